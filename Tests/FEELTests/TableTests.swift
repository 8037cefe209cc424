import Diagnostics
import Foundation
import Testing

@testable import FEEL

/// Decision tables over an expression session, by the lines of `Cases/tables/tables.txt`.
@Suite struct TableTests {
    @Test func tablesGiveWhatTheirLinesSay() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Cases/tables/tables.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        var (count, problems) = (0, [String]())
        for line in lines where !line.hasPrefix("#") {
            count += 1
            guard let table = TableLine(line) else { problems.append("\(line)\n    is no line"); continue }
            if let problem = table.problem() { problems.append("\(line)\n    \(problem)") }
        }
        #expect(count > 40)
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }

    @Test func wordsThatAreNoHitPolicyMakeNone() {
        #expect(FEELDecisionTable.HitPolicy("UNIQE") == nil)
        #expect(FEELDecisionTable.HitPolicy("UNIQUE", aggregation: "SUM") == nil)
        #expect(FEELDecisionTable.HitPolicy("COLLECT", aggregation: "MEAN") == nil)
        #expect(FEELDecisionTable.HitPolicy("COLLECT") == .collect(nil))
    }

    @Test func aTableOverAnUnknownInputIsUnknown() throws {
        let session = ExpressionSession()
        session.bind("x", to: .unknown([3]))
        session.bind("y", to: .number(Number(1)))
        let table = try #require(TableLine("UNIQUE | | x & y | | 5 & 1 => 1 ; 5 & 2 => 2 | 1")).table
        #expect(try session.evaluate(table).value == .unknown([3]))
    }

    @Test func aSessionThatIsResetKnowsNothingAnyMore() throws {
        let session = ExpressionSession()
        session.bind("a-b", to: .number(Number(1)))
        session.declareType("t", .number)
        #expect(try session.evaluate("a-b").value == .number(Number(1)))
        session.reset()
        let outcome = try session.evaluate("[a-b, 1 instance of t]")
        #expect(outcome.value == .list([.null, .null]))
        #expect(outcome.failures.map(\.kind.code).contains("feel.unknown-name"))
        #expect(session.scope.names.isEmpty)
    }

    @Test func aValueThatDoesNotConvertIsNotedAndNull() throws {
        let session = ExpressionSession()
        session.bind("x", to: .string("five"), as: .number)
        #expect(session.evaluator.failures.map(\.kind.code) == ["feel.wrong-type"])
        #expect(try session.evaluate("x").value == .null)
        let other = try session.evaluate("\"five\"", as: .string, .number)
        #expect(other.value == .null)
        #expect(other.failures.map(\.kind.code) == ["feel.wrong-type"])
    }
}

/// One line: a table, the names it is evaluated over, and what comes of it.
private struct TableLine {
    let table: FEELDecisionTable
    private let names: [(name: String, expression: String)]
    private let wanted: String

    init?(_ line: some StringProtocol) {
        let fields = Self.parts(String(line), "|")
        guard fields.count == 6, let policy = Self.policy(fields[0]) else { return nil }
        names = Self.parts(fields[1], ",").filter { !$0.isEmpty }.map { text in
            let sides = Self.parts(text, "=")
            return (sides[0], sides[1])
        }
        let inputs = Self.parts(fields[2], "&").filter { !$0.isEmpty }.map(Self.input)
        let outputs = Self.parts(fields[3], "&").map(Self.output)
        let rules = Self.parts(fields[4], ";").map(Self.rule)
        table = FEELDecisionTable(hitPolicy: policy, inputs: inputs, outputs: outputs, rules: rules)
        wanted = fields[5]
    }

    func problem() -> String? {
        let (value, code) = (Self.parts(wanted, "!!").first ?? "", Self.parts(wanted, "!!").dropFirst().first)
        do {
            let session = ExpressionSession()
            for (name, expression) in names { try session.bind(name, toExpression: expression) }
            let outcome = try session.evaluate(table)
            let right = try ExpressionSession().evaluate(value).value
            let codes = outcome.failures.map(\.kind.code)
            if outcome.value != right { return "gives \(outcome.value)" }
            return code.map { codes.contains($0) } ?? !codes.contains { $0.hasSuffix("-rule") }
                ? nil : "notes \(codes)"
        } catch {
            return wanted == "throws \(error.code)" ? nil : "throws \(error.code)"
        }
    }

    private static func policy(_ words: String) -> FEELDecisionTable.HitPolicy? {
        let parts = words.split(separator: " ").map(String.init)
        if parts.first == "COLLECT" { return .init("COLLECT", aggregation: parts.dropFirst().first) }
        return .init(words)
    }

    private static func input(_ text: String) -> FEELDecisionTable.InputClause {
        let (head, allowed) = bracketed(text, "{", "}")
        let sides = parts(head, ":")
        return .init(sides[0], type: sides.count > 1 ? .boolean : .any, allowedValues: allowed)
    }

    private static func output(_ text: String) -> FEELDecisionTable.OutputClause {
        let (head, allowed) = bracketed(text, "{", "}")
        let (name, other) = bracketed(head, "[", "]")
        return .init(name.isEmpty ? nil : name, allowedValues: allowed, defaultOutput: other)
    }

    private static func rule(_ text: String) -> FEELDecisionTable.Rule {
        let sides = parts(text, "=>")
        let cells = parts(sides[0], "&").filter { !$0.isEmpty }
        return .init(cells: cells, outputs: parts(sides.count > 1 ? sides[1] : "", "&"))
    }

    /// What stands before brackets, and what inside; nil without brackets.
    private static func bracketed(_ text: String, _ open: Character, _ close: Character) -> (String, String?)
    {
        guard let start = text.firstIndex(of: open), let end = text.lastIndex(of: close) else {
            return (text, nil)
        }
        let inside = text[text.index(after: start)..<end]
        return (text[..<start].trimmingCharacters(in: .whitespaces), String(inside))
    }

    private static func parts(_ text: String, _ separator: String) -> [String] {
        text.components(separatedBy: separator).map { $0.trimmingCharacters(in: .whitespaces) }
    }
}
