import Glibc

/// The lines that are typed, and those that were typed before.
struct ReplInput {
    private(set) var history: [String] = []
    private let isTerminal = isatty(STDIN_FILENO) == 1
    private static let mostRemembered = 1000

    /// The next line, without its end; nil at the end of the input. What comes from no terminal is repeated behind the
    /// prompt, so that the output reads like the conversation.
    mutating func line(prompt: String) throws(CommandFailure) -> String? {
        if isTerminal { try Console.write(prompt) }
        guard let line = readLine() else {
            if isTerminal { try Console.write("\n") }
            return nil
        }
        if !isTerminal { try Console.write(prompt + line + "\n") }
        return line
    }

    /// Keeps what was typed, all its lines as one entry.
    mutating func remember(_ entry: String) {
        history.append(entry)
        if history.count > Self.mostRemembered { history.removeFirst() }
    }
}
