import ArgumentParser
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

    @OptionGroup var overlay: OverlayOption

    @OptionGroup var shared: SharedOptions

    mutating func run() throws {
        let writer = try proviso.format(format, among: PolicyFormats.all)
        let plan = try overlay.plan(of: policy, in: try shared.tree())
        try Console.write(writer.write(plan, shared.language.lang))
    }
}
