import ArgumentParser
import Batch
import Diagnostics
import Provisions
import Reports

/// `show`: a policy for a reader.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract:
            "Shows a policy to a reader: inputs, provisions, formulas, dated values, what depends on what.")

    @Argument(help: "The policy: document/entry.")
    var policy: String

    @Option(help: "text, markdown, html or mermaid.")
    var format = "text"

    @Flag(help: "Shows instead what a batch works out in columns, what row by row, and why.")
    var plan = false

    @OptionGroup var overlay: OverlayOption

    @OptionGroup var shared: SharedOptions

    mutating func run() throws {
        let writer = try proviso.format(format, among: PolicyFormats.all)
        let planned = try overlay.plan(of: policy, in: try shared.tree())
        guard !plan else {
            let report = PlanReport.text(BatchPlan(plan: planned), policy: policy, shared.language.lang)
            return try Console.write(report)
        }
        try Console.write(writer.write(planned, shared.language.lang))
    }
}
