import Diagnostics
import Glibc
import Proviso

/// Standard output and standard error: data to the one, messages to the other.
enum Console {
    /// Writes data. A reader that has gone away ends the program by the system's signal, without a word.
    static func write(_ text: String) throws(CommandFailure) { try write(Array(text.utf8)) }

    static func write(_ bytes: [UInt8]) throws(CommandFailure) {
        guard Files.write(bytes, to: STDOUT_FILENO) else {
            throw CommandFailure([.unwritableFile(.last("<standard output>"))], .fault)
        }
    }

    static func say(_ text: String) { _ = Files.write(Array((text + "\n").utf8), to: STDERR_FILENO) }

    /// Writes to standard error as it is, without a line end.
    static func put(_ text: String) { _ = Files.write(Array(text.utf8), to: STDERR_FILENO) }

    static func say(_ diagnostics: [Diagnostic]) {
        guard !diagnostics.isEmpty else { return }
        say(DiagnosticRenderer(colour: isColourful(STDERR_FILENO)).render(diagnostics))
    }

    /// Whether what is written to standard output may be coloured.
    static var outputIsColourful: Bool { isColourful(STDOUT_FILENO) }

    /// Only on a terminal, and not when `NO_COLOR` is set (to anything but nothing).
    private static func isColourful(_ descriptor: Int32) -> Bool {
        if let no = getenv("NO_COLOR"), no.pointee != 0 { return false }
        return isatty(descriptor) == 1
    }
}
