package import Diagnostics
package import Provisions

/// One way of writing a decision down.
package struct ReportFormat: NamedFormat, Sendable {
    /// What `--format` calls it.
    package let name: String
    package let summary: String
    /// The whole text, with its line end.
    package let write: @Sendable (Decision, Explanation?, ReportSettings) -> String
}

/// What a reader may choose about a report.
package struct ReportSettings: Sendable {
    package let language: Language
    package let detail: ReportDetail
    package let colour: Bool
    /// The decision without the overlay that the one reported was made with.
    package var baseline: Decision?

    package init(language: Language = .zh, detail: ReportDetail = .none, colour: Bool = false) {
        self.language = language
        self.detail = detail
        self.colour = colour
    }
}

/// The formats of a decision: one line for each.
package enum ReportFormats {
    package static let all = [
        ReportFormat(name: "text", summary: "a memo for people") { decision, explanation, settings in
            TextReport(settings.language, detail: settings.detail, colour: settings.colour).text(
                decision, explanation, comparedWith: settings.baseline)
        },
        ReportFormat(name: "json", summary: "one JSON object") { decision, explanation, settings in
            JSONReport(detail: settings.detail).text(decision, explanation) + "\n"
        },
    ]
}
