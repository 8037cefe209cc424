/// What people type who think in Chinese punctuation, in a programming language or in a spreadsheet, and how FEEL
/// says it. Only used to word diagnostics.
enum ForeignText {
    /// The ASCII text FEEL wants in place of a full-width or typographic character; nil for all others.
    static func replacement(for value: UInt32) -> String? {
        if (0xFF10...0xFF19).contains(value) { return String(value - 0xFF10) }
        guard let scalar = Unicode.Scalar(value) else { return nil }
        return replacements[scalar]
    }

    private static let replacements: [Unicode.Scalar: String] = [
        "（": "(", "）": ")", "［": "[", "］": "]", "【": "[", "】": "]", "｛": "{", "｝": "}",
        "，": ",", "、": ",", "：": ":", "。": ".", "．": ".", "；": ",", "？": "?", "＠": "@",
        "＜": "<", "＞": ">", "＝": "=", "≤": "<=", "≥": ">=", "≠": "!=", "！": "!=",
        "＋": "+", "－": "-", "—": "-", "–": "-", "−": "-", "＊": "*", "×": "*", "／": "/", "÷": "/",
        "“": "\"", "”": "\"", "＂": "\"", "‘": "\"", "’": "\"", "＇": "\"", "…": "..", "～": "..",
        "＆": "and", "｜": "or", "％": "/ 100",
    ]

    /// The first character of a stretch of text that is full-width punctuation, with its place and its replacement.
    static func fullWidth(in cursor: ByteCursor, from start: Int, to end: Int) -> (
        start: Int, end: Int, ascii: String
    )? {
        var cursor = cursor
        cursor.position = start
        while cursor.position < end, let (value, length) = cursor.scalar() {
            if let ascii = replacement(for: value) {
                return (cursor.position, cursor.position + length, ascii)
            }
            cursor.position += length
        }
        return nil
    }

    /// An operator of another language that stands, or has just begun, at a place; with what FEEL writes for it.
    static func operatorText(in cursor: ByteCursor, at position: Int) -> (
        start: Int, text: String, advice: String
    )? {
        for (text, advice) in operators {
            let bytes = Array(text.utf8)
            for start in max(0, position - bytes.count + 1)...position where holds(bytes, cursor, start) {
                return (start, text, advice)
            }
        }
        return nil
    }

    private static func holds(_ text: [UInt8], _ cursor: ByteCursor, _ start: Int) -> Bool {
        start + text.count <= cursor.bytes.count
            && cursor.bytes[start..<start + text.count].elementsEqual(text)
    }

    /// Longest first: `===` holds `==`.
    private static let operators: [(text: String, advice: String)] = [
        ("===", "FEEL compares with a single `=`"), ("!==", "FEEL writes `!=` for “is not equal”"),
        ("==", "FEEL compares with a single `=`"), ("<>", "FEEL writes `!=` for “is not equal”"),
        ("=>", "FEEL writes `>=` for “at least”"), ("=<", "FEEL writes `<=` for “at most”"),
        ("&&", "FEEL writes `and`"), ("||", "FEEL writes `or`"),
        (":=", "FEEL writes `:` between a key and its value"),
        ("&", "FEEL writes `and`, and joins texts with `+`"), ("|", "FEEL writes `or`"),
        ("^", "FEEL writes `**` for powers"), ("%", "FEEL has no per cent sign: write `15%` as `0.15`"),
        ("!", "FEEL writes `not(…)` and `!=`"), ("?.", "FEEL writes `.`; a path on null is null"),
    ]
}
