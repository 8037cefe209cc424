import FEEL
import FEELSyntax
import Provisions

extension TreeWalk {
    func walk(_ text: FEELText) -> Datum { walk(trees.expression(text)) }

    func walk(_ value: RuleValue) -> Datum {
        switch value {
        case .literal(let datum, _): datum
        case .expression(let text): walk(text)
        }
    }

    func walk(_ tree: Expression) -> Datum {
        switch tree.kind {
        case .null: .null
        case .boolean(let boolean): .boolean(boolean)
        case .number(let text): Number(text: text).map { .number($0) } ?? fail()
        case .string(let text): .string(text)
        case .at(let text): CalendarDate(text).map { .date($0) } ?? refuse("@\(text)")
        case .name(let name): value(of: name)
        case .negation(let operand): negative(walk(operand))
        case .binary(.and, let left, let right): joined([left, right], decisive: false, walk)
        case .binary(.or, let left, let right): joined([left, right], decisive: true, walk)
        case .binary(let infix, let left, let right): operate(infix, walk(left), walk(right))
        case .between(let operand, let low, let high): lies(walk(operand), from: low, true, to: high, true)
        case .membership(let operand, let tests): isMember(walk(operand), tests)
        case .call(let function, .positional(let arguments)): call(function, arguments.map(walk))
        case .conditional(let condition, let then, let otherwise): branch(condition, then, otherwise)
        default: refuse("\(tree.kind)")
        }
    }

    // MARK: - Logic

    /// Several conditions by `or`, where one true decides, or by `and`, where one false does; what follows is not looked
    /// at. An unknown is stronger than a null.
    func joined(_ parts: [Expression], decisive: Bool, _ value: (Expression) -> Datum) -> Datum {
        guard let first = parts.first else { return .boolean(!decisive) }
        var all = value(first)
        for part in parts.dropFirst() {
            if all.truth == decisive { return all }
            if all.isUnknown { world.guesses += 1 }
            let next = value(part)
            if all.isUnknown { world.guesses -= 1 }
            all = joined(all, next, decisive: decisive)
        }
        return all
    }

    private func joined(_ left: Datum, _ right: Datum, decisive: Bool) -> Datum {
        if left.truth == decisive || right.truth == decisive { return .boolean(decisive) }
        if let unknown = Datum.unknown(among: [left, right]) { return unknown }
        return left.truth == nil || right.truth == nil ? .null : .boolean(!decisive)
    }

    func opposite(_ condition: Datum) -> Datum {
        if condition.isUnknown { return condition }
        return condition.truth.map { .boolean(!$0) } ?? .null
    }

    /// A null is not true. An unknown waits for its condition, unless both branches come to the same.
    private func branch(_ condition: Expression, _ then: Expression, _ otherwise: Expression) -> Datum {
        let decided = walk(condition)
        if decided.truth == true { return walk(then) }
        if !decided.isUnknown { return walk(otherwise) }
        world.guesses += 1
        let (first, second) = (walk(then), walk(otherwise))
        world.guesses -= 1
        return first == second && !first.isUnknown ? first : decided
    }

    // MARK: - Comparisons

    func compare(_ infix: BinaryOperator, _ left: Datum, _ right: Datum) -> Datum {
        if let unknown = Datum.unknown(among: [left, right]) { return unknown }
        switch infix {
        case .equal: return .boolean(left == right)
        case .notEqual: return .boolean(left != right)
        default: break
        }
        guard let order = order(left, right) else { return fail() }
        switch infix {
        case .less: return .boolean(order < 0)
        case .lessOrEqual: return .boolean(order <= 0)
        case .greater: return .boolean(order > 0)
        default: return .boolean(order >= 0)
        }
    }

    func order(_ left: Datum, _ right: Datum) -> Int? {
        if let left = left.number, let right = right.number { return left.compared(to: right) }
        if let left = left.day, let right = right.day { return left < right ? -1 : left == right ? 0 : 1 }
        return nil
    }

    /// Both bounds are always looked at.
    func lies(
        _ value: Datum, from low: Expression, _ lowIncluded: Bool, to high: Expression, _ highIncluded: Bool
    ) -> Datum {
        let above = compare(lowIncluded ? .greaterOrEqual : .greater, value, walk(low))
        let below = compare(highIncluded ? .lessOrEqual : .less, value, walk(high))
        if above == .null, below == .null { return .null }
        if above == .null || below == .null { return Datum.unknown(among: [above, below]) ?? .null }
        return joined(above, below, decisive: false)
    }

    private func isMember(_ value: Datum, _ tests: [Expression]) -> Datum {
        joined(tests, decisive: true) { self.passes(value, $0) }
    }

    /// One test of `in` or of a cell: a relation, a range, or a value to be equal to.
    func passes(_ value: Datum, _ test: Expression) -> Datum {
        switch test.kind {
        case .unaryRelation(let infix, let point): compare(infix, value, walk(point))
        case .interval(let interval):
            lies(
                value, from: interval.start, interval.startIncluded, to: interval.end, interval.endIncluded)
        default: compare(.equal, value, walk(test))
        }
    }

    /// Whether a value passes a cell's tests.
    func passes(_ value: Datum, _ cell: UnaryTests) -> Datum {
        world.locals["?"] = value
        defer { world.locals["?"] = nil }
        switch cell.kind {
        case .any: return .boolean(true)
        case .tests(let tests): return isMember(value, tests)
        case .negated(let tests): return opposite(isMember(value, tests))
        }
    }
}
