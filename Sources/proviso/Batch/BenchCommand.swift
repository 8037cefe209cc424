import ArgumentParser
import Batch
import Diagnostics
import FEEL
import Proviso
import Provisions

/// `bench`: what deciding costs, without reading and writing.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measures evaluation alone, warm.",
        discussion: """
            One line of JSON: how many records, and the nanoseconds that each took once all lay in memory; with --single, \
            the median of single cases in microseconds. Processor time of one thread.
            """)

    @Argument(help: "The policy: document/entry.")
    var policy: String

    @Option(help: ArgumentHelp("The records, CSV or NDJSON; - is standard input.", valueName: "file"))
    var input: String

    @Flag(help: "One case at a time.")
    var single = false

    @Option(help: ArgumentHelp("Takes the place of the policy's reference date.", valueName: "date"))
    var asOf: String?

    @OptionGroup var overlay: OverlayOption

    @OptionGroup var shared: SharedOptions

    /// Single cases that are measured.
    private static let mostSingles = 10_000

    mutating func run() throws {
        let plan = try overlay.plan(of: policy, in: try shared.tree())
        let date = try asOf.map(DateArgument.date)
        do {
            var opened = try RecordInput(input, from: nil, encoding: .utf8, inputs: plan.policy.inputs)
            let job = opened.job(plan: plan, asOf: date, target: opened.form)
            var measurement = BatchMeasurement(job) { SystemClock.processorSeconds }
            let piece = Piece()
            while try opened.reader.next(into: piece) {
                guard single else {
                    try measurement.add(piece.bytes, piece.count)
                    continue
                }
                try measurement.addSingles(piece.bytes, piece.count)
                if measurement.rows >= Self.mostSingles { break }
            }
            try Console.write(text(measurement))
        } catch let problem as FileProblem {
            throw CommandFailure.usage(.unreadableFile(problem))
        } catch let limit as LimitExceeded {
            throw CommandFailure([limit.diagnostic], .limit)
        }
    }

    private func text(_ measurement: BatchMeasurement) -> String {
        let head = "{\"policy\": \"\(policy)\", \"rows\": \(measurement.rows), "
        if single { return head + "\"median_us\": \(Self.rounded(measurement.medianMicroseconds))}\n" }
        return head + "\"ns_per_row\": \(Self.rounded(measurement.nanosecondsPerRow))}\n"
    }

    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
