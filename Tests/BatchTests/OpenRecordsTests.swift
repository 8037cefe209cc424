import Batch
import Diagnostics
import Foundation
import LocatedYAML
import Provisions
import TestSupport
import Testing

/// Records with unknown inputs come out of columns as they come out of the evaluator, byte for byte: what they wait for, what
/// is decided all the same, and what falls before the first dated value. `PROVISO_ROWS` asks for more of them.
@Test func openRecordsDecideInColumnsAsInRows() throws {
    let wanted = ProcessInfo.processInfo.environment["PROVISO_ROWS"].flatMap { Int($0) } ?? 10_000
    var (rows, inColumns, open, seed) = (0, 0, 0, UInt64(0))
    while rows < wanted, seed < 2_000 {
        seed += 1
        var random = OpenPolicy(seed: seed)
        let texts = ["random/document.yaml": OpenPolicy.document, "random/policy.yaml": random.text]
        let checked = RuleTree(RuleSource(texts: texts)).policy("random/policy")
        guard let plan = checked.runnable else { continue }
        let text = (0..<100).map { _ in random.record() }.joined(separator: "\n") + "\n"
        let (columnar, tally) = decided(plan, text, byRow: false)
        let (scalar, _) = decided(plan, text, byRow: true)
        rows += tally.total
        inColumns += tally.inColumns
        let undetermined = zip(text.split(separator: "\n"), scalar.split(separator: "\n")).filter {
            $0.1.contains("\"eligibility\": \"undetermined\"")
        }
        open += decided(plan, undetermined.map { $0.0 + "\n" }.joined(), byRow: false).1.inColumns
        guard columnar != scalar else { continue }
        let pairs = zip(columnar.split(separator: "\n"), scalar.split(separator: "\n"))
        let first = zip(pairs, text.split(separator: "\n")).first { $0.0.0 != $0.0.1 }
        Issue.record(
            """
            seed \(seed)
            \(random.text)
            \(first.map { "\($0.1)\nin columns: \($0.0.0)\nrow by row: \($0.0.1)" } ?? "another number of lines")
            """)
        return
    }
    #expect(rows >= wanted)
    #expect(inColumns * 4 > rows, "\(inColumns) of \(rows)")
    #expect(open * 50 > rows, "\(open) of \(rows)")
    print(
        "compared \(rows) open records of \(seed) policies, \(inColumns) in columns, \(open) of them undetermined"
    )
}
