import FEEL
import FEELSyntax

/// Arithmetic over columns of decimals.
extension ColumnCompiler {
    /// A number as a decimal.
    mutating func widened(_ operand: Operand) throws(NotColumnar) -> Operand {
        guard case .number(let scale) = operand.type else {
            guard operand.type == .decimal else { throw .mixedTypes }
            return operand
        }
        var result = writer.operand(.decimal, writer.register(for: .decimal))
        writer.emit(.widen, to: result.register, operand.register, figure: Int64(scale))
        (result.absence, result.isFault) = (operand.absence, operand.isFault)
        (result.waits, result.inputs) = (operand.waits, operand.inputs)
        return result
    }

    mutating func decimal(_ operation: ColumnOperation, _ left: Operand, _ right: Operand) throws(NotColumnar)
        -> Operand
    {
        let (a, b) = (try widened(left), try widened(right))
        var result = writer.operand(.decimal, writer.register(for: .decimal))
        let missing = writer.narrow()
        writer.emit(operation, to: result.register, a.register, b.register, missing)
        pass([a, b], to: &result, missing: missing)
        return result
    }

    /// A comparison of decimals with a value in every row.
    mutating func decimalTruth(_ operation: ColumnOperation, _ a: Operand, _ b: Operand) -> Operand {
        let target = writer.narrow()
        writer.emit(operation, to: target, a.register, b.register)
        return writer.operand(.boolean, target)
    }

    mutating func decimal(_ operation: ColumnOperation, _ operand: Operand) -> Operand {
        var result = writer.operand(.decimal, writer.register(for: .decimal))
        writer.emit(operation, to: result.register, operand.register)
        pass([operand], to: &result)
        return result
    }

    /// To a multiple of a step: a number again.
    mutating func rounded(_ operand: Operand, toDecimal step: Number, _ mode: RoundingMode, isRule: Bool)
        throws(NotColumnar) -> Operand
    {
        guard let scale = step.scale else { throw .places }
        var result = writer.operand(.number(scale: scale), writer.wide())
        let missing = writer.narrow()
        let rounding = writer.rounding(DecimalRounding(step: step, mode: mode, isRule: isRule, scale: scale))
        writer.emit(.roundDecimal, to: result.register, operand.register, 0, missing, figure: Int64(rounding))
        pass([operand], to: &result, missing: missing)
        return result
    }
}
