package import Diagnostics
package import FEEL
import Provisions

/// Punctuation, quotes and figures of the language that a report is written in.
package struct Prose: Sendable {
    package let language: Language

    package init(_ language: Language) { self.language = language }

    package subscript(_ text: LocalizedText) -> String { text[language] }

    /// One of two texts, where a catalogue entry would say no more.
    package func choose(zh: String, en: String) -> String { language == .zh ? zh : en }

    package var colon: String { choose(zh: "：", en: ": ") }
    package var comma: String { choose(zh: "，", en: ", ") }
    package var semicolon: String { choose(zh: "；", en: "; ") }
    package var fullStop: String { choose(zh: "。", en: ".") }
    /// Between words of one sentence: nothing in Chinese.
    package var gap: String { choose(zh: "", en: " ") }

    /// Between two things on one line that are no sentence.
    package var wideGap: String { choose(zh: "　", en: "  ") }

    package func quoted(_ text: String) -> String { choose(zh: "「\(text)」", en: "“\(text)”") }

    package func bracketed(_ text: String) -> String { choose(zh: "（\(text)）", en: " (\(text))") }

    /// `甲、乙、丙`, `a, b, c`.
    package func list(_ items: [String]) -> String { items.joined(separator: choose(zh: "、", en: ", ")) }

    /// A sentence that ends as sentences do, unless it ends so already.
    package func sentence(_ text: String) -> String {
        guard let last = text.unicodeScalars.last, !"。！？.!?".unicodeScalars.contains(last) else {
            return text
        }
        return text + fullStop
    }

    // MARK: - Figures

    /// `15,000.00 元`; more places than two are all shown.
    package func money(_ number: Number) -> String {
        Self.grouped(number.text(decimals: 2)) + choose(zh: " 元", en: " yuan")
    }

    package func rate(_ number: Number) -> String { number.percentText }

    /// `2019年1月10日`, `10 January 2019`.
    package func date(_ date: CalendarDate) -> String {
        let (year, month, day) = date.fields
        guard language == .en else { return "\(year)年\(month)月\(day)日" }
        return Self.months.indices.contains(month - 1)
            ? "\(day) \(Self.months[month - 1]) \(year)" : "\(date)"
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November",
        "December",
    ]

    /// A plain decimal with a comma after every three digits before its point.
    package static func grouped(_ plain: String) -> String {
        let sign = plain.hasPrefix("-") ? "-" : ""
        let parts = plain.dropFirst(sign.utf8.count).split(separator: ".", maxSplits: 1)
        let whole = Array(parts.first ?? "")
        var result = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { result += "," }
            result.append(digit)
        }
        return sign + result + (parts.count > 1 ? "." + parts[1] : "")
    }
}
