extension OriginMap {
    /// The part of the text that stands at a span of the file; nil where none of it does.
    ///
    /// - Parameter length: of the text, in bytes.
    package func textRange(of span: SourceSpan, length: Int) -> Range<Int>? {
        guard span.end > span.start, let first = offset(of: span.start),
            let last = offset(of: span.end - 1)
        else { return nil }
        let end = min(last.next, length)
        return first.start <= end ? first.start..<end : nil
    }

    /// Where in the text a byte of the file is found, and where what it stands for ends.
    private func offset(of place: Int) -> (start: Int, next: Int)? {
        for (index, run) in runs.enumerated() where place >= run.file && place < run.file + run.fileLength {
            let next = index + 1 < runs.count ? runs[index + 1].text : Int.max
            guard run.verbatim else { return (run.text, next) }
            let start = run.text + place - run.file
            return start < next ? (start, start + 1) : nil
        }
        return nil
    }
}
