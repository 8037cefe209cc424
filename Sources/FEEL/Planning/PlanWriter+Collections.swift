import Diagnostics
import FEELSyntax

extension PlanWriter {
    /// Longer list literals are made item by item, so that they do not need a register each.
    private static let longList = 64

    mutating func writeList(_ items: [Expression], to target: Int) {
        if items.count > Self.longList { return writeLongList(items, to: target) }
        let first = allocate(items.count)
        for (offset, item) in items.enumerated() { write(item, to: first + offset) }
        emit(.makeList, a: target, b: first, c: items.count)
    }

    private mutating func writeLongList(_ items: [Expression], to target: Int) {
        let list = allocate()
        emit(.beginList, flag: 1, a: list)
        for item in items {
            let mark = top
            emit(.append, a: list, b: value(item))
            release(to: mark)
        }
        emit(.endList, a: target, b: list)
    }

    /// Each entry sees the ones before it.
    mutating func writeContext(_ entries: [Expression.Entry], to target: Int) {
        if let key = repeatedKey(entries) {
            return fail(
                FEELDiagnostics.repeatedKey, "the key `\(key)` stands twice in this context", to: target)
        }
        let first = allocate(entries.count)
        frames.append(.locals([:]))
        for (offset, entry) in entries.enumerated() {
            write(entry.value, to: first + offset)
            let local = NameFrame.Local(register: first + offset, type: type(of: entry.value))
            declare(NameForm.normal(entry.key), local, in: frames.count - 1)
        }
        frames.removeLast()
        let shape = heap.shape(entries.map(\.key))
        emit(.makeContext, a: target, b: first, c: index(of: shape, in: \.shapes))
    }

    private func repeatedKey(_ entries: [Expression.Entry]) -> String? {
        var keys: Set<Value> = []
        return entries.first { !keys.insert(heap.string($0.key)).inserted }?.key
    }

    /// A position, a condition, or, where the text does not tell, whichever the first item shows.
    mutating func writeFilter(_ list: Expression, _ condition: Expression, to target: Int) {
        let source = value(list)
        if let position = constant(of: condition), position.isNumber {
            emit(.index, a: target, b: source, c: constant(position))
            return
        }
        let isOpen = condition.isAlwaysCondition ? 0 : 1
        let state = allocate(4)
        let itemType = type(of: list).item
        let isSettled = emit(.beginFilter, flag: isOpen, a: state, b: source)
        let loop = draft.instructions.count
        let done = emit(.next, a: state, b: state + 3)
        with(.item(register: state + 3, type: itemType)) { writer in
            let result = writer.value(condition)
            let isDecided = writer.emit(.filter, flag: isOpen, a: state, b: result)
            writer.emit(.jump, c: 0)
            writer.direct(writer.draft.instructions.count - 1, to: loop)
            writer.land(done)
            writer.emit(.endFilter, a: state)
            writer.land(isDecided)
        }
        land(isSettled)
        move(state, to: target)
    }
}

extension Expression {
    /// Whether the value can only be a boolean or null, so that a filter by it is no position.
    var isAlwaysCondition: Bool {
        switch kind {
        case .boolean, .between, .membership, .instanceOf, .quantified: true
        case .binary(let binary, _, _): binary.isLogical
        default: false
        }
    }
}

extension BinaryOperator {
    /// Gives a boolean or null.
    var isLogical: Bool {
        switch self {
        case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
        case .add, .subtract, .multiply, .divide, .power: false
        }
    }
}
