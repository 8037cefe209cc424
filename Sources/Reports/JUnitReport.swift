import Diagnostics
import Provisions

/// Results of golden cases as JUnit XML: a suite for each policy, a test for each case; a failure is a value that is not
/// as expected, an error a case that could not be decided.
struct JUnitReport {
    private let wording: CaseWording

    init(_ wording: CaseWording) { self.wording = wording }

    func text(_ results: [CaseResult]) -> String {
        var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#, "<testsuites\(Self.counts(results))>"]
        var policies: [String] = []
        for result in results where policies.last != result.policy && !policies.contains(result.policy) {
            policies.append(result.policy)
        }
        for policy in policies {
            let suite = results.filter { $0.policy == policy }
            lines.append("  <testsuite name=\"\(MarkupText.escaped(policy))\"\(Self.counts(suite))>")
            lines += suite.flatMap(test)
            lines.append("  </testsuite>")
        }
        return (lines + ["</testsuites>"]).map { $0 + "\n" }.joined()
    }

    private static func counts(_ results: [CaseResult]) -> String {
        let failed = results.filter { !$0.passed }
        let errors = failed.count { $0.mismatches.isEmpty }
        return " tests=\"\(results.count)\" failures=\"\(failed.count - errors)\" errors=\"\(errors)\""
    }

    private func test(_ result: CaseResult) -> [String] {
        let place =
            "file=\"\(MarkupText.escaped(result.place.file.name))\" line=\"\(result.place.position.line)\""
        let head =
            "<testcase classname=\"\(MarkupText.escaped(result.policy))\" name=\"\(MarkupText.escaped(result.id))\" \(place)"
        guard !result.passed else { return ["    \(head)/>"] }
        let said = wording.lines(result)
        let kind = result.mismatches.isEmpty ? "error" : "failure"
        return [
            "    \(head)>",
            "      <\(kind) message=\"\(MarkupText.escaped(said.first ?? "not decided"))\">"
                + MarkupText.escaped(said.joined(separator: "\n")) + "</\(kind)>",
            "    </testcase>",
        ]
    }
}

/// Text inside XML and HTML.
enum MarkupText {
    static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { codes[$0] ?? (isAllowed($0) ? String($0) : "\u{FFFD}") }.joined()
    }

    private static let codes: [Unicode.Scalar: String] = [
        "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;",
    ]

    /// XML 1.0 has no other control characters, and not the last two of the first plane.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF) || scalar == "\n"
            || scalar == "\t"
    }
}
