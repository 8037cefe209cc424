import Diagnostics

/// Contexts (DMN §10.3.4.10). All return a new context; the one given stays as it is.
extension Builtin {
    static let contextFunctions = [getValue, getEntries, context, putAtKey, putAtPath, contextMerge]

    private static let anyContext = FEELType.context([])

    private static let getValue = Builtin(
        "get value", [Parameter("m", anyContext), Parameter("key", .string)], returns: .any,
        summary: LocalizedText(
            zh: "记录中某一字段的值，字段名可以是任何文本。", en: "The entry of a key, which may be any text."),
        examples: [
            Example(#"get value({"§1": 5}, "§1")"#, gives: "5"),
            Example(#"get value({a: 1}, "b")"#, gives: "null"),
        ]
    ) { arguments throws(Failure) in
        guard let value = arguments.heap.entry(of: arguments[0], key: arguments[1]) else { throw .null }
        return value
    }

    private static let getEntries = Builtin(
        "get entries", [Parameter("m", anyContext)],
        returns: .list(.context([FEELType.Entry("key", .string), FEELType.Entry("value", .any)])),
        summary: LocalizedText(
            zh: "记录的各字段，每个是一条有 `key` 和 `value` 的记录。",
            en: "The entries in order, each as a context of `key` and `value`."),
        examples: [Example("get entries({a: 1})", gives: #"[{key: "a", value: 1}]"#)]
    ) { arguments throws(Failure) in
        let heap = arguments.heap
        let shape = heap.shape(["key", "value"])
        let entries = heap.entries(of: arguments[0])
        return try arguments.made(entries.map { heap.context(shape, [$0.key, $0.value]) })
    }

    private static let context = Builtin(
        "context", [Parameter("entries", .list(anyContext))], returns: anyContext,
        summary: LocalizedText(
            zh: "由有 `key` 和 `value` 的记录组成一条记录。", en: "A context made of items with `key` and `value`."),
        examples: [Example(#"context([{key: "a", value: 1}, {key: "b", value: 2}])"#, gives: "{a: 1, b: 2}")]
    ) { arguments throws(Failure) in
        var draft = ContextDraft()
        for item in try arguments.knownItems(0) {
            let (key, value) = try arguments.keyAndValue(of: item)
            guard draft.add(key, value) else {
                throw .because(FEELDiagnostics.repeatedKey, "a key stands twice")
            }
        }
        return draft.context(in: arguments.heap)
    }

    private static let putAtKey = Builtin(
        "context put",
        [Parameter("context", anyContext), Parameter("key", .string), Parameter("value", .any)],
        returns: anyContext,
        summary: LocalizedText(
            zh: "设定一个字段后的记录；字段可以用各层字段名的列表指明。",
            en: "The context with an entry set; a list of keys names an entry of a context inside."),
        examples: [
            Example(#"context put({a: 1}, "b", 2)"#, gives: "{a: 1, b: 2}"),
            Example(#"context put({a: {b: 1}}, ["a", "b"], 2)"#, gives: "{a: {b: 2}}"),
        ]
    ) { arguments throws(Failure) in
        try arguments.putting(arguments[2], at: [arguments[1]], into: arguments[0])
    }

    private static let putAtPath = Builtin(
        "context put",
        [Parameter("context", anyContext), Parameter("keys", .list(.string)), Parameter("value", .any)],
        returns: anyContext, summary: putAtKey.summary, examples: []
    ) { arguments throws(Failure) in
        let keys = try arguments.items(of: try arguments.knownItems(1).list)
        guard !keys.isEmpty else { throw .invalid("there is no key") }
        return try arguments.putting(arguments[2], at: keys[...], into: arguments[0])
    }

    private static let contextMerge = Builtin(
        "context merge", [Parameter("contexts", .list(anyContext))], returns: anyContext,
        summary: LocalizedText(
            zh: "各记录的所有字段，后面的代替前面的同名字段。",
            en: "The entries of all contexts; later ones replace earlier ones of the same key."),
        examples: [Example("context merge([{a: 1}, {a: 2, b: 3}])", gives: "{a: 2, b: 3}")]
    ) { arguments throws(Failure) in
        var draft = ContextDraft()
        for item in try arguments.knownItems(0) {
            guard item.has(.context) else { throw arguments.wrongKind(item, "context") }
            for (key, value) in try arguments.entries(of: item) { draft.set(key, value) }
        }
        return draft.context(in: arguments.heap)
    }
}

extension Arguments {
    fileprivate func keyAndValue(of item: Value) throws(Failure) -> (key: Value, value: Value) {
        guard item.has(.context) else { throw wrongKind(item, "context") }
        guard let key = heap.entry(of: item, key: "key"), let value = heap.entry(of: item, key: "value")
        else {
            throw .invalid("an item has no `key` or no `value`")
        }
        guard key.has(.string) else { throw wrongKind(key, "string") }
        return (key, value)
    }

    /// The context with a value set at the end of a path of keys; the contexts on the way must be there.
    fileprivate func putting(
        _ value: Value, at path: ArraySlice<Value>, into context: Value
    ) throws(Failure) -> Value {
        guard let key = path.first else { return value }
        guard key.has(.string) else { throw wrongKind(key, "string") }
        guard context.has(.context) else { throw wrongKind(context, "context") }
        guard path.count <= Heap.nestingLimit else { throw .invalid("the path is too long") }
        try spend(1)
        var draft = ContextDraft()
        for (key, value) in try entries(of: context) { draft.set(key, value) }
        let inner = path.count > 1 ? heap.entry(of: context, key: key) ?? .null : .null
        draft.set(key, try putting(value, at: path.dropFirst(), into: inner))
        return draft.context(in: heap)
    }
}

/// A context while it is put together.
private struct ContextDraft {
    private var keys: [Value] = []
    private var values: [Value] = []
    private var positions: [Value: Int] = [:]

    /// Adds an entry; false if there is one of that key.
    mutating func add(_ key: Value, _ value: Value) -> Bool {
        guard positions[key] == nil else { return false }
        positions[key] = keys.count
        keys.append(key)
        values.append(value)
        return true
    }

    /// Adds an entry, or gives the one of that key another value.
    mutating func set(_ key: Value, _ value: Value) {
        if let position = positions[key] { values[position] = value } else { _ = add(key, value) }
    }

    func context(in heap: Heap) -> Value { heap.context(keys: keys, values: values) }
}
