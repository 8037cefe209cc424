import ArgumentParser
import Diagnostics
import FEEL
import LocatedYAML
import Provisions
import Reports

/// `repl`: expressions one after another, alone or over a policy's names.
struct ReplCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repl",
        abstract: "Evaluates FEEL expressions as they are typed, alone or over a policy's names.",
        discussion: """
            Everything that is said goes to standard output; a line that comes from no terminal is repeated there behind \
            the prompt. Type :help for what can be typed.
            """)

    @Argument(help: "The policy whose names are known: document/entry.")
    var policy: String?

    @OptionGroup var options: CaseOptions

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard policy == nil, options.isGiven || options.asOf != nil else { return }
        throw ValidationError("A case needs a policy: proviso repl POLICY --case FILE.")
    }

    mutating func run() throws {
        var repl = Repl(session: try session(), prose: Prose(shared.language.lang))
        try repl.run()
    }

    private func session() throws(CommandFailure) -> ExpressionSession {
        guard let policy else { return ExpressionSession(clock: SystemClock.now) }
        let plan = try shared.tree().runnable(policy)
        let date = try options.date()
        let session = PolicySession(plan)
        guard options.isGiven else { return try session.withoutCase(on: date) }
        return try session.over(try options.input(), asOf: date)
    }
}
