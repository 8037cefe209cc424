import Diagnostics
import Glibc
import Proviso

/// The records of a file as they were read, to be written again and pointed at.
struct KeptRecords {
    private struct Place {
        let piece: UInt32
        let start: UInt32
        let count: UInt32
        let line: UInt32
    }

    private static let pieceSize = 1 << 20
    /// More would not fit the memory of a usual machine, with all that is worked out for them.
    private static let mostBytes = 512 << 20
    private static let mostRecords = 4_000_000
    private let path: String
    private var pieces: [[UInt8]] = []
    private var places: [Place] = []
    private var size = 0

    init(path: String) { self.path = path }

    /// Keeps a record's bytes.
    ///
    /// - Parameter line: on which line of the file it begins.
    mutating func keep(_ bytes: some Collection<UInt8>, line: Int) {
        if pieces.last.map({ $0.count + bytes.count > Self.pieceSize }) ?? true {
            pieces.append([])
            pieces[pieces.count - 1].reserveCapacity(max(Self.pieceSize, bytes.count))
        }
        let piece = pieces.count - 1
        places.append(
            Place(
                piece: UInt32(truncatingIfNeeded: piece),
                start: UInt32(truncatingIfNeeded: pieces[piece].count),
                count: UInt32(truncatingIfNeeded: bytes.count), line: UInt32(truncatingIfNeeded: line)))
        pieces[piece].append(contentsOf: bytes)
        size += bytes.count
    }

    /// Whether there is room for more.
    var hasRoom: Bool { size <= Self.mostBytes && places.count <= Self.mostRecords }

    func checkRoom() throws(FileProblem) {
        guard size <= Self.mostBytes else {
            throw FileProblem(path, "its records are longer than 512 MiB together")
        }
        guard places.count <= Self.mostRecords else {
            throw FileProblem(path, "it holds more than \(Self.mostRecords) records")
        }
    }

    /// A record as a file of its own; nil where there is none.
    func file(_ row: Int) -> SourceFile? {
        guard places.indices.contains(row) else { return nil }
        let bytes = withBytes(of: row) { Array($0) }
        return SourceFile(name: Files.name(of: path), bytes: bytes, firstLine: Int(places[row].line))
    }

    /// Adds a record as it was read to a text; false, and nothing added, where it holds quotes or carriage returns.
    func writePlain(_ row: Int, to text: inout [UInt8]) -> Bool {
        withBytes(of: row) { bytes in
            if let base = bytes.baseAddress,
                memchr(base, 0x22, bytes.count) != nil || memchr(base, 0x0D, bytes.count) != nil
            {
                return false
            }
            text += bytes
            return true
        }
    }

    private func withBytes<Result>(of row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let place = places[row]
        let start = Int(place.start)
        return pieces[Int(place.piece)].withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[start..<start + Int(place.count)]))
        }
    }
}
