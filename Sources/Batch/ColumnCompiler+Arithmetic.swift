import FEEL
import FEELSyntax
import Provisions

/// Arithmetic and functions over columns.
extension ColumnCompiler {
    mutating func negated(_ operand: Operand) throws(NotColumnar) -> Operand {
        if operand.type == .decimal { return decimal(.negateDecimal, operand) }
        guard case .number = operand.type else { throw .mixedTypes }
        if let known = operand.constant, known != .min { return writer.constant(operand.type, -known) }
        return unary(.negate, operand)
    }

    private mutating func unary(_ operation: ColumnOperation, _ operand: Operand) -> Operand {
        var result = writer.operand(operand.type, writer.wide())
        writer.emit(operation, to: result.register, operand.register)
        pass([operand], to: &result)
        return result
    }

    mutating func sum(_ infix: BinaryOperator, _ left: Operand, _ right: Operand) throws(NotColumnar)
        -> Operand
    {
        guard left.type.isNumeric, right.type.isNumeric else { throw .mixedTypes }
        let (a, b) = try united(left, right)
        if a.type == .decimal { return try decimal(infix == .add ? .addDecimals : .subtractDecimals, a, b) }
        if let x = a.constant, let y = b.constant {
            let sum = infix == .add ? x.addingReportingOverflow(y) : x.subtractingReportingOverflow(y)
            if !sum.overflow { return writer.constant(a.type, sum.partialValue) }
        }
        var result = writer.operand(a.type, writer.wide())
        writer.emit(infix == .add ? .add : .subtract, to: result.register, a.register, b.register)
        pass([a, b], to: &result)
        return result
    }

    mutating func product(_ left: Operand, _ right: Operand) throws(NotColumnar) -> Operand {
        guard left.type.isNumeric, right.type.isNumeric else { throw .mixedTypes }
        guard case .number(let a) = left.type, case .number(let b) = right.type,
            a + b <= ColumnProgram.greatestScale
        else { return try decimal(.multiplyDecimals, left, right) }
        let type = ColumnType.number(scale: a + b)
        if let x = left.constant, let y = right.constant {
            let product = x.multipliedReportingOverflow(by: y)
            if !product.overflow { return writer.constant(type, product.partialValue) }
        }
        var result = writer.operand(type, writer.wide())
        if let factor = left.constant {
            writer.emit(.scale, to: result.register, right.register, figure: factor)
        } else if let factor = right.constant {
            writer.emit(.scale, to: result.register, left.register, figure: factor)
        } else {
            writer.emit(.multiply, to: result.register, left.register, right.register)
        }
        pass([left, right], to: &result)
        return result
    }

    /// By a constant whose reciprocal ends (12.5, 100, 4): times that reciprocal, which is the same number. All other
    /// quotients are decimals.
    mutating func quotient(_ left: Operand, _ right: Operand) throws(NotColumnar) -> Operand {
        guard case .number(let scale) = right.type, let known = right.constant, known != 0,
            let divisor = Number(
                coefficient: UInt128(known.magnitude), exponent: -scale, isNegative: known < 0),
            let reciprocal = Number.one.divided(by: divisor), reciprocal.multiplied(by: divisor) == .one,
            reciprocal.scale != nil
        else {
            guard left.type.isNumeric, right.type.isNumeric else { throw .mixedTypes }
            return try decimal(.divideDecimals, left, right)
        }
        return try product(left, try writer.constant(reciprocal))
    }

    // MARK: - Rounding

    /// To a multiple of a step, in a mode.
    mutating func rounded(_ operand: Operand, to step: Number, _ mode: RoundingMode) throws(NotColumnar)
        -> Operand
    {
        if operand.type == .decimal { return try rounded(operand, toDecimal: step, mode, isRule: true) }
        guard case .number(let scale) = operand.type, let stepScale = step.scale else { throw .mixedTypes }
        let value = try writer.scaled(operand, to: max(scale, stepScale))
        guard let entry = step.entry(atScale: max(scale, stepScale)), entry > 0,
            let multiple = step.entry(atScale: stepScale)
        else { throw .places }
        if entry == 1 { return value }
        var result = writer.operand(.number(scale: stepScale), writer.wide())
        writer.emit(Self.operation(mode), to: result.register, value.register, figure: entry)
        if multiple != 1 {
            let quotient = result.register
            result.register = writer.wide()
            writer.emit(.scale, to: result.register, quotient, figure: multiple)
        }
        (result.absence, result.isFault) = (operand.absence, operand.isFault)
        (result.waits, result.inputs) = (operand.waits, operand.inputs)
        return result
    }

    private static func operation(_ mode: RoundingMode) -> ColumnOperation {
        switch mode {
        case .down: .roundDown
        case .up: .roundUp
        case .floor: .roundFloor
        case .ceiling: .roundCeiling
        case .halfUp: .roundHalfUp
        case .halfDown: .roundHalfDown
        case .halfEven: .roundHalfEven
        }
    }

    // MARK: - Calls

    mutating func call(_ function: Expression, _ arguments: Expression.Arguments) throws(NotColumnar)
        -> Operand
    {
        guard case .name(let name) = function.kind, case .positional(let given) = arguments else {
            throw .construct
        }
        if let slot = plan.scope.slot(of: name) {
            if let declared = functions[slot] { return try call(declared, given) }
            if let parameter = parameters[slot] { return try lookUp(parameter, given) }
            throw .waits(for: name)
        }
        return try builtin(name, given)
    }

    /// A function of the policy is its formula with the arguments in it.
    private mutating func call(_ function: PlannedFunction, _ given: [Expression]) throws(NotColumnar)
        -> Operand
    {
        guard case .function(let literal) = function.expression.tree.kind,
            literal.parameters.count == given.count
        else { throw .construct }
        var bound: [(name: String, operand: Operand)] = []
        for (parameter, argument) in zip(literal.parameters, given) {
            bound.append((parameter.name, try expression(argument)))
        }
        let outer = locals
        locals = bound
        defer { locals = outer }
        return try expression(literal.body)
    }

    private mutating func builtin(_ name: String, _ given: [Expression]) throws(NotColumnar) -> Operand {
        if let aggregate = try aggregate(name, given) { return aggregate }
        if let date = try dateFunction(name, given) { return date }
        switch (name, given.count) {
        case ("not", 1):
            let operand = try expression(given[0])
            guard operand.type == .boolean else { throw .mixedTypes }
            var result = writer.not(operand.present)
            pass([operand], to: &result)
            return result
        case ("min", 2...): return try extreme(.lesser, given)
        case ("max", 2...): return try extreme(.greater, given)
        case ("abs", 1):
            let operand = try expression(given[0])
            if operand.type == .decimal { return decimal(.magnitudeOfDecimal, operand) }
            guard case .number = operand.type else { throw .mixedTypes }
            return unary(.magnitude, operand)
        default:
            guard let mode = Self.roundings[name] else { throw .call(name) }
            return try round(name, mode, given)
        }
    }

    private static let roundings: [String: RoundingMode] = [
        "decimal": .halfEven, "floor": .floor, "ceiling": .ceiling, "round up": .up, "round down": .down,
        "round half up": .halfUp, "round half down": .halfDown,
    ]

    private mutating func round(_ name: String, _ mode: RoundingMode, _ given: [Expression])
        throws(NotColumnar) -> Operand
    {
        guard given.count == 2 || given.count == 1 && (name == "floor" || name == "ceiling") else {
            throw .call(name)
        }
        var places: Int64 = 0
        if given.count == 2 {
            let operand = try expression(given[1])
            guard operand.type == .number(scale: 0), let known = operand.constant else { throw .call(name) }
            places = known
        }
        guard (-12...12).contains(places), let step = Number(coefficient: 1, exponent: -Int(places)) else {
            throw .places
        }
        let operand = try expression(given[0])
        if operand.type == .decimal { return try rounded(operand, toDecimal: step, mode, isRule: false) }
        guard case .number(let scale) = operand.type else { throw .mixedTypes }
        if scale <= places {
            var result = operand
            pass([operand], to: &result)
            return result
        }
        var result = try rounded(operand, to: step, mode)
        pass([operand], to: &result)
        return result
    }

    private mutating func extreme(_ operation: ColumnOperation, _ given: [Expression]) throws(NotColumnar)
        -> Operand
    {
        var result = try expression(given[0])
        for argument in given.dropFirst() {
            let (a, b) = try united(result, try expression(argument))
            guard a.type.isWide else { throw .mixedTypes }
            if a.type == .decimal {
                let isFirst = decimalTruth(
                    .isDecimalLessOrEqual, operation == .lesser ? a : b, operation == .lesser ? b : a)
                result = try choose(isFirst, a.present, b.present)
                pass([a, b], to: &result)
                continue
            }
            result = writer.operand(a.type, writer.wide())
            writer.emit(operation, to: result.register, a.register, b.register)
            pass([a, b], to: &result)
        }
        return result
    }
}
