import Diagnostics
import FEEL

/// Why a command cannot go on: what to say on standard error, and with which status to end.
struct CommandFailure: Error {
    let diagnostics: [Diagnostic]
    let status: ExitStatus

    init(_ diagnostics: [Diagnostic], _ status: ExitStatus) {
        self.diagnostics = diagnostics
        self.status = status
    }

    /// Something on the command line that is not there or not so.
    static func usage(_ diagnostic: Diagnostic) -> CommandFailure { CommandFailure([diagnostic], .usage) }

    /// Rules or a case with something wrong in them.
    static func invalid(_ diagnostics: [Diagnostic]) -> CommandFailure {
        CommandFailure(diagnostics, .invalid)
    }

    /// What a piece of work gives, unless it runs into a limit.
    static func unlessLimited<Result>(_ work: () throws(LimitExceeded) -> Result) throws(CommandFailure)
        -> Result
    {
        do {
            return try work()
        } catch {
            throw CommandFailure([error.diagnostic], .limit)
        }
    }
}
