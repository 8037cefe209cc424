package import Analysis
package import Diagnostics

/// What a report of coverage goes into.
package struct CoverageDetail: Sendable {
    /// Provision by provision.
    package var articles = false
    /// Each outcome that no case shows; otherwise the first few.
    package var missed = false
    /// The cases that show nothing of their own.
    package var redundant = false

    package init(articles: Bool = false, missed: Bool = false, redundant: Bool = false) {
        self.articles = articles
        self.missed = missed
        self.redundant = redundant
    }
}

/// One way of writing down what golden cases cover.
package struct CoverageFormat: NamedFormat, Sendable {
    /// What `--format` calls it.
    package let name: String
    /// The whole text, with its line end.
    package let write: @Sendable ([DocumentCoverage], CoverageDetail, Language) -> String
}

/// The formats of `cover`: one line for each.
package enum CoverageFormats {
    package static let all = [
        CoverageFormat(name: "text") { CoverageTextReport(prose: Prose($2), detail: $1).text($0) },
        CoverageFormat(name: "json") { coverages, _, _ in CoverageJSONReport.text(coverages) },
        CoverageFormat(name: "html") { coverages, _, language in
            CoverageHTMLReport(prose: Prose(language)).text(coverages)
        },
    ]
}
