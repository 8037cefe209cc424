package import Analysis
package import Diagnostics

/// One way of writing down what has changed between two rule trees.
package struct DifferenceFormat: NamedFormat, Sendable {
    /// What `--format` calls it.
    package let name: String
    /// The whole text, with its line end.
    package let write: @Sendable (TreeDifference, ContractVerdict?, Language) -> String
}

/// The formats of `diff`: one line for each.
package enum DifferenceFormats {
    package static let all = [
        DifferenceFormat(name: "text") { DifferenceTextReport(DifferenceProse($2)).text($0, $1) },
        DifferenceFormat(name: "json") { difference, verdict, _ in
            DifferenceJSONReport.text(difference, verdict)
        },
    ]
}
