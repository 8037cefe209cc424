import FEEL
import FEELSyntax
import Provisions

/// FEEL over columns.
extension ColumnCompiler {
    private static let greatestDepth = 120

    mutating func expression(_ tree: Expression) throws(NotColumnar) -> Operand {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.greatestDepth else { throw .tooDeep }
        switch tree.kind {
        case .null: return writer.null()
        case .boolean(let value): return writer.truth(value)
        case .number(let text):
            guard let number = Number(text: text) else { throw .places }
            return try writer.constant(number)
        case .string(let text): return writer.constant(.choice([text]), 0)
        case .at(let text):
            guard let date = CalendarDate(text) else { throw .construct }
            return writer.constant(.date, Int64(date.dayNumber))
        case .name(let name): return try self.name(name)
        case .negation(let operand): return try negated(try expression(operand))
        case .binary(let infix, let left, let right): return try binary(infix, left, right)
        case .between(let operand, let low, let high): return try between(operand, low, high)
        case .membership(let operand, let tests):
            let value = try expression(operand)
            return try any(tests) { compiler, test throws(NotColumnar) in try compiler.test(test, of: value) }
        case .conditional(let condition, let then, let otherwise):
            return try conditional(condition, then, otherwise)
        case .call(let function, let arguments): return try call(function, arguments)
        case .path(let base, let field, _): return try self.field(field, of: base)
        case .quantified(let quantifier, let iterators, let condition):
            return try quantified(quantifier, iterators, condition)
        default: throw .construct
        }
    }

    private mutating func name(_ name: String) throws(NotColumnar) -> Operand {
        if let local = locals.last(where: { $0.name == name }) { return try writer.here(local.operand) }
        if let item = items.last(where: { $0.name == name }) {
            guard let value = item.list.value else { throw .construct }
            return value
        }
        guard let slot = plan.scope.slot(of: name), let operand = operands[slot] else {
            throw .waits(for: name)
        }
        return try writer.here(operand)
    }

    // MARK: - Operators

    private mutating func binary(_ infix: BinaryOperator, _ left: Expression, _ right: Expression)
        throws(NotColumnar) -> Operand
    {
        switch infix {
        case .and, .or: return try logic(infix, left, right)
        case .equal: return try equality(try expression(left), try expression(right))
        case .notEqual: return writer.negation(of: try equality(try expression(left), try expression(right)))
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            return try order(infix, try expression(left), try expression(right))
        case .add, .subtract: return try sum(infix, try expression(left), try expression(right))
        case .multiply: return try product(try expression(left), try expression(right))
        case .divide: return try quotient(try expression(left), try expression(right))
        case .power: throw .call("**")
        }
    }

    /// The second operand counts only where the first does not decide, faults and all.
    private mutating func logic(_ infix: BinaryOperator, _ left: Expression, _ right: Expression)
        throws(NotColumnar) -> Operand
    {
        let first = try expression(left)
        guard first.type == .boolean else { throw .mixedTypes }
        let isAnd = infix == .and
        if first.absence == nil, first.constant == (isAnd ? 0 : 1) { return first }
        let second = try expression(right)
        guard second.type == .boolean else { throw .mixedTypes }
        if first.waits != .never || second.waits != .never { return kleene(isAnd: isAnd, first, second) }
        var result =
            isAnd ? writer.both(first.present, second.present) : writer.either(first.present, second.present)
        let asks = isAnd ? first.present : writer.not(first.present)
        let absence = writer.or(first.absence, writer.bits(second.absence, where: asks))
        if absence != nil { (result.absence, result.isFault, result.constant) = (absence, true, nil) }
        return result
    }

    /// FEEL's `=`: a null equals a null and nothing else.
    mutating func equality(_ left: Operand, _ right: Operand) throws(NotColumnar) -> Operand {
        let isFaulty = left.isFault && left.absence != nil || right.isFault && right.absence != nil
        let asksForNull = left.type == .null || right.type == .null
        if asksForNull, isFaulty || left.type == .null && left.waits != .never { throw .nullTest }
        if asksForNull, right.type == .null && right.waits != .never { throw .nullTest }
        if asksForNull { return isNull(left.type == .null ? right : left) }
        let (a, b) = try united(left, right)
        var result = same(a, b)
        guard a.absence != nil || b.absence != nil else { return result }
        let inputs = self.inputs(ofEquality: left, right)
        if isFaulty {
            writer.pass([a, b], to: &result, inputs: inputs)
            return result
        }
        let (first, second) = (writer.nulls(of: a), writer.nulls(of: b))
        if let someone = writer.or(first, second) {
            result = writer.both(result, writer.not(writer.operand(.boolean, someone)))
        }
        if let nobody = writer.and(first, second) {
            result = writer.either(result, writer.operand(.boolean, nobody))
        }
        return waiting(result, of: [a, b], inputs)
    }

    private mutating func isNull(_ operand: Operand) -> Operand {
        if operand.type == .null { return writer.truth(true) }
        let result = writer.nulls(of: operand).map { writer.operand(.boolean, $0) } ?? writer.truth(false)
        return waiting(result, of: [operand], nil)
    }

    /// Of two operands of one type with a value in every row.
    mutating func same(_ a: Operand, _ b: Operand) -> Operand {
        if let left = a.constant, let right = b.constant { return writer.truth(left == right) }
        if a.type == .boolean, let known = b.constant {
            return known != 0 ? a.present : writer.not(a.present)
        }
        if b.type == .boolean, let known = a.constant {
            return known != 0 ? b.present : writer.not(b.present)
        }
        if a.type == .decimal { return decimalTruth(.isDecimalEqual, a, b) }
        let operation = a.type.isWide ? ColumnOperation.isEqual : .same
        return writer.operand(.boolean, writer.bit(operation, a.register, b.register))
    }

    mutating func order(_ infix: BinaryOperator, _ left: Operand, _ right: Operand) throws(NotColumnar)
        -> Operand
    {
        let (a, b) = try united(left, right)
        guard a.type.isWide else { throw .mixedTypes }
        let isSwapped = infix == .greater || infix == .greaterOrEqual
        let (first, second) = isSwapped ? (b, a) : (a, b)
        let isStrict = infix == .less || infix == .greater
        var result: Operand
        if first.type == .decimal {
            result = decimalTruth(isStrict ? .isDecimalLess : .isDecimalLessOrEqual, first, second)
        } else if let x = first.constant, let y = second.constant {
            result = writer.truth(isStrict ? x < y : x <= y)
        } else {
            let operation = isStrict ? ColumnOperation.isLess : .isLessOrEqual
            result = writer.operand(.boolean, writer.bit(operation, first.register, second.register))
        }
        pass([a, b], to: &result)
        return result
    }

    private mutating func between(_ operand: Expression, _ low: Expression, _ high: Expression)
        throws(NotColumnar) -> Operand
    {
        let value = try expression(operand)
        return try within(
            value, (.greaterOrEqual, try expression(low)), (.lessOrEqual, try expression(high)))
    }

    private mutating func within(
        _ value: Operand, _ low: (BinaryOperator, Operand), _ high: (BinaryOperator, Operand)
    ) throws(NotColumnar) -> Operand {
        let above = try order(low.0, value, low.1)
        let below = try order(high.0, value, high.1)
        guard above.waits != .never || below.waits != .never else {
            var result = writer.both(above.present, below.present)
            result.fault(where: writer.or(above.absence, below.absence))
            return result
        }
        // Both ends are compared, whatever comes of the first.
        var result = kleene(isAnd: true, above, below)
        if let fault = writer.nulls(of: below) {
            result.absence = writer.or(writer.absence(of: result), fault)
            (result.waits, result.isFault, result.constant) = (.perhaps, true, nil)
        }
        return result
    }

    // MARK: - Tests

    /// Whether any of several tests holds.
    mutating func any(
        _ tests: [Expression], _ one: (inout ColumnCompiler, Expression) throws(NotColumnar) -> Operand
    ) throws(NotColumnar) -> Operand {
        var result = writer.truth(false)
        for test in tests {
            let outcome = try one(&self, test)
            guard outcome.type == .boolean else { throw .mixedTypes }
            let absence = writer.or(result.absence, outcome.absence)
            result = writer.either(result.present, outcome.present)
            result.fault(where: absence)
        }
        return result
    }

    /// One test of `in`, or of a table's cell: a relation, an interval, a list of values, a value.
    mutating func test(_ test: Expression, of value: Operand) throws(NotColumnar) -> Operand {
        switch test.kind {
        case .unaryRelation(let relation, let point):
            let point = try expression(point)
            switch relation {
            case .equal: return try equality(value, point)
            case .notEqual: return writer.negation(of: try equality(value, point))
            default: return try order(relation, value, point)
            }
        case .interval(let interval):
            return try within(
                value, (interval.startIncluded ? .greaterOrEqual : .greater, try expression(interval.start)),
                (interval.endIncluded ? .lessOrEqual : .less, try expression(interval.end)))
        case .list(let items):
            return try any(items) { compiler, item throws(NotColumnar) in
                try compiler.membership(value, try compiler.expression(item))
            }
        default: return try membership(value, try expression(test))
        }
    }

    /// A value of another type is an error of the rule file, and null a case of its own.
    private mutating func membership(_ value: Operand, _ point: Operand) throws(NotColumnar) -> Operand {
        guard value.type != .null, point.type != .null, value.onlyWaits || value.isFault,
            point.onlyWaits || point.isFault
        else { throw .nullTest }
        return try equality(value, point)
    }

    /// A table's cell or an input's allowed values, of what `?` stands for.
    mutating func tests(_ tests: UnaryTests, of value: Operand) throws(NotColumnar) -> Operand {
        locals.append(("?", value))
        defer { locals.removeLast() }
        let one = { (compiler: inout ColumnCompiler, test: Expression) throws(NotColumnar) -> Operand in
            switch test.kind {
            case .unaryRelation, .interval, .boolean, .number, .string, .at, .name, .negation:
                try compiler.cell(test, of: value)
            default: throw .construct
            }
        }
        switch tests.kind {
        case .any: return writer.truth(true)
        case .tests(let tests): return try any(tests, one)
        case .negated(let tests):
            let outcome = try any(tests, one)
            var result = writer.not(outcome.present)
            result.fault(where: outcome.absence)
            return result
        }
    }

    private mutating func cell(_ test: Expression, of value: Operand) throws(NotColumnar) -> Operand {
        if case .boolean = test.kind, value.type != .boolean { throw .mixedTypes }
        if case .name = test.kind, try expression(test).type == .boolean, value.type != .boolean {
            throw .mixedTypes
        }
        return try self.test(test, of: value)
    }

    private mutating func conditional(
        _ condition: Expression, _ then: Expression, _ otherwise: Expression
    ) throws(NotColumnar) -> Operand {
        let test = try expression(condition)
        guard test.type == .boolean else { throw .mixedTypes }
        if test.absence == nil, let known = test.constant {
            return try expression(known != 0 ? then : otherwise)
        }
        let (first, second) = (try branch(then), try branch(otherwise, last: then))
        if test.waits != .never { return try choose(openly: test, first, second) }
        var result = try choose(test.present, first, second)
        if let absence = test.absence {
            let waits = result.waits
            result.fault(where: writer.or(writer.plain(absence), writer.absence(of: result)))
            (result.waits, result.inputs) = (waits == .never ? .never : .perhaps, nil)
        }
        return result
    }
}

extension ColumnCompiler {
    /// A branch that columns cannot work out makes its rows odd, and only those.
    private mutating func branch(_ tree: Expression, last: Expression? = nil) throws(NotColumnar) -> Operand {
        let count = exceptions.count
        do {
            return try expression(tree)
        } catch {
            // With neither branch there would be no row left.
            if last != nil, count > 0 { throw error }
            exceptions.append(error)
            return writer.faultEverywhere()
        }
    }
}

extension ColumnWriter {
    /// What no row has a value of.
    mutating func faultEverywhere() -> Operand {
        var operand = null()
        operand.isFault = true
        return operand
    }

    /// The opposite of a boolean, absences kept.
    mutating func negation(of operand: Operand) -> Operand {
        var result = not(operand.present)
        if operand.absence != nil {
            (result.absence, result.isFault, result.constant) = (operand.absence, operand.isFault, nil)
            (result.waits, result.inputs) = (operand.waits, operand.inputs)
        }
        return result
    }
}
