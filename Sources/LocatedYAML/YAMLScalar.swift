package import Diagnostics

/// How a scalar is written.
package enum ScalarStyle: String, Sendable, CaseIterable {
    /// No quotes. JSON's `true`, `false` and `null` are plain too.
    case plain
    case singleQuoted
    /// `"…"`, in YAML and in JSON.
    case doubleQuoted
    /// A block after `|`, line ends kept.
    case literal
    /// A block after `>`, lines joined.
    case folded
    /// A number of a JSON file; the text is the number as written.
    case jsonNumber
}

/// A text of a rule file, and where each of its bytes stands.
///
/// Nothing is coerced: `yes`, `012`, `1e3` and `2018-10-01` are the texts they look like. What a text means
/// is for FEEL and for the reader of the key to say.
package struct YAMLScalar: Sendable {
    /// The value: quotes, escapes, indentation and folding are resolved.
    package let text: String
    package let style: ScalarStyle
    /// Where each byte of `text` (as UTF-8) stands in the file.
    package let origins: OriginMap
    /// Whether `origins` holds byte for byte; false only for a scalar under a refused tag or anchor.
    package let originsAreExact: Bool
    /// The whole scalar as written, quotes and block indicator included.
    package let span: SourceSpan
    package let file: SourceFile

    package init(
        text: String, style: ScalarStyle, origins: OriginMap, originsAreExact: Bool = true, span: SourceSpan,
        file: SourceFile
    ) {
        self.text = text
        self.style = style
        self.origins = origins
        self.originsAreExact = originsAreExact
        self.span = span
        self.file = file
    }

    package var place: SourcePlace { SourcePlace(file, span) }

    /// The place of a part of the text, given as byte offsets into it.
    package func place(_ start: Int, _ end: Int) -> SourcePlace {
        SourcePlace(file, origins.span(start, end))
    }

    /// A plain `null`, `~`, or nothing at all. A quoted empty text is a text.
    package var isNull: Bool { style == .plain && (text.isEmpty || text == "~" || text == "null") }

    /// What a plain `true` or `false` says; nil for every other text, `yes` and `"true"` too.
    package var boolean: Bool? {
        guard style == .plain else { return nil }
        return switch text {
        case "true": true
        case "false": false
        default: nil
        }
    }
}
