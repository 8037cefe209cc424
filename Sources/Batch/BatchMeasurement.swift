package import FEEL
import Provisions

/// What deciding costs once records lie in memory, reading and writing left out.
package struct BatchMeasurement {
    package private(set) var rows = 0
    private var seconds = 0.0
    /// Of single cases: how long each took.
    private var singles: [Double] = []
    private let job: BatchJob
    private let now: () -> Double

    /// - Parameter now: a clock of this thread's processor time, in seconds.
    package init(_ job: BatchJob, now: @escaping () -> Double) {
        self.job = job
        self.now = now
    }

    /// Nanoseconds a record, all records together.
    package var nanosecondsPerRow: Double { rows == 0 ? 0 : seconds * 1e9 / Double(rows) }

    /// Microseconds a case, the median.
    package var medianMicroseconds: Double {
        singles.isEmpty ? 0 : singles.sorted()[singles.count / 2] * 1e6
    }

    /// Adds the records of a piece, each batch of them worked out a second time once everything is warm.
    package mutating func add(_ bytes: UnsafePointer<UInt8>, _ count: Int) throws(LimitExceeded) {
        switch job.lane() {
        case .csv(let lane): addInColumns(lane, bytes, count)
        case .json(let lane): addInColumns(lane, bytes, count)
        case .jsonToCSV(let lane): addInColumns(lane, bytes, count)
        case nil: try addAlone(bytes, count, repeats: 1)
        }
    }

    private mutating func addInColumns(
        _ lane: some ColumnLane, _ bytes: UnsafePointer<UInt8>, _ count: Int
    ) {
        let isPlain = BatchPiece.isPlain(bytes, count)
        var position = 0
        while position < count {
            let found = lane.scanner.scan(bytes, &position, to: count, isPlain: isPlain)
            lane.memory.run(found)
            let start = now()
            lane.memory.run(found)
            seconds += now() - start
            rows += found
        }
    }

    /// Adds the records of a piece as single cases, each the mean of some runs one after another.
    package mutating func addSingles(_ bytes: UnsafePointer<UInt8>, _ count: Int) throws(LimitExceeded) {
        try addAlone(bytes, count, repeats: 20)
    }

    private mutating func addAlone(_ bytes: UnsafePointer<UInt8>, _ count: Int, repeats: Int)
        throws(LimitExceeded)
    {
        let decider = PolicyDecider(plan: job.plan)
        for facts in facts(bytes, count) {
            let evaluator = decider.evaluator(for: facts)
            try evaluator.load(facts, asOf: job.asOf)
            try evaluator.evaluate()
            let start = now()
            for _ in 0..<repeats { try evaluator.evaluate() }
            let time = (now() - start) / Double(repeats)
            seconds += time
            singles.append(time)
            rows += 1
        }
    }

    /// The cases of a piece that can be put to the policy.
    private func facts(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> [Facts] {
        var found: [Facts] = []
        BatchPiece.eachRecord(bytes, count, isCSV: job.decoder.form == .csv) { range in
            let content = UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count)
            let (facts, problems) = job.facts(of: job.record(Array(content), line: 1))
            if let facts, problems.isEmpty { found.append(facts) }
        }
        return found
    }
}
