import Batch
import Diagnostics
import Proviso

extension RecordForm {
    /// The one that an option names; else by the file's name.
    static func named(_ name: String?, path: String) throws(CommandFailure) -> RecordForm {
        guard let name else { return path.lowercased().hasSuffix(".csv") ? .csv : .ndjson }
        guard let form = RecordForm(rawValue: name) else {
            throw .usage(.unknownFormat(name, known: allCases.map(\.rawValue)))
        }
        return form
    }
}

/// The records of a file, one after another.
struct RecordReader {
    private var input: RecordInput
    private let piece = Piece()
    private var position = 0
    private var line = 0

    init(_ input: RecordInput) { self.input = input }

    /// The next record, read in full, that is not taken by a quicker way; nil at the end of the file.
    ///
    /// - Parameter take: is given a record's bytes where they lie, without its line end, and the number of its line.
    mutating func next(butThose take: (UnsafeBufferPointer<UInt8>, Int) -> Bool) throws(FileProblem)
        -> Record?
    {
        while true {
            if position >= piece.count {
                guard try input.reader.next(into: piece) else { return nil }
                (position, line) = (0, piece.line)
            }
            let (range, next) = piece.record(at: position, isCSV: input.form == .csv)
            let number = line
            line += BatchPiece.lineCount(piece.bytes + position, next - position)
            position = next
            if BatchPiece.isBlank(piece.bytes, range.lowerBound, range.upperBound) { continue }
            let bytes = UnsafeBufferPointer(start: piece.bytes + range.lowerBound, count: range.count)
            if take(bytes, number) { continue }
            return input.decoder.record(
                SourceFile(name: input.name, bytes: Array(bytes), firstLine: number))
        }
    }
}
