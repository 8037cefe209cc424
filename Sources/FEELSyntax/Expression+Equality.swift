/// Two trees are equal when they say the same: places are not compared.
extension Expression.Kind {
    /// A loop, so that no tree is too high for it.
    package static func == (left: Self, right: Self) -> Bool {
        var pairs = [(left, right)]
        while let (left, right) = pairs.popLast() {
            let (parts, others) = (left.parts, right.parts)
            guard left.height == right.height, parts.count == others.count, left.label == right.label else {
                return false
            }
            pairs += zip(parts, others).map { ($0.kind, $1.kind) }
        }
        return true
    }

    /// Everything that a node says apart from its parts: what it is, operators, names, types, included ends.
    package var label: [String] {
        switch self {
        case .null: ["null"]
        case .boolean(let value): ["boolean", "\(value)"]
        case .number(let text): ["number", text]
        case .string(let text): ["string", text]
        case .at(let text): ["at", text]
        case .name(let name): ["name", name]
        case .negation: ["negation"]
        case .binary(let infix, _, _): ["binary", infix.rawValue]
        case .between: ["between"]
        case .membership: ["membership"]
        case .unaryRelation(let relation, _): ["relation", relation.rawValue]
        case .instanceOf(_, let type): ["instance of", Printer.text(of: type)]
        case .path(_, let name, _): ["path", name]
        case .filter: ["filter"]
        case .call(_, .positional): ["call"]
        case .call(_, .named(let arguments)): ["named call"] + arguments.map(\.name)
        case .interval(let interval): ["interval", "\(interval.startIncluded)", "\(interval.endIncluded)"]
        case .list: ["list"]
        case .context(let entries): ["context"] + entries.map(\.key)
        case .function(let function):
            [function.isExternal ? "external" : "function"] + function.parameters.map(\.label)
        case .conditional: ["if"]
        case .iteration(let iterators, _): ["for"] + iterators.map(\.label)
        case .quantified(let quantifier, let iterators, _): [quantifier.rawValue] + iterators.map(\.label)
        }
    }
}

extension Expression.Parameter {
    fileprivate var label: String { name + (type.map { ": " + Printer.text(of: $0) } ?? "") }
}

extension Expression.Iterator {
    fileprivate var label: String { end == nil ? name : name + " counts" }
}
