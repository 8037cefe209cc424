import Diagnostics
import Foundation
import LocatedCSV
import LocatedYAML
import Provisions
import TestSupport
import Testing

/// Policies and records made up by chance come out of a naive tree walk as they come out of the evaluator, which
/// `columnsDecideAsRowsDo` holds the columns to. `PROVISO_ROWS` asks for more of them.
@Test func theNaiveTreeWalkAgrees() throws {
    let wanted = ProcessInfo.processInfo.environment["PROVISO_ROWS"].flatMap { Int($0) } ?? 8_000
    var comparison = WalkComparison()
    var seed: UInt64 = 0
    while comparison.rows < wanted, seed < 100_000 {
        seed += 1
        guard try comparison.run(seed: seed, records: 100) else { return }
    }
    #expect(comparison.rows >= wanted)
    // Of a record with an error hardly anything is compared.
    #expect(comparison.errors * 2 < comparison.rows, "\(comparison)")
    print("walked \(comparison)")
}

/// Decides the same records by the evaluator and by the walk.
struct WalkComparison {
    private(set) var rows = 0
    private(set) var policies = 0
    private(set) var errors = 0
    private(set) var undetermined = 0

    /// False after a difference.
    mutating func run(seed: UInt64, records: Int) throws -> Bool {
        var random = RandomPolicy(seed: seed)
        let tree = RuleTree(
            RuleSource(texts: ["random/document.yaml": random.document, "random/policy.yaml": random.policy]))
        guard let plan = tree.policy("random/policy").runnable else { return true }
        policies += 1
        let columns = try #require(header(plan.policy))
        let (evaluator, walk) = (PolicyEvaluator(plan: plan), TreeWalk(plan.policy))
        for _ in 0..<records {
            let record = random.record()
            guard let facts = facts(record, columns, plan.policy) else { continue }
            let (decided, walked) = (WalkedDecision(try evaluator.decide(facts)), walk.decide(facts))
            rows += 1
            if walked.hasError { errors += 1 }
            if walked.eligibility == "undetermined" { undetermined += 1 }
            guard decided == walked, walk.unsupported.isEmpty else {
                Issue.record(
                    """
                    seed \(seed)
                    \(random.policy)
                    \(RandomPolicy.columns.joined(separator: ","))
                    \(record)
                    evaluated: \(decided)
                    walked:    \(walked)
                    not walked: \(walk.unsupported)
                    """)
                return false
            }
        }
        return true
    }

    private func header(_ policy: Policy) -> CaseColumns? {
        let header = RandomPolicy.columns.joined(separator: ",")
        return CSVReader.read(SourceFile(name: "records.csv", text: header)).0.map {
            CaseColumns($0, inputs: policy.inputs, log: DiagnosticLog())
        }
    }

    /// A record that nothing is wrong with.
    private func facts(_ record: String, _ columns: CaseColumns, _ policy: Policy) -> Facts? {
        let log = DiagnosticLog()
        guard let csv = CSVReader.read(SourceFile(name: "records.csv", text: record)).0,
            let node = columns.node(of: csv, log: log),
            let facts = CaseReader(policy: policy, log: log).read([node]), log.diagnostics.isEmpty
        else { return nil }
        return facts
    }
}
