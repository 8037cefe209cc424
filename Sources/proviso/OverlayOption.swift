import ArgumentParser
import Diagnostics
import LocatedYAML
import Provisions

/// What every command that runs or shows one policy understands: the policy, and what is laid over it.
struct OverlayOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What if: a file of figures, conditions and bounds that take the place of the policy's.",
            valueName: "file"))
    var overlay: String?

    /// The policy ready to be run, with the overlay over it.
    func plan(of policy: String, in tree: RuleTree) throws(CommandFailure) -> PolicyPlan {
        try tree.runnable(policy, with: try read())
    }

    private func read() throws(CommandFailure) -> Overlay? {
        guard let overlay else { return nil }
        let node = try RuleText.node(at: overlay)
        let log = DiagnosticLog()
        guard let overlay = OverlayReader(log: log).read(node), !log.hasErrors else {
            throw .invalid(log.sorted)
        }
        return overlay
    }
}
