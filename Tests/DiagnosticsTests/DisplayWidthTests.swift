import Diagnostics
import Testing

/// How many columns a text takes.
@Suite struct DisplayWidthTests {
    @Test func wideCharactersTakeTwoColumns() {
        let widths: KeyValuePairs = [
            "a": 1, "é": 1, "中": 2, "：": 2, "（一）": 6, "〔2018〕": 8, "𠮷": 2, "😀": 2, "한": 2, "ｱ": 1, "…": 1,
            "“": 1,
            "·": 1, "　": 2, "e\u{301}": 1, "\u{200B}": 0, "\u{FE0F}": 0, "①": 1, "％": 2, "￥": 2, "¥": 1,
        ]
        for (text, width) in widths { #expect(displayWidth(text) == width, "\(text)") }
    }
}
