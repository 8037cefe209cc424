/// A stretch of a source file, as byte offsets into its UTF-8 text; `end` is not included.
///
/// Offsets, not lines and columns: those are worked out only when somebody looks.
package struct SourceSpan: Hashable, Sendable {
    package var start: Int
    package var end: Int

    package init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = max(start, end)
    }

    /// The place before the first character.
    package static let beginning = SourceSpan(0, 0)

    /// The smallest span that covers both.
    package func union(_ other: SourceSpan) -> SourceSpan {
        SourceSpan(min(start, other.start), max(end, other.end))
    }
}

/// A span in a named file: what a diagnostic or a citation of rule text points at.
package struct SourcePlace: Hashable, Sendable {
    package let file: SourceFile
    package let span: SourceSpan

    package init(_ file: SourceFile, _ span: SourceSpan) {
        self.file = file
        self.span = span
    }

    /// Line and column of the first character, from 1; the column counts code points.
    package var position: SourcePosition { file.position(at: span.start) }
}

/// A line and a column, both from 1; the column counts Unicode code points.
package struct SourcePosition: Hashable, Sendable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
