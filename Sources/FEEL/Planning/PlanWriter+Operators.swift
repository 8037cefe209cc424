import Diagnostics
import FEELSyntax

extension PlanWriter {
    mutating func writeNegation(_ operand: Expression, to target: Int) {
        emit(.negate, a: target, b: value(operand))
    }

    /// One operator of a chain: what joins the operand before it with the one behind it.
    private typealias Link = (infix: BinaryOperator, right: Expression, whole: Expression?)

    /// Chains such as `a + b + c …` nest to the left, as deep as they are long: they are walked in a loop, and what has
    /// been joined so far is kept in one register.
    mutating func writeBinary(_ kind: Expression.Kind, to target: Int) {
        var links: [Link] = []
        var (rest, whole): (Expression.Kind, Expression?) = (kind, nil)
        while case .binary(let infix, let left, let right) = rest {
            links.append((infix, right, whole))
            (rest, whole) = (left.kind, left)
        }
        guard let first = whole else { return }
        var left = value(first)
        let joined = links.count > 1 ? allocate() : target
        for link in links.reversed() {
            let register = link.whole == nil ? target : joined
            join(link, left, to: register)
            left = register
        }
    }

    private mutating func join(_ link: Link, _ left: Int, to target: Int) {
        let mark = top
        inside(link.whole?.span ?? span) { writer in
            switch link.infix {
            case .and: writer.writeLogic(.and, .conclude, left, link.right, to: target)
            case .or: writer.writeLogic(.or, .disjoin, left, link.right, to: target)
            default: writer.emit(Operation(link.infix), a: target, b: left, c: writer.value(link.right))
            }
        }
        if let whole = link.whole { trace(target, whole) }
        release(to: mark)
    }

    /// The second operand is not evaluated when the first decides.
    private mutating func writeLogic(
        _ first: Operation, _ second: Operation, _ left: Int, _ right: Expression, to target: Int
    ) {
        let decided = emit(first, a: target, b: left)
        emit(second, a: target, b: left, c: value(right))
        land(decided)
    }

    mutating func writeBetween(_ operand: Expression, _ low: Expression, _ high: Expression, to target: Int) {
        let register = value(operand)
        writeBounds(register, (.greaterOrEqual, low), (.lessOrEqual, high), to: target)
    }

    private mutating func writeBounds(
        _ operand: Int, _ low: (Operation, Expression), _ high: (Operation, Expression), to target: Int
    ) {
        let results = allocate(2)
        emit(low.0, a: results, b: operand, c: value(low.1))
        emit(high.0, a: results + 1, b: operand, c: value(high.1))
        emit(.both, a: target, b: results, c: results + 1)
    }

    mutating func writeMembership(_ operand: Expression, _ tests: [Expression], to target: Int) {
        let register = value(operand)
        writeAny(tests, to: target) { writer, test, result in writer.writeTest(test, of: register, to: result)
        }
    }

    /// Whether any of several tests holds, by three-valued `or`.
    mutating func writeAny(
        _ tests: [Expression], to target: Int, _ writeOne: (inout PlanWriter, Expression, Int) -> Void
    ) {
        if tests.count == 1, let only = tests.first { return writeOne(&self, only, target) }
        let mark = top
        let outcome = allocate(2)
        var decided: [Int] = []
        for (index, test) in tests.enumerated() {
            guard index > 0 else {
                writeOne(&self, test, outcome)
                continue
            }
            decided.append(emit(.or, a: outcome, b: outcome))
            writeOne(&self, test, outcome + 1)
            emit(.disjoin, a: outcome, b: outcome, c: outcome + 1)
        }
        for jump in decided { land(jump) }
        move(outcome, to: target)
        release(to: mark)
    }

    /// One test of `in`: a relation, a range, a list, or a value.
    mutating func writeTest(_ test: Expression, of operand: Int, to target: Int) {
        let mark = top
        inside(test.span) { writer in
            switch test.kind {
            case .unaryRelation(let relation, let point):
                writer.emit(Operation(relation), a: target, b: operand, c: writer.value(point))
            case .interval(let interval) where writer.constant(of: test) == nil:
                writer.writeBounds(
                    operand, (interval.startIncluded ? .greaterOrEqual : .greater, interval.start),
                    (interval.endIncluded ? .lessOrEqual : .less, interval.end), to: target)
            default:
                writer.emit(.member, a: target, b: operand, c: writer.value(test))
            }
        }
        release(to: mark)
    }

    mutating func writeRelation(_ relation: BinaryOperator, _ point: Expression, to target: Int) {
        let form = RangeForm(relation) ?? .equal
        emit(.makeRelation, flag: Int(form.rawValue), a: target, b: value(point))
    }

    mutating func writeInstanceOf(_ operand: Expression, _ reference: TypeReference, to target: Int) {
        guard let type = FEELType(reference, named: { scope.namedTypes[$0] }) else {
            return fail(FEELDiagnostics.unknownType, "no type of that name is defined", to: target)
        }
        let register = value(operand)
        emit(.instanceOf, a: target, b: register, c: index(of: type, in: \.types))
    }

    /// Paths of paths nest to the left too.
    mutating func writePath(_ kind: Expression.Kind, to target: Int) {
        var links: [(name: String, whole: Expression?)] = []
        var (rest, whole): (Expression.Kind, Expression?) = (kind, nil)
        while case .path(let base, let name, _) = rest {
            links.append((name, whole))
            (rest, whole) = (base.kind, base)
        }
        guard let first = whole else { return }
        var base = value(first)
        let reached = links.count > 1 ? allocate() : target
        for link in links.reversed() {
            let register = link.whole == nil ? target : reached
            inside(link.whole?.span ?? span) { writer in writer.follow(link.name, from: base, to: register) }
            if let whole = link.whole { trace(register, whole) }
            base = register
        }
    }

    private mutating func follow(_ name: String, from base: Int, to target: Int) {
        let property = TemporalProperty.allCases.firstIndex { $0.rawValue == name }.map { $0 + 1 } ?? 0
        emit(.path, flag: property, a: target, b: base, c: constant(name))
    }

    mutating func writeInterval(_ interval: Expression.Interval, to target: Int) {
        let start = value(interval.start)
        let flags = (interval.startIncluded ? 1 : 0) | (interval.endIncluded ? 2 : 0)
        emit(.makeRange, flag: flags, a: target, b: start, c: value(interval.end))
    }
}

extension Operation {
    /// The instruction of an operator that always evaluates both sides.
    init(_ binary: BinaryOperator) {
        switch binary {
        case .or: self = .disjoin
        case .and: self = .conclude
        case .equal: self = .equal
        case .notEqual: self = .notEqual
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .greater: self = .greater
        case .greaterOrEqual: self = .greaterOrEqual
        case .add: self = .add
        case .subtract: self = .subtract
        case .multiply: self = .multiply
        case .divide: self = .divide
        case .power: self = .power
        }
    }
}
