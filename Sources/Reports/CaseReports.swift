package import Provisions

/// One way of writing the results of golden cases down.
package struct CaseFormat: NamedFormat, Sendable {
    /// What `--format` calls it.
    package let name: String
    /// The whole text, with its line end.
    package let write: @Sendable ([CaseResult], CaseWording) -> String
}

/// The formats of `test`: one line for each.
package enum CaseFormats {
    package static let all = [
        CaseFormat(name: "text") { CaseTextReport($1).text($0) },
        CaseFormat(name: "json") { results, _ in CaseJSONReport.text(results) },
        CaseFormat(name: "junit") { JUnitReport($1).text($0) },
        CaseFormat(name: "tap") { TAPReport($1).text($0) },
        CaseFormat(name: "github") { CaseAnnotations($1).text($0) },
    ]
}
