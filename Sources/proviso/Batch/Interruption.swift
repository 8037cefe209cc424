import Glibc
import Synchronization

/// Ctrl-C while records are decided: what has been begun is finished, so that a file ends with a whole record.
enum Interruption {
    private static let asked = Atomic<Bool>(false)

    static var isAsked: Bool { asked.load(ordering: .relaxed) }

    /// From now on Ctrl-C only asks.
    static func watch() {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in Interruption.asked.store(true, ordering: .relaxed) }
        sigaction(SIGINT, &action, nil)
    }

    /// Ends the program as Ctrl-C would have.
    static func follow() {
        signal(SIGINT, SIG_DFL)
        raise(SIGINT)
    }
}
