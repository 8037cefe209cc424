import Glibc

/// The lines of a file or of standard input, one after another, whatever the file's size.
struct LineReader {
    /// More than any honest line.
    private static let mostBytes = 16 << 20
    private let path: String
    private let descriptor: Int32
    private var bytes: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    /// How many lines have been read.
    private(set) var count = 0

    init(_ path: String) throws(FileProblem) {
        self.path = path
        descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last(path) }
    }

    /// Whether what comes next has been read already, so that asking for it waits for nobody.
    var hasLineAtHand: Bool { bytes[position...].contains(UInt8(ascii: "\n")) }

    /// The next line without its end; nil at the end of the file.
    mutating func next() throws(FileProblem) -> [UInt8]? {
        while true {
            if let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) { return take(upTo: end) }
            guard !isAtEnd else { return position < bytes.count ? take(upTo: bytes.count) : nil }
            bytes.removeSubrange(..<position)
            position = 0
            guard bytes.count <= Self.mostBytes else {
                throw FileProblem(path, "a line is longer than 16 MiB")
            }
            isAtEnd = try !Files.readMore(descriptor, path, into: &bytes)
        }
    }

    /// The next line that is not blank.
    mutating func nextFilled() throws(FileProblem) -> [UInt8]? {
        while let line = try next() {
            if !Self.isBlank(line) { return line }
        }
        return nil
    }

    static func isBlank(_ line: [UInt8]) -> Bool { line.allSatisfy { $0 == UInt8(ascii: " ") } }

    private mutating func take(upTo end: Int) -> [UInt8] {
        var line = bytes[position..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        position = min(end + 1, bytes.count)
        count += 1
        return Array(line)
    }
}
