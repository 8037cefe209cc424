import Batch
import Diagnostics
import Foundation
import LocatedCSV
import LocatedYAML
import Provisions
import TestSupport
import Testing

/// Policies and records made up by chance come out the same in columns and row by row, byte for byte: values, reasons, binding
/// ids, errors with their places. `PROVISO_ROWS` asks for more of them.
@Test func columnsDecideAsRowsDo() throws {
    let wanted = ProcessInfo.processInfo.environment["PROVISO_ROWS"].flatMap { Int($0) } ?? 20_000
    var comparison = BatchComparison()
    var seed: UInt64 = 0
    while comparison.rows < wanted, seed < 100_000 {
        seed += 1
        guard comparison.run(seed: seed, records: 250) else { return }
    }
    #expect(comparison.rows >= wanted)
    // Were hardly anything decided in columns, the comparison would say nothing.
    #expect(comparison.inColumns * 3 > comparison.rows, "\(comparison)")
    print(
        "compared \(comparison.rows) records of \(comparison.policies) policies, \(comparison.inColumns) in columns"
    )
}

/// Decides the same records both ways.
struct BatchComparison {
    private(set) var rows = 0
    private(set) var inColumns = 0
    private(set) var policies = 0
    private(set) var refused = 0

    /// False after a difference.
    mutating func run(seed: UInt64, records: Int) -> Bool {
        var random = RandomPolicy(seed: seed)
        let tree = RuleTree(
            RuleSource(texts: ["random/document.yaml": random.document, "random/policy.yaml": random.policy]))
        guard let plan = tree.policy("random/policy").runnable else {
            refused += 1
            return true
        }
        policies += 1
        let header = RandomPolicy.columns.joined(separator: ",")
        let text = (0..<records).map { _ in random.record() }.joined(separator: "\n") + "\n"
        let (columnar, tally) = decide(plan, header, text, inColumns: true)
        let (scalar, _) = decide(plan, header, text, inColumns: false)
        rows += tally.total
        inColumns += tally.inColumns
        guard columnar != scalar else { return true }
        for (left, right) in zip(columnar.split(separator: "\r\n"), scalar.split(separator: "\r\n"))
        where left != right {
            Issue.record("seed \(seed)\n\(random.policy)\nin columns: \(left)\nrow by row: \(right)")
            return false
        }
        Issue.record("seed \(seed): another number of lines")
        return false
    }

    private func decide(_ plan: PolicyPlan, _ header: String, _ text: String, inColumns: Bool) -> (
        String, BatchTally
    ) {
        let worker = BatchWorker(BatchJob.forTest(plan, header: header, inColumns: inColumns))
        feed(Array(text.utf8), worker)
        return (String(decoding: worker.output.bytes, as: UTF8.self), worker.tally)
    }
}

/// Puts bytes that end with a line end through a worker.
func feed(_ bytes: [UInt8], _ worker: BatchWorker, isOneRecord: Bool = false) {
    let padded = bytes + Array(repeating: 0, count: BatchPiece.padding)
    padded.withUnsafeBufferPointer { buffer in
        if let start = buffer.baseAddress {
            worker.decide(start, bytes.count, line: 2, isOneRecord: isOneRecord)
        }
    }
}

extension BatchJob {
    static func forTest(_ plan: PolicyPlan, header: String, inColumns: Bool) -> BatchJob {
        let (record, _) = CSVReader.read(SourceFile(name: "records.csv", text: header))
        let columns = record.map {
            CaseColumns($0, inputs: plan.policy.inputs, log: DiagnosticLog())
        }
        return BatchJob(
            plan: plan, asOf: nil, decoder: RecordDecoder(form: .csv, columns: columns), target: .csv,
            file: "records.csv", places: columns.map { $0.columns.map { _ in 2 } } ?? [], byRow: !inColumns)
    }
}
