import Diagnostics
package import FEEL
import LocatedCSV
import LocatedYAML
package import Provisions
import Reports

/// What all workers of a run share: the policy, the plan for the file, how records come and how outcomes go.
package struct BatchJob: Sendable {
    package let plan: PolicyPlan
    package let asOf: CalendarDate?
    package let decoder: RecordDecoder
    package let target: RecordForm
    /// How messages call the file.
    package let file: String
    /// Nil where records are decided row by row.
    let columns: OutcomeColumns?

    /// - Parameters:
    ///   - places: of each column of a CSV file, the most places after the point that its numbers are expected to have.
    ///   - byRow: decides every record alone, for comparison.
    package init(
        plan: PolicyPlan, asOf: CalendarDate?, decoder: RecordDecoder, target: RecordForm, file: String,
        places: [Int], byRow: Bool = false
    ) {
        self.plan = plan
        self.asOf = asOf
        self.decoder = decoder
        self.target = target
        self.file = file
        guard decoder.form == target || target == .csv, !byRow else {
            columns = nil
            return
        }
        guard let columns = decoder.columns else {
            let plan = BatchPlan(
                plan: plan, asOf: asOf, columns: BatchPlan.allInputs(of: plan), allowsLists: true)
            self.columns = plan.columns.flatMap {
                $0.cells.count + $0.lists.count < JSONScanner.mostKeys ? $0 : nil
            }
            return
        }
        self.columns =
            BatchPlan(
                plan: plan, asOf: asOf, columns: columns.sources(places: places), allowsLists: false
            ).columns
    }

    /// Whether every record that has nothing odd about it is decided in columns.
    package var isColumnar: Bool { columns != nil }

    /// A record read in full.
    func record(_ bytes: [UInt8], line: Int) -> Record {
        decoder.record(SourceFile(name: file, bytes: bytes, firstLine: line))
    }

    /// What a record says, typed by the policy; the problems are all that keeps it from being decided.
    func facts(of record: Record) -> (Facts?, [Diagnostic]) {
        guard let node = record.node else { return (nil, record.problems) }
        let log = DiagnosticLog()
        let facts = CaseReader(policy: plan.policy, log: log).read([node])
        return (facts, facts != nil && !log.hasErrors ? [] : log.sorted)
    }
}

/// Decides pieces of a file, each a number of whole records: one thread's share of a run.
///
/// Records go through columns where the plan and the record allow it; every other record is read and decided alone, with all
/// that is to be said about it. The bytes of the outcome are the same either way.
package final class BatchWorker {
    private let job: BatchJob
    private let decider: PolicyDecider
    private let report = JSONReport(layout: .compact)
    private let lane: RecordLane?
    package let output = ByteBuffer(capacity: 1 << 20)
    package private(set) var tally = BatchTally()

    package init(_ job: BatchJob) {
        self.job = job
        decider = PolicyDecider(plan: job.plan)
        lane = job.lane()
    }

    /// Decides a piece; what comes out is added to `output`.
    ///
    /// - Parameters:
    ///   - bytes: ends with a line end, and `BatchPiece.padding` more bytes may be read.
    ///   - line: the number of the piece's first line in the file.
    ///   - isOneRecord: whether it is one record although a quote in it is never closed.
    package func decide(_ bytes: UnsafePointer<UInt8>, _ count: Int, line: Int, isOneRecord: Bool = false) {
        var lines = LineCounter(bytes, line)
        if isOneRecord {
            alone(bytes, 0, BatchPiece.contentEnd(bytes, 0, count - 1), &lines)
            return
        }
        switch lane {
        case .csv(let lane): inColumns(lane, bytes, count, &lines)
        case .json(let lane): inColumns(lane, bytes, count, &lines)
        case .jsonToCSV(let lane): inColumns(lane, bytes, count, &lines)
        case nil: byRow(bytes, count, &lines)
        }
    }

    private func inColumns(
        _ lane: some ColumnLane, _ bytes: UnsafePointer<UInt8>, _ count: Int, _ lines: inout LineCounter
    ) {
        let isPlain = BatchPiece.isPlain(bytes, count)
        var position = 0
        while position < count {
            let rows = lane.scanner.scan(bytes, &position, to: count, isPlain: isPlain)
            lane.memory.run(rows)
            let odd = lane.memory.odd
            var (decided, eligible) = (0, 0)
            for row in 0..<rows {
                if odd[row] != 0 {
                    alone(bytes, lane.scanner.starts[row], lane.scanner.ends[row], &lines)
                    continue
                }
                decided &+= 1
                eligible &+= lane.write(row, of: bytes, to: output)
            }
            tally.count(
                inColumns: decided, eligible: lane.hasEligibility ? eligible : nil,
                undetermined: lane.undeterminedCount(rows))
        }
    }

    private func byRow(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ lines: inout LineCounter) {
        BatchPiece.eachRecord(bytes, count, isCSV: job.decoder.form == .csv) { range in
            alone(bytes, range.lowerBound, range.upperBound, &lines)
        }
    }

    // MARK: - One record alone

    private func alone(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ lines: inout LineCounter) {
        let content = UnsafeBufferPointer(start: bytes + start, count: end - start)
        let record = job.record(Array(content), line: lines.line(at: start))
        let decision = self.decision(on: record)
        tally.count(decision)
        switch job.target {
        case .ndjson: output.append(report.text(decision) + "\n")
        case .csv:
            let cells = CSVReport.cells(decision)
            if job.decoder.columns == nil {
                output.append(CSVWriter.record([decision.caseID?.text ?? ""] + cells))
            } else if record.isWhole {
                output.append(UnsafeRawBufferPointer(content))
                output.append("," + CSVWriter.record(cells))
            } else {
                output.append(CSVWriter.record(record.cells + cells))
            }
        }
    }

    private func decision(on record: Record) -> Decision {
        let (facts, problems) = job.facts(of: record)
        guard let facts, problems.isEmpty else { return refused(facts?.id, problems) }
        do throws(LimitExceeded) {
            return try decider.decide(facts, asOf: job.asOf)
        } catch {
            return refused(facts.id, [error.diagnostic])
        }
    }

    private func refused(_ id: CaseID?, _ diagnostics: [Diagnostic]) -> Decision {
        Decision(refused: job.plan, caseID: id, diagnostics.map { Decision.Failure($0) })
    }
}

/// The numbers of a piece's lines, counted only as far as somebody asks.
struct LineCounter {
    private let bytes: UnsafePointer<UInt8>
    private var position = 0
    private var line: Int

    init(_ bytes: UnsafePointer<UInt8>, _ line: Int) {
        self.bytes = bytes
        self.line = line
    }

    mutating func line(at place: Int) -> Int {
        if place > position {
            line += BatchPiece.lineCount(bytes + position, place - position)
            position = place
        }
        return line
    }
}
