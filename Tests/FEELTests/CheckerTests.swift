import Diagnostics
import FEEL
import FEELSyntax
import Testing

@Suite struct CheckerTests {
    @Test(arguments: try CheckingCases.files())
    func theCasesHold(_ file: String) throws {
        let (count, mismatches) = try Self.mismatches(file)
        #expect(count > 0)
        #expect(mismatches.isEmpty, "\(mismatches.count) of \(count)\n\(mismatches.joined(separator: "\n"))")
    }

    private static func mismatches(_ file: String) throws -> (count: Int, mismatches: [String]) {
        let cases = try CheckingCases(file: file)
        let found = cases.cases.compactMap { one in
            mismatch(one, cases.names).map { "\(file):\(one.line): \(one.text)\n\($0)" }
        }
        return (cases.cases.count, found)
    }

    /// Long chains nest to the left as deep as they are long; they must not cost the stack.
    @Test func aChainOfManyTermsIsChecked() {
        let chain = Array(repeating: "n", count: 5_000).joined(separator: " + ")
        guard case .success(let (type, diagnostics)) = CheckingSubject.check(chain, [("n", .money)]) else {
            return
        }
        #expect(type == .money && diagnostics.isEmpty)
    }

    /// Each entry holds the one before it twice: written out, the type of the last has 2⁶⁰ parts.
    @Test func aContextOfExponentialTypeIsChecked() {
        let entries = (1...60).map { "e\($0): [{ a: e\($0 - 1), b: e\($0 - 1) }]" }
        let text = "{ e0: 1, \(entries.joined(separator: ", ")) }.e60.a"
        guard case .success(let (_, diagnostics)) = CheckingSubject.check(text, []) else {
            Issue.record("does not parse")
            return
        }
        #expect(diagnostics.isEmpty)
    }

    /// Whatever a parser lets through, the checker comes back from it.
    @Test func deepNestingIsGivenUpWithoutHarm() {
        for (open, close) in [("(", ")"), ("[", "]"), ("-", ""), ("if b then 1 else ", ""), ("{ a: ", " }")] {
            let text = String(repeating: open, count: 300) + "1" + String(repeating: close, count: 300)
            _ = CheckingSubject.check(text, [("b", .boolean)])
        }
    }

    private static func mismatch(_ one: CheckingCases.Case, _ names: [(name: String, type: FEELType)])
        -> String?
    {
        let outcome = CheckingSubject.check(one, names)
        switch outcome {
        case .failure(let error): return "  \(CheckingSubject.words(error))"
        case .success(let (type, diagnostics)):
            if let wanted = one.type, wanted != type {
                return "  expected \(wanted.description(in: .en)), got \(type.description(in: .en)) \(type)"
            }
            let said = CheckingSubject.lines(diagnostics, underlined: one.underlined)
            guard said != one.said else { return nil }
            return "  expected\n" + block(one.said) + "  got\n" + block(said)
        }
    }

    private static func block(_ lines: [String]) -> String { lines.map { "    \($0)\n" }.joined() }
}
