import Glibc
import Proviso

/// Where records go: a file of their own, or standard output (`-`); written in large pieces.
struct OutputFile {
    private static let pieceSize = 65_536
    private let path: String
    private let descriptor: Int32
    private var pending: [UInt8] = []
    /// Into another encoding than UTF-8.
    private let converter: TextConverter?

    /// Makes the file anew.
    init(_ path: String, converter: TextConverter? = nil) throws(FileProblem) {
        self.converter = converter
        self.path = path == "-" ? "<standard output>" : path
        descriptor = path == "-" ? STDOUT_FILENO : open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .last(path) }
    }

    mutating func write(_ text: String) throws(FileProblem) {
        pending += text.utf8
        if pending.count >= Self.pieceSize { try flush() }
    }

    /// Writes bytes at once, behind what is still held back.
    mutating func write(_ bytes: UnsafeRawBufferPointer) throws(FileProblem) {
        guard converter == nil else {
            pending += bytes
            return try flush()
        }
        try flush()
        guard Files.write(bytes, to: descriptor) else { throw .last(path) }
    }

    /// Writes what is added to the bytes that wait to be written.
    mutating func write(_ add: (inout [UInt8]) -> Void) throws(FileProblem) {
        add(&pending)
        if pending.count >= Self.pieceSize { try flush() }
    }

    /// Writes what is still held back.
    mutating func flush() throws(FileProblem) {
        guard !pending.isEmpty else { return }
        let bytes = converter.map { $0.convert(pending, isLast: false) } ?? pending
        guard Files.write(bytes, to: descriptor) else { throw .last(path) }
        pending.removeAll(keepingCapacity: true)
    }
}
