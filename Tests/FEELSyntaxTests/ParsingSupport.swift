import Diagnostics
import FEELSyntax

/// Names that the tests read with: built-in functions, and names of every difficult kind.
let testNames = KnownNames([
    "date and time", "date", "time", "string length", "not", "min", "max", "sum", "count", "contains",
    "days and time duration", "years and months duration", "a", "b", "c", "x", "y", "list", "Monthly Salary",
    "Date-Time", "Date-Time2", "foo+bar", "decision A 2.1", "days in weekend", "合同金额", "研发 投入", "补贴-上限",
])

/// Reads a text that is its own file.
func parsed(_ text: String, names: KnownNames = testNames) throws(Diagnostic) -> Expression {
    let file = SourceFile(name: "<test>", text: text)
    return try Parser.parse(
        text, names: names, file: file, origins: .verbatim(at: 0, length: text.utf8.count))
}

/// Reads a cell that is its own file.
func parsedTests(_ text: String, names: KnownNames = testNames) throws(Diagnostic) -> UnaryTests {
    let file = SourceFile(name: "<test>", text: text)
    return try Parser.parseUnaryTests(
        text, names: names, file: file, origins: .verbatim(at: 0, length: text.utf8.count))
}
