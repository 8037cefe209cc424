import Diagnostics
import Provisions

/// Golden cases that failed as annotations of GitHub Actions, one for each, at the first value that is not as expected;
/// then the count.
struct CaseAnnotations {
    private let wording: CaseWording

    init(_ wording: CaseWording) { self.wording = wording }

    func text(_ results: [CaseResult]) -> String {
        results.filter { !$0.passed }.map { annotation($0).text }.joined() + wording.summary(results) + "\n"
    }

    /// In the case file: there the person who changed a rule has to say whether the change was meant.
    private func annotation(_ result: CaseResult) -> GitHubAnnotation {
        let why = result.why.map { [$0] } ?? []
        return GitHubAnnotation(
            level: "error",
            place: result.mismatches.first?.place ?? result.diagnostics.first?.place ?? result.place,
            title: "\(result.id) \(result.policy)",
            message: (wording.lines(result) + why).joined(separator: "\n"))
    }
}
