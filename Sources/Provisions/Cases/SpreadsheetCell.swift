import FEEL

/// What spreadsheets make of the cells that they take for values, taken back: `TRUE`, `2019/1/10`.
///
/// Only what cannot mean anything else; all the rest is refused or read as it stands.
enum SpreadsheetCell {
    static func text(_ text: String, as type: DeclaredType) -> String {
        switch type {
        case .boolean: ["TRUE": "true", "FALSE": "false"][text] ?? text
        case .date: date(text) ?? text
        default: text
        }
    }

    /// Year, month, day with strokes between them.
    private static func date(_ text: String) -> String? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2])
        else { return nil }
        return CalendarDate(year: year, month: month, day: day).map { "\($0)" }
    }
}
