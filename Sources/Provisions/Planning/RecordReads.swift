import FEEL
import FEELSyntax

/// Which entries of a list of records expressions look at.
enum RecordReads: Equatable, Sendable {
    /// Nobody reads the list.
    case none
    /// No more than these; the length of the list may matter, too.
    case entries(Set<String>)
    /// Perhaps all.
    case all

    func contains(_ name: String) -> Bool {
        switch self {
        case .none: false
        case .entries(let names): names.contains(name)
        case .all: true
        }
    }

    func union(_ other: RecordReads) -> RecordReads {
        switch (self, other) {
        case (.none, let reads), (let reads, .none): reads
        case (.entries(let first), .entries(let second)): .entries(first.union(second))
        default: .all
        }
    }
}

/// Finds what an expression looks at in a list of records, by the few forms that are common: `list.entry`,
/// `list[condition].entry`, `count(list)`. Of any other use it says that all entries may matter.
struct RecordReadsFinder {
    private let name: String
    private var found: Set<String> = []
    private var isLimited = true
    /// What is still to be looked at; in a condition on records any name may be an entry's.
    private var pending: [(tree: Expression, isCondition: Bool)]

    static func reads(of name: String, in tree: Expression) -> RecordReads {
        var finder = RecordReadsFinder(name: name, pending: [(tree, false)])
        while finder.isLimited, let next = finder.pending.popLast() {
            finder.visit(next.tree, isCondition: next.isCondition)
        }
        return finder.isLimited ? .entries(finder.found) : .all
    }

    private init(name: String, pending: [(tree: Expression, isCondition: Bool)]) {
        self.name = name
        self.pending = pending
    }

    private mutating func visit(_ tree: Expression, isCondition: Bool) {
        switch tree.kind {
        case .name(let read):
            if read == name || isCondition && read == "item" { isLimited = false }
            if isCondition { found.insert(read) }
        case .path(let base, let entry, _):
            if isCondition, case .name("item") = base.kind {
                found.insert(entry)
            } else if takesRecords(base) {
                found.insert(entry)
            } else {
                pending.append((base, isCondition))
            }
        case .call(let function, .positional(let arguments)):
            if case .name("count") = function.kind, arguments.count == 1, takesRecords(arguments[0]) {
                return
            }
            pending += ([function] + arguments).map { ($0, isCondition) }
        default:
            // Whoever gives `count` another meaning is not followed.
            if tree.kind.binds.contains("count") { isLimited = false }
            pending += tree.kind.children.map { ($0, isCondition) }
        }
    }

    /// Whether these are the records, or some of them by conditions; what those look at is then to be found, too.
    private mutating func takesRecords(_ tree: Expression) -> Bool {
        var base = tree
        var conditions: [Expression] = []
        while case .filter(let inner, let condition) = base.kind {
            conditions.append(condition)
            base = inner
        }
        guard base.kind == .name(name) else { return false }
        pending += conditions.map { ($0, true) }
        return true
    }
}

extension Expression.Kind {
    /// The expressions in it, one level down.
    fileprivate var children: [Expression] {
        switch self {
        case .null, .boolean, .number, .string, .at, .name: []
        case .negation(let operand), .unaryRelation(_, let operand), .instanceOf(let operand, _),
            .path(let operand, _, _):
            [operand]
        case .binary(_, let left, let right): [left, right]
        case .between(let value, let low, let high): [value, low, high]
        case .membership(let value, let tests): [value] + tests
        case .filter(let base, let condition): [base, condition]
        case .call(let function, .positional(let arguments)): [function] + arguments
        case .call(let function, .named(let arguments)): [function] + arguments.map(\.value)
        case .interval(let interval): [interval.start, interval.end]
        case .list(let items): items
        case .context(let entries): entries.map(\.value)
        case .function(let function): [function.body]
        case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
        case .iteration(let iterators, let yields): iterators.flatMap(\.domains) + [yields]
        case .quantified(_, let iterators, let condition): iterators.flatMap(\.domains) + [condition]
        }
    }

    /// The names that mean something else within it.
    fileprivate var binds: [String] {
        switch self {
        case .context(let entries): entries.map(\.key)
        case .function(let function): function.parameters.map(\.name)
        case .iteration(let iterators, _), .quantified(_, let iterators, _): iterators.map(\.name)
        default: []
        }
    }
}

extension Expression.Iterator {
    fileprivate var domains: [Expression] { [domain] + (end.map { [$0] } ?? []) }
}
