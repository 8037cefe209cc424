import Diagnostics

/// The value of a JSON string and its origins, as the parser goes along.
struct JSONText {
    private var bytes: [UInt8] = []
    private var runs: [OriginMap.Run] = []

    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Takes a piece of the file over as it is.
    mutating func copy(_ source: ArraySlice<UInt8>) {
        runs.append(
            OriginMap.Run(
                text: bytes.count, file: source.startIndex, fileLength: source.count, verbatim: true))
        bytes += source
    }

    /// Writes the bytes that an escape stands for.
    mutating func write(_ written: [UInt8], for span: SourceSpan) {
        runs.append(
            OriginMap.Run(
                text: bytes.count, file: span.start, fileLength: span.end - span.start, verbatim: false))
        bytes += written
    }

    /// The map, closed by an empty run at the string's closing quote.
    func origins(endingAt end: Int) -> OriginMap {
        OriginMap(
            runs: runs + [OriginMap.Run(text: bytes.count, file: end, fileLength: 0, verbatim: true)],
            end: end)
    }
}
