/// Heights and parts of a tree.
extension Expression.Kind {
    /// One more than the highest part.
    var height: Int { 1 + parts.reduce(0) { max($0, $1.height) } }

    /// One more than the most nested part; the rest of a chain adds nothing.
    var nesting: Int {
        switch self {
        case .binary(_, let left, let right):
            max(left.kind.isBinary ? left.nesting : left.nesting + 1, right.nesting + 1)
        case .path(let base, _, _): base.kind.isPath ? base.nesting : base.nesting + 1
        default: 1 + parts.reduce(0) { max($0, $1.nesting) }
        }
    }

    private var isBinary: Bool { if case .binary = self { true } else { false } }
    private var isPath: Bool { if case .path = self { true } else { false } }

    /// The expressions directly inside, in the order of the text.
    package var parts: [Expression] {
        switch self {
        case .null, .boolean, .number, .string, .at, .name: []
        case .negation(let operand), .unaryRelation(_, let operand), .instanceOf(let operand, _),
            .path(let operand, _, _):
            [operand]
        case .binary(_, let left, let right), .filter(let left, let right): [left, right]
        case .between(let value, let low, let high): [value, low, high]
        case .membership(let value, let tests): [value] + tests
        case .call(let function, let arguments): [function] + arguments.values
        case .interval(let interval): [interval.start, interval.end]
        case .list(let items): items
        case .context(let entries): entries.map(\.value)
        case .function(let function): [function.body]
        case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
        case .iteration(let iterators, let body), .quantified(_, let iterators, let body):
            iterators.flatMap(\.parts) + [body]
        }
    }
}

extension Expression.Arguments {
    /// The arguments' expressions, in the order of the text.
    package var values: [Expression] {
        switch self {
        case .positional(let values): values
        case .named(let arguments): arguments.map(\.value)
        }
    }
}

extension Expression.Iterator {
    /// The domain and, for a counting loop, its end.
    package var parts: [Expression] { end.map { [domain, $0] } ?? [domain] }
}
