import Diagnostics

/// Lists (DMN §10.3.4.4): what they hold, and lists made of lists. Positions count from 1, or from −1 at the end.
extension Builtin {
    static let listFunctions =
        aggregateFunctions + [
            listContains, sublist, append, concatenate, insertBefore, remove, reverse, indexOf, union,
            distinctValues,
            flatten,
        ] + orderFunctions

    static let anyList = FEELType.list(.any)

    /// The type of the first argument: what functions return that take items away or move them.
    static let likeTheList: @Sendable ([FEELType]) -> FEELType = { types in
        types.first.map { $0.isList ? $0 : .list($0) } ?? anyList
    }

    /// A list of what any of the arguments may hold.
    private static let likeAllLists: @Sendable ([FEELType]) -> FEELType = { types in
        .list(FEELType.join(types.map(\.item)))
    }

    private static let listContains = Builtin(
        "list contains", [Parameter("list", anyList), Parameter("element", .any)], returns: .boolean,
        summary: LocalizedText(zh: "列表中是否有等于该值的项。", en: "Whether an item of the list equals the value."),
        examples: [
            Example(#"list contains(["甲", "乙"], "乙")"#, gives: "true"),
            Example("list contains([1, null], null)", gives: "true"),
        ]
    ) { arguments throws(Failure) in
        var unknown = UnknownInputs.none
        for item in try arguments.list(0) {
            try arguments.spend(1)
            let matches = arguments.equality(item, arguments[1])
            if matches.isTrue { return .true }
            unknown = unknown.union(matches.unknownInputs)
        }
        return unknown.isEmpty ? .false : .unknown(unknown)
    }

    private static let sublist = Builtin(
        "sublist",
        [Parameter("list", anyList), Parameter("start position", .number), .optional("length", .number)],
        returns: likeTheList,
        summary: LocalizedText(
            zh: "从某一位置起的若干项；不写长度则直到末尾。",
            en: "So many items from a position on; without a length, all to the end."),
        examples: [
            Example("sublist([4, 5, 6], 1, 2)", gives: "[4, 5]"),
            Example("sublist([4, 5, 6], -1)", gives: "[6]"),
        ]
    ) { arguments throws(Failure) in
        let list = try arguments.list(0)
        let start = try arguments.index(1, in: list)
        let length = arguments.isGiven(2) ? try arguments.integer(2) : list.count - start
        guard length >= 0, length <= list.count - start else { throw .invalid("the list is not so long") }
        return arguments.heap.sublist(list.list, from: start, count: length)
    }

    private static let append = Builtin(
        "append", [Parameter("list", anyList), .variadic("item", .any)], returns: likeAllLists,
        summary: LocalizedText(zh: "在列表末尾加上各项。", en: "The list with the items added at its end."),
        examples: [
            Example("append([1], 2, 3)", gives: "[1, 2, 3]"), Example("append([1], [2])", gives: "[1, [2]]"),
        ]
    ) { arguments throws(Failure) in
        guard arguments.isGiven(1) else { throw .invalid("there is no item to append") }
        return try arguments.joined([arguments[0], arguments[1]])
    }

    private static let concatenate = Builtin(
        "concatenate", [.variadic("list", anyList)], returns: likeAllLists,
        summary: LocalizedText(zh: "把各列表首尾相接成一个列表。", en: "One list of all items of all lists."),
        examples: [Example("concatenate([1, 2], [3])", gives: "[1, 2, 3]")]
    ) { arguments throws(Failure) in
        try arguments.joined(try arguments.items(of: arguments[0]))
    }

    private static let insertBefore = Builtin(
        "insert before",
        [Parameter("list", anyList), Parameter("position", .number), Parameter("newItem", .any)],
        returns: { types in
            .list(FEELType.join([types.first?.item ?? .any, types.count > 2 ? types[2] : .any]))
        },
        summary: LocalizedText(zh: "在某一位置之前插入一项。", en: "The list with an item put in before a position."),
        examples: [Example("insert before([1, 3], 2, 2)", gives: "[1, 2, 3]")]
    ) { arguments throws(Failure) in
        let list = try arguments.list(0)
        var items = try arguments.items(of: list.list)
        items.insert(arguments[2], at: try arguments.index(1, in: list))
        return try arguments.made(items)
    }

    private static let remove = Builtin(
        "remove", [Parameter("list", anyList), Parameter("position", .number)], returns: likeTheList,
        summary: LocalizedText(zh: "去掉某一位置的项。", en: "The list without the item at a position."),
        examples: [Example("remove([1, 2, 3], 2)", gives: "[1, 3]")]
    ) { arguments throws(Failure) in
        let list = try arguments.list(0)
        var items = try arguments.items(of: list.list)
        items.remove(at: try arguments.index(1, in: list))
        return try arguments.made(items)
    }

    private static let reverse = Builtin(
        "reverse", [Parameter("list", anyList)], returns: likeTheList,
        summary: LocalizedText(zh: "把列表倒过来。", en: "The list back to front."),
        examples: [Example("reverse([1, 2, 3])", gives: "[3, 2, 1]")]
    ) { arguments throws(Failure) in
        try arguments.made(try arguments.items(of: arguments[0]).reversed())
    }

    private static let indexOf = Builtin(
        "index of", [Parameter("list", anyList), Parameter("match", .any)], returns: .list(.number),
        summary: LocalizedText(
            zh: "等于该值的各项的位置，由小到大。", en: "The positions of all items equal to the value, ascending."),
        examples: [
            Example("index of([1, 2, 1], 1)", gives: "[1, 3]"), Example("index of([], 1)", gives: "[]"),
        ]
    ) { arguments throws(Failure) in
        var positions: [Value] = []
        for (index, item) in try arguments.list(0).enumerated() {
            try arguments.spend(1)
            let matches = arguments.equality(item, arguments[1])
            if matches.isUnknown { throw .unknown(matches.unknownInputs) }
            if matches.isTrue { positions.append(Value(index + 1)) }
        }
        return try arguments.made(positions)
    }

    private static let union = Builtin(
        "union", [.variadic("list", anyList)], returns: likeAllLists,
        summary: LocalizedText(
            zh: "各列表的所有项，相同的只留第一个。", en: "All items of all lists, without later duplicates."),
        examples: [Example("union([1, 2], [2, 3])", gives: "[1, 2, 3]")]
    ) { arguments throws(Failure) in
        let joined = try arguments.joined(try arguments.items(of: arguments[0]))
        return try arguments.made(try arguments.distinct(joined))
    }

    private static let distinctValues = Builtin(
        "distinct values", [Parameter("list", anyList)], returns: likeTheList,
        summary: LocalizedText(zh: "列表中不同的项，各留第一个。", en: "The first of each group of equal items."),
        examples: [Example("distinct values([1, 2, 1.0, null])", gives: "[1, 2, null]")]
    ) { arguments throws(Failure) in
        try arguments.made(try arguments.distinct(arguments[0]))
    }

    private static let flatten = Builtin(
        "flatten", [Parameter("list", anyList)], returns: { types in .list(innermost(types.first ?? .any)) },
        summary: LocalizedText(
            zh: "把各层列表中的项放进一个列表。", en: "The items of all lists in the list, at all levels."),
        examples: [Example("flatten([[1, 2], [[3]], 4])", gives: "[1, 2, 3, 4]")]
    ) { arguments throws(Failure) in
        var items: [Value] = []
        try arguments.flatten(arguments[0], into: &items, depth: 0)
        return try arguments.made(items)
    }

    private static func innermost(_ type: FEELType) -> FEELType {
        if case .list(let item) = type { innermost(item) } else { type }
    }
}
