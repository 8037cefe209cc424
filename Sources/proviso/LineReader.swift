import Glibc
import Proviso

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
    var hasLineAtHand: Bool { endOfLine(from: position) != nil }

    /// The next line without its end; nil at the end of the file.
    mutating func next() throws(FileProblem) -> [UInt8]? {
        guard let end = try findLine() else { return nil }
        let line = Array(bytes[position..<contentEnd(end)])
        pass(end)
        return line
    }

    /// The next line that is not blank.
    mutating func nextFilled() throws(FileProblem) -> [UInt8]? {
        while let line = try next() {
            if !Self.isBlank(line) { return line }
        }
        return nil
    }

    /// Shows line after line where it lies, without its end, and passes those that are taken; blank ones are passed
    /// unseen. Ends before the first that is not taken, and at the end of the file.
    ///
    /// - Parameter take: is given a line and its number.
    mutating func pass(while take: (UnsafeBufferPointer<UInt8>, Int) -> Bool) throws(FileProblem) {
        while let end = try findLine() {
            let range = position..<contentEnd(end)
            let isTaken = bytes.withUnsafeBufferPointer { bytes in
                let line = UnsafeBufferPointer(rebasing: bytes[range])
                return Self.isBlank(line) || take(line, count + 1)
            }
            guard isTaken else { return }
            pass(end)
        }
    }

    static func isBlank(_ line: some Collection<UInt8>) -> Bool {
        line.allSatisfy { $0 == UInt8(ascii: " ") }
    }

    /// Where the next line ends, read if need be; nil at the end of the file.
    private mutating func findLine() throws(FileProblem) -> Int? {
        var searched = position
        while true {
            if let end = endOfLine(from: searched) { return end }
            guard !isAtEnd else { return position < bytes.count ? bytes.count : nil }
            bytes.removeSubrange(..<position)
            position = 0
            searched = bytes.count
            guard searched <= Self.mostBytes else {
                throw FileProblem(path, "a line is longer than 16 MiB")
            }
            isAtEnd = try !Files.readMore(descriptor, path, into: &bytes)
        }
    }

    private func endOfLine(from start: Int) -> Int? {
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, start < bytes.count,
                let found = memchr(base + start, 0x0A, bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// Where a line ends without its carriage return.
    private func contentEnd(_ end: Int) -> Int {
        end > position && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
    }

    private mutating func pass(_ end: Int) {
        position = min(end + 1, bytes.count)
        count += 1
    }
}
