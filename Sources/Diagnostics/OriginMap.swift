/// Where each byte of a text stands in a file.
///
/// The value of a YAML scalar is not its source: quotes, escapes, indentation and folding lie between.
/// A map is a list of runs; inside a run, text and file advance together. The lexer asks the map for every
/// token, so all spans after it are final file offsets.
package struct OriginMap: Hashable, Sendable {
    /// From this text offset on, up to the next run, the file offset is `file + (offset - text)`; a run that is not
    /// `verbatim` (an escape, a fold) maps all its bytes to the one place `file`..<`file + fileLength`.
    package struct Run: Hashable, Sendable {
        package let text: Int
        package let file: Int
        package let fileLength: Int
        package let verbatim: Bool

        package init(text: Int, file: Int, fileLength: Int, verbatim: Bool) {
            self.text = text
            self.file = file
            self.fileLength = fileLength
            self.verbatim = verbatim
        }
    }

    package let runs: [Run]
    /// Where the text ends in the file.
    package let end: Int

    /// Invariant: runs are sorted by `text`, the first starts at 0.
    package init(runs: [Run], end: Int) {
        self.runs = runs
        self.end = end
    }

    /// The text is the file from `offset` on, unchanged.
    package static func verbatim(at offset: Int, length: Int) -> OriginMap {
        OriginMap(
            runs: [Run(text: 0, file: offset, fileLength: length, verbatim: true)], end: offset + length)
    }

    /// The file span of a text span; an empty text span is an empty file span.
    package func span(_ start: Int, _ end: Int) -> SourceSpan {
        let first = place(start).start
        return SourceSpan(first, end > start ? max(first, place(end - 1).end) : first)
    }

    private func place(_ offset: Int) -> SourceSpan {
        guard let run = run(holding: offset) else { return SourceSpan(end, end) }
        guard run.verbatim else { return SourceSpan(run.file, run.file + run.fileLength) }
        let start = run.file + offset - run.text
        guard start < run.file + run.fileLength else { return SourceSpan(end, end) }
        return SourceSpan(start, start + 1)
    }

    private func run(holding offset: Int) -> Run? {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].text <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? runs[low - 1] : nil
    }
}
