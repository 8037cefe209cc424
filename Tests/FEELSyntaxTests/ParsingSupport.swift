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
    return try Parser.parse(text, names: names, file: file, origins: .verbatim(at: 0, length: text.utf8.count))
}

/// Reads a cell that is its own file.
func parsedTests(_ text: String, names: KnownNames = testNames) throws(Diagnostic) -> UnaryTests {
    let file = SourceFile(name: "<test>", text: text)
    return try Parser.parseUnaryTests(text, names: names, file: file, origins: .verbatim(at: 0, length: text.utf8.count))
}

/// What reading a text gives: its tree as an S-expression, or the code of its error.
func outcome(_ text: String) -> String {
    do { return try parsed(text).shape } catch { return "!! \(error.code)" }
}

/// What reading a cell gives.
func cellOutcome(_ text: String) -> String {
    do { return try parsedTests(text).shape } catch { return "!! \(error.code)" }
}

/// Case lines `text => expected`, without blank lines and `#` comments.
func cases(_ text: String) -> [(input: String, expected: String)] {
    text.split(separator: "\n").compactMap { line in
        let parts = line.split(separator: " => ", maxSplits: 1).map(String.init)
        return line.hasPrefix("#") || parts.count != 2 ? nil : (parts[0], parts[1])
    }
}

/// The cases that come out differently, as readable lines.
func mismatches(_ text: String, _ outcome: (String) -> String) -> [String] {
    let all = cases(text)
    guard !all.isEmpty else { return ["no cases were read"] }
    return all.compactMap { input, expected in
        let actual = outcome(input)
        return actual == expected ? nil : "\(input)\n      gives \(actual)\n  should be \(expected)"
    }
}
