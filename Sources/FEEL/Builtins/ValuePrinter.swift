import FEELSyntax

/// Prints values as FEEL writes them, for `string`.
///
/// Values share their parts, so a small heap can hold a value whose text is immense: the limits on strings,
/// steps and depth are watched on the way.
struct ValuePrinter {
    private let heap: Heap
    private var text = ""
    /// The inputs that parts of the value wait for.
    private var unknown = UnknownInputs.none

    private init(heap: Heap) {
        self.heap = heap
    }

    /// The text of a value: a string or temporal value plainly, the parts of lists, contexts and ranges as
    /// literals.
    static func text(of value: Value, in heap: Heap) throws(Failure) -> String {
        if let text = heap.text(of: value) { return text }
        if let text = value.temporalText { return text }
        var printer = ValuePrinter(heap: heap)
        try printer.append(value, depth: 0)
        if !printer.unknown.isEmpty { throw .unknown(printer.unknown) }
        return printer.text
    }

    private mutating func append(_ value: Value, depth: Int) throws(Failure) {
        try check(depth)
        switch value.tag {
        case nil: text += value.asNumber.description
        case .null: text += "null"
        case .boolean: text += value.isTrue ? "true" : "false"
        case .string: text += Self.quoted(heap.text(of: value) ?? "")
        case .date, .time, .dateTime, .dayTimeDuration, .yearMonthDuration: appendTemporal(value)
        case .list: try appendList(value, depth)
        case .context: try appendContext(value, depth)
        case .range: try appendRange(value, depth)
        case .function: text += "function"
        case .unknown: unknown = unknown.union(value.unknownInputs)
        }
    }

    private func check(_ depth: Int) throws(Failure) {
        if depth > heap.limits.depth {
            heap.overrun = heap.overrun ?? .depth
            throw .limit
        }
        let (length, longest) = (text.utf8.count, heap.limits.stringLength)
        guard heap.spend(1), heap.admits(bytes: length, length: length, atMost: longest, .stringLength) else {
            throw .limit
        }
    }

    private mutating func appendTemporal(_ value: Value) {
        text += "@\"" + (value.temporalText ?? "") + "\""
    }

    private mutating func appendList(_ list: Value, _ depth: Int) throws(Failure) {
        text += "["
        for (index, item) in ListItems(heap: heap, list: list).enumerated() {
            if index > 0 { text += ", " }
            try append(item, depth: depth + 1)
        }
        text += "]"
    }

    private mutating func appendContext(_ context: Value, _ depth: Int) throws(Failure) {
        text += "{"
        for (index, entry) in heap.entries(of: context).enumerated() {
            if index > 0 { text += ", " }
            let key = heap.text(of: entry.key) ?? ""
            text += (Self.isName(key) ? key : Self.quoted(key)) + ": "
            try append(entry.value, depth: depth + 1)
        }
        text += "}"
    }

    private mutating func appendRange(_ value: Value, _ depth: Int) throws(Failure) {
        guard let range = heap.range(of: value) else { return }
        if let sign = range.form.sign {
            let point = range.start.isNull ? range.end : range.start
            // A relation has no relation for its operand, unless that stands in parentheses.
            let parenthesized = heap.range(of: point)?.form.sign != nil
            text += sign + (parenthesized ? " (" : " ")
            try append(point, depth: depth + 1)
            if parenthesized { text += ")" }
            return
        }
        text += range.startIncluded ? "[" : "("
        try append(range.start, depth: depth + 1)
        text += ".."
        try append(range.end, depth: depth + 1)
        text += range.endIncluded ? "]" : ")"
    }

    /// Whether a key needs no quotes: it is a name, and reading it as one changes none of its white space.
    private static func isName(_ key: String) -> Bool {
        NameForm.pieces(of: key) != nil && NameForm.normal(key) == key
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension RangeForm {
    /// The relation a range was written as; nil for the bracket form.
    fileprivate var sign: String? {
        switch self {
        case .bracket: nil
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        case .equal: "="
        case .notEqual: "!="
        }
    }
}

extension Value {
    /// The text of a date, time, date and time or duration; nil for anything else.
    fileprivate var temporalText: String? {
        switch tag {
        case .date: date?.description
        case .time: time?.description
        case .dateTime: dateTime?.description
        case .dayTimeDuration: dayTimeDuration?.description
        case .yearMonthDuration: yearMonthDuration?.description
        default: nil
        }
    }
}
