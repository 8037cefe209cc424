import Diagnostics

/// The full-width mark that was most likely typed for an ASCII one: the help line of many a syntax error.
///
/// Chinese input methods write `：` for `:`. To YAML it is a letter like any other, so the error shows up
/// somewhere behind. A hint is only given for the marks that can cause the error at hand, since they are
/// good text elsewhere.
enum FullWidthHint {
    /// Full-width marks and what they were to be.
    private static let marks: [Unicode.Scalar: (ascii: String, name: String)] = [
        "：": ("`:` and a space", "colon"), "，": ("`,`", "comma"), "、": ("`,`", "comma"),
        "“": ("`\"`", "quote"), "”": ("`\"`", "quote"), "＂": ("`\"`", "quote"),
        "‘": ("`'`", "quote"), "’": ("`'`", "quote"), "＇": ("`'`", "quote"),
        "［": ("`[`", "bracket"), "］": ("`]`", "bracket"), "【": ("`[`", "bracket"), "】": ("`]`", "bracket"),
        "｛": ("`{`", "brace"), "｝": ("`}`", "brace"), "－": ("`-`", "hyphen"), "＃": ("`#`", "number sign"),
        "　": ("ASCII spaces", "space"),
    ]

    static let colon: Set<Unicode.Scalar> = ["：", "　"]
    static let brackets: Set<Unicode.Scalar> = [
        "：", "，", "、", "“", "”", "＂", "‘", "’", "＇", "［", "］", "【", "】", "｛", "｝",
    ]
    static let quotes: Set<Unicode.Scalar> = ["“", "”", "＂", "‘", "’", "＇"]

    /// The hint for the first of `wanted` in a stretch of the file; nil if none stands there.
    static func help(for wanted: Set<Unicode.Scalar>, in file: SourceFile, _ span: SourceSpan) -> String? {
        var offset = max(0, span.start)
        while offset < min(span.end, file.bytes.count) {
            let (value, length) = UTF8Decoding.scalar(in: file.bytes, at: offset) ?? (0xFFFD, 1)
            if let scalar = Unicode.Scalar(value), wanted.contains(scalar), let mark = marks[scalar] {
                let line = file.line(at: offset)
                return "`\(scalar)` on line \(line) is a full-width \(mark.name); write \(mark.ascii)"
            }
            offset += length
        }
        return nil
    }
}
