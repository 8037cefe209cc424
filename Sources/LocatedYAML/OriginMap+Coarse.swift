import Diagnostics

extension OriginMap {
    /// All of a text stands for all of a span: where it is not known any better.
    static func coarse(_ span: SourceSpan) -> OriginMap {
        let run = Run(text: 0, file: span.start, fileLength: span.end - span.start, verbatim: false)
        return OriginMap(runs: [run], end: span.end)
    }
}
