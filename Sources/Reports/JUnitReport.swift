import Diagnostics
import Provisions

/// Results of golden cases as JUnit XML: a suite for each policy, a test for each case.
enum JUnitReport {
    static func text(_ results: [CaseResult]) -> String {
        var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#, "<testsuites\(counts(results))>"]
        var policies: [String] = []
        for result in results where policies.last != result.policy && !policies.contains(result.policy) {
            policies.append(result.policy)
        }
        for policy in policies {
            let suite = results.filter { $0.policy == policy }
            lines.append("  <testsuite name=\"\(MarkupText.escaped(policy))\"\(counts(suite))>")
            lines += suite.flatMap(test)
            lines.append("  </testsuite>")
        }
        return (lines + ["</testsuites>"]).map { $0 + "\n" }.joined()
    }

    private static func counts(_ results: [CaseResult]) -> String {
        " tests=\"\(results.count)\" failures=\"\(results.filter { !$0.passed }.count)\""
    }

    private static func test(_ result: CaseResult) -> [String] {
        let place =
            "file=\"\(MarkupText.escaped(result.place.file.name))\" line=\"\(result.place.position.line)\""
        let head =
            "<testcase classname=\"\(MarkupText.escaped(result.policy))\" name=\"\(MarkupText.escaped(result.id))\" \(place)"
        guard !result.passed else { return ["    \(head)/>"] }
        let said = words(result)
        return [
            "    \(head)>",
            "      <failure message=\"\(MarkupText.escaped(said.first ?? "not decided"))\">"
                + MarkupText.escaped(said.joined(separator: "\n")) + "</failure>",
            "    </testcase>",
        ]
    }

    private static func words(_ result: CaseResult) -> [String] {
        let mismatches = result.mismatches.map { mismatch in
            "\(mismatch.key): expected \(mismatch.expectedText), found \(mismatch.actualText)"
                + (mismatch.differenceText.map { ", difference \($0)" } ?? "")
        }
        let errors = result.diagnostics + (result.decision?.errors.map(\.diagnostic) ?? [])
        return mismatches + errors.map { "\($0.code): \($0.message)" }
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

    /// XML 1.0 has no other control characters.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 || scalar == "\n" || scalar == "\t"
    }
}
