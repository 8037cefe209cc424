import Diagnostics

/// Where each byte of a scalar's value stands in the file, for every way YAML writes a scalar.
///
/// libyaml says where a scalar begins and ends, and its value; not where each character of the value came
/// from. So the source is walked again by YAML's own rules (quotes, escapes, folding, block indentation and
/// chomping), writing down a run for every stretch that was taken over as it is, and one for everything that
/// stands for something else. The text put together on the way must equal libyaml's value: if it does not,
/// the walk has gone wrong and no map is given, rather than a wrong one.
///
/// Only line feeds, with or without a carriage return before, end a line: `SourceTextCheck` lets no others
/// through.
struct ScalarOrigins {
    let bytes: [UInt8]
    /// The end of what is walked.
    let limit: Int
    var position: Int
    private var text: [UInt8] = []
    private var runs: [OriginMap.Run] = []

    private init(_ bytes: [UInt8], _ span: SourceSpan) {
        self.bytes = bytes
        position = span.start
        limit = span.end
    }

    /// The map of a scalar whose token (quotes and block header included) covers `span` and whose value is
    /// `value`; nil if the walk did not arrive at that value.
    static func map(of value: String, style: ScalarStyle, in bytes: [UInt8], at span: SourceSpan)
        -> OriginMap?
    {
        let isQuoted = style == .singleQuoted || style == .doubleQuoted
        let inner = isQuoted ? SourceSpan(span.start + 1, span.end - 1) : span
        guard inner.start >= 0, inner.end <= bytes.count else { return nil }
        let expected = Array(value.utf8)
        if let map = unchanged(expected, style: style, in: bytes[inner.start..<inner.end]) { return map }
        var walk = ScalarOrigins(bytes, inner)
        switch style {
        case .plain, .jsonNumber: walk.plain()
        case .singleQuoted: walk.singleQuoted()
        case .doubleQuoted: walk.doubleQuoted()
        case .literal, .folded: walk.block(value: expected, folded: style == .folded)
        }
        guard walk.text == expected else { return nil }
        walk.close()
        return OriginMap(runs: walk.runs, end: walk.position)
    }

    /// The most frequent case by far: one line without anything to resolve.
    private static func unchanged(
        _ value: [UInt8], style: ScalarStyle, in source: ArraySlice<UInt8>
    ) -> OriginMap? {
        guard style != .literal, style != .folded, source.count == value.count else { return nil }
        let resolves: (UInt8) -> Bool = { byte in
            byte == UInt8(ascii: "\n") || style == .doubleQuoted && byte == UInt8(ascii: "\\")
                || style == .singleQuoted && byte == UInt8(ascii: "'")
        }
        guard !source.contains(where: resolves), source.elementsEqual(value) else { return nil }
        return .verbatim(at: source.startIndex, length: source.count)
    }

    /// Adds an empty run: the place after the last character is the end, whatever stands before.
    private mutating func close() {
        runs.append(OriginMap.Run(text: text.count, file: position, fileLength: 0, verbatim: true))
    }

    // MARK: - Writing

    /// Takes the source from the position up to `end` over as it is.
    mutating func copy(upTo end: Int) {
        copy(SourceSpan(position, end))
        position = max(position, end)
    }

    /// Takes a stretch of the source over as it is, wherever the position is.
    mutating func copy(_ span: SourceSpan) {
        guard span.end > span.start else { return }
        if let last = runs.last, last.verbatim, last.file + last.fileLength == span.start,
            last.text + last.fileLength == text.count
        {
            runs[runs.count - 1] = OriginMap.Run(
                text: last.text, file: last.file, fileLength: span.end - last.file, verbatim: true)
        } else {
            runs.append(
                OriginMap.Run(
                    text: text.count, file: span.start, fileLength: span.end - span.start, verbatim: true))
        }
        text += bytes[span.start..<span.end]
    }

    /// Writes bytes that a stretch of the source stands for.
    mutating func write(_ written: [UInt8], for span: SourceSpan) {
        guard !written.isEmpty else { return }
        runs.append(
            OriginMap.Run(
                text: text.count, file: span.start, fileLength: span.end - span.start, verbatim: false))
        text += written
    }

    // MARK: - Looking

    /// The byte at the position, or further on; nil past the end.
    func peek(_ distance: Int = 0) -> UInt8? {
        position + distance < limit ? bytes[position + distance] : nil
    }

    var isAtBlank: Bool { peek() == UInt8(ascii: " ") || peek() == UInt8(ascii: "\t") }

    /// How many bytes the line end at some distance has: 0 if there is none.
    func lineEndLength(_ distance: Int = 0) -> Int {
        if peek(distance) == UInt8(ascii: "\n") { return 1 }
        return peek(distance) == UInt8(ascii: "\r") && peek(distance + 1) == UInt8(ascii: "\n") ? 2 : 0
    }
}
