import Batch
import Glibc
import Proviso

/// A number of whole records of a file, in memory that is used again for the next piece.
final class Piece {
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    fileprivate(set) var count = 0
    private var capacity: Int
    /// The number of its first line.
    fileprivate(set) var line = 1
    /// Whether it is one record although a quote in it is never closed.
    fileprivate(set) var isOneRecord = false

    init() {
        capacity = 2 * PieceReader.pieceSize
        bytes = .allocate(capacity: capacity)
        bytes.initialize(repeating: 0, count: capacity)
    }

    deinit { bytes.deallocate() }

    /// Where the record at a place stands, without its line end, and where the next one begins.
    func record(at start: Int, isCSV: Bool) -> (Range<Int>, next: Int) {
        let end =
            isOneRecord
            ? count - 1
            : isCSV ? BatchPiece.endOfRecord(bytes, start, count) : BatchPiece.endOfLine(bytes, start, count)
        return (start..<BatchPiece.contentEnd(bytes, start, end), end + 1)
    }

    /// The bytes of each record, blank lines left out.
    func eachRecord(isCSV: Bool, _ body: (UnsafeRawBufferPointer) -> Void) {
        var start = 0
        while start < count {
            let (range, next) = record(at: start, isCSV: isCSV)
            if !BatchPiece.isBlank(bytes, range.lowerBound, range.upperBound) {
                body(UnsafeRawBufferPointer(start: bytes + range.lowerBound, count: range.count))
            }
            start = next
        }
    }

    /// Its lines with their numbers, blank ones left out.
    var lines: [(bytes: [UInt8], number: Int)] {
        var found: [(bytes: [UInt8], number: Int)] = []
        var (start, number) = (0, line)
        while start < count {
            let (range, next) = record(at: start, isCSV: false)
            if !BatchPiece.isBlank(bytes, range.lowerBound, range.upperBound) {
                found.append((slice(range), number))
            }
            (start, number) = (next, number + 1)
        }
        return found
    }

    fileprivate func reserve(_ more: Int) {
        let needed = count + more + BatchPiece.padding
        guard needed > capacity else { return }
        let larger = max(needed, capacity * 2)
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        memory.initialize(repeating: 0, count: larger)
        memory.update(from: bytes, count: count)
        bytes.deallocate()
        (bytes, capacity) = (memory, larger)
    }

    fileprivate func append(_ more: ArraySlice<UInt8>) {
        reserve(more.count)
        more.withUnsafeBufferPointer { buffer in
            if let start = buffer.baseAddress { (bytes + count).update(from: start, count: buffer.count) }
        }
        count += more.count
    }

    fileprivate func slice(_ range: Range<Int>) -> [UInt8] {
        Array(UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count))
    }
}

/// A file or standard input, in pieces that end where a record ends, whatever the file's size.
struct PieceReader {
    static let pieceSize = 256 << 10
    /// More than any honest record.
    private static let mostBytes = 16 << 20
    private let path: String
    private let isCSV: Bool
    private let descriptor: Int32
    private let converter: TextConverter?
    /// What has been read and belongs to no piece yet.
    private var rest: [UInt8] = []
    private var isAtEnd = false
    private var isAtStart = true
    private var line = 1
    /// Bytes of the file that have been read.
    private(set) var bytesRead = 0
    /// Of the file; nil where nobody knows, as with a pipe.
    let size: Int?

    init(_ path: String, isCSV: Bool, encoding: TextEncoding) throws(FileProblem) {
        self.path = path
        self.isCSV = isCSV
        descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last(path) }
        var status = stat()
        size =
            fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
        converter = try encoding.reader()
    }

    /// The first record and the number of its line; nil for a file with none.
    mutating func header() throws(FileProblem) -> (bytes: [UInt8], line: Int)? {
        let piece = Piece()
        while try next(into: piece) {
            var start = 0
            while start < piece.count {
                let (range, next) = piece.record(at: start, isCSV: isCSV)
                guard BatchPiece.isBlank(piece.bytes, range.lowerBound, range.upperBound) else {
                    let number = piece.line + BatchPiece.lineCount(piece.bytes, start)
                    giveBack(piece, from: next)
                    return (piece.slice(range), number)
                }
                start = next
            }
        }
        return nil
    }

    private mutating func giveBack(_ piece: Piece, from start: Int) {
        line -= BatchPiece.lineCount(piece.bytes + start, piece.count - start)
        rest = piece.slice(start..<piece.count) + rest
    }

    /// What the next records look like: some bytes that end where a record ends, which stay to be read.
    mutating func sample() throws(FileProblem) -> [UInt8] {
        let piece = Piece()
        guard try next(into: piece), !piece.isOneRecord else {
            giveBack(piece, from: 0)
            return []
        }
        giveBack(piece, from: 0)
        return piece.slice(0..<piece.count)
    }

    /// Puts the next records into a piece; false at the end of the file.
    mutating func next(into piece: Piece) throws(FileProblem) -> Bool {
        piece.count = 0
        piece.isOneRecord = false
        piece.append(rest[...])
        rest = []
        while true {
            if piece.count > 0, let end = BatchPiece.endOfRecords(piece.bytes, piece.count, isCSV: isCSV) {
                take(end, of: piece)
                return true
            }
            if isAtEnd || piece.count > Self.mostBytes { return try takeRemainder(of: piece) }
            try readMore(into: piece)
        }
    }

    private mutating func take(_ end: Int, of piece: Piece) {
        rest = piece.slice(end..<piece.count)
        piece.count = end
        piece.line = line
        line += BatchPiece.lineCount(piece.bytes, end)
    }

    /// Without a line end at its end, or with a quote that is never closed: then only the first line is a record.
    private mutating func takeRemainder(of piece: Piece) throws(FileProblem) -> Bool {
        guard piece.count > 0 else { return false }
        if isAtEnd, piece.bytes[piece.count - 1] != UInt8(ascii: "\n") { piece.append([UInt8(ascii: "\n")]) }
        if let end = BatchPiece.endOfRecords(piece.bytes, piece.count, isCSV: isCSV) {
            take(end, of: piece)
            return true
        }
        let end = BatchPiece.endOfLine(piece.bytes, 0, piece.count)
        guard piece.bytes[end] == UInt8(ascii: "\n") else {
            throw FileProblem(path, "a line is longer than 16 MiB")
        }
        piece.isOneRecord = true
        take(end + 1, of: piece)
        return true
    }

    private mutating func readMore(into piece: Piece) throws(FileProblem) {
        let wanted = max(Self.pieceSize - piece.count, 64 << 10)
        piece.reserve(wanted)
        var count = 0
        repeat {
            if Interruption.isAsked { break }
            count = read(descriptor, piece.bytes + piece.count, wanted)
        } while count < 0 && errno == EINTR
        guard count >= 0 else { throw .last(path) }
        isAtEnd = count == 0
        bytesRead += count
        if let converter {
            let raw = piece.slice(piece.count..<piece.count + count)
            piece.append(converter.convert(raw, isLast: isAtEnd)[...])
        } else {
            piece.count += count
        }
        guard isAtStart, piece.count >= 3 || isAtEnd else { return }
        isAtStart = false
        if piece.slice(0..<min(3, piece.count)) == [0xEF, 0xBB, 0xBF] {
            let text = piece.slice(3..<piece.count)
            piece.count = 0
            piece.append(text[...])
        }
    }
}
