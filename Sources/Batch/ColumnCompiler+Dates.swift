import FEEL
import FEELSyntax
import Provisions

/// Functions of dates over columns.
extension ColumnCompiler {
    /// The years whose halves a column can tell apart.
    private static let firstYear = 1950

    /// Nil for any other function.
    mutating func dateFunction(_ name: String, _ given: [Expression]) throws(NotColumnar) -> Operand? {
        switch (name, given.count) {
        case ("working days between", 2): return try workingDays(try date(given[0]), try date(given[1]))
        case ("half year of", 1): return try halfYear(of: try date(given[0]))
        default: return nil
        }
    }

    private mutating func date(_ tree: Expression) throws(NotColumnar) -> Operand {
        let operand = try expression(tree)
        guard operand.type == .date else { throw .mixedTypes }
        return operand
    }

    private mutating func workingDays(_ start: Operand, _ end: Operand) throws(NotColumnar) -> Operand {
        guard let counts = plan.calendar.flatMap({ DayCounts($0) }) else {
            throw .call("working days between")
        }
        let (target, missing) = (writer.wide(), writer.narrow())
        writer.emit(
            .workingDays, to: target, start.register, end.register, missing,
            figure: Int64(writer.calendar(counts)))
        var result = writer.operand(.number(scale: 0), target)
        pass([start, end], to: &result, missing: missing)
        return result
    }

    private mutating func halfYear(of date: Operand) throws(NotColumnar) -> Operand {
        let texts = (0..<254).map { "\(Self.firstYear + $0 / 2)H\($0 % 2 + 1)" }
        let (target, missing) = (writer.narrow(), writer.narrow())
        writer.emit(.halfYear, to: target, date.register, 0, missing, figure: Int64(Self.firstYear))
        var result = writer.operand(.choice(texts), target)
        pass([date], to: &result, missing: missing)
        return result
    }
}
