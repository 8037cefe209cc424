import Diagnostics
import FEEL
package import Provisions

/// One way of writing the results of golden cases down.
package struct CaseFormat: NamedFormat, Sendable {
    /// What `--format` calls it.
    package let name: String
    /// The whole text, with its line end.
    package let write: @Sendable ([CaseResult], _ colour: Bool) -> String
}

/// The formats of `test`: one line for each.
package enum CaseFormats {
    package static let all = [
        CaseFormat(name: "text") { CaseTextReport(colour: $1).text($0) },
        CaseFormat(name: "json") { results, _ in CaseJSONReport.text(results) },
        CaseFormat(name: "junit") { results, _ in JUnitReport.text(results) },
    ]
}

/// The cases that failed, each with what was expected, what came out and by how much it is off; then the count.
struct CaseTextReport {
    let colour: Bool

    func text(_ results: [CaseResult]) -> String {
        var memo = Memo()
        for result in results where !result.passed { write(result, to: &memo) }
        let failed = results.filter { !$0.passed }.count
        memo.blank()
        memo.line(summary(results.count, failed: failed))
        return memo.text
    }

    private func summary(_ count: Int, failed: Int) -> String {
        guard count > 0 else { return "no case was run" }
        let cases = "\(count) case" + (count == 1 ? "" : "s")
        return failed == 0 ? "\(cases), all as expected" : "\(cases), \(failed) not as expected"
    }

    private func write(_ result: CaseResult, to memo: inout Memo) {
        memo.blank()
        let position = result.place.position
        memo.line("\(paint("✗")) \(result.id)  \(result.policy)  \(result.place.file.name):\(position.line)")
        if !result.cites.isEmpty { memo.line("cites " + result.cites.joined(separator: ", "), indent: 2) }
        if let why = result.why { memo.line("why: " + why, indent: 2) }
        for mismatch in result.mismatches { write(mismatch, to: &memo) }
        for diagnostic in result.diagnostics + (result.decision?.errors.map(\.diagnostic) ?? []) {
            for line in DiagnosticRenderer(colour: colour).render(diagnostic).split(separator: "\n") {
                memo.line(String(line), indent: 2)
            }
        }
    }

    /// Figures stand under one another, so that the digit that differs catches the eye.
    private func write(_ mismatch: CaseResult.Mismatch, to memo: inout Memo) {
        memo.line("\(mismatch.key) (line \(mismatch.place.position.line))", indent: 2)
        var rows = [("expected", mismatch.expectedText), ("found", mismatch.actualText)]
        if let difference = mismatch.differenceText { rows.append(("difference", difference)) }
        let isAligned = mismatch.difference != nil
        let width = isAligned ? rows.map { $0.1.wholeWidth }.max() ?? 0 : 0
        memo.table(
            rows.map { label, value in
                (
                    label,
                    String(repeating: " ", count: max(0, width - (isAligned ? value.wholeWidth : width)))
                        + value
                )
            }, indent: 4)
    }

    private func paint(_ mark: String) -> String { colour ? "\u{1B}[31m\(mark)\u{1B}[0m" : mark }
}

extension CaseResult.Mismatch {
    var expectedText: String { JSONWriter.line(expected, as: type) }
    var actualText: String { JSONWriter.line(actual, as: type) }

    /// With its sign.
    var differenceText: String? {
        difference.map { ($0.isNegative ? "" : "+") + $0.text(decimals: type == .money ? 2 : 0) }
    }
}

extension String {
    /// How many characters stand before the decimal point.
    fileprivate var wholeWidth: Int {
        utf8.firstIndex(of: UInt8(ascii: ".")).map { utf8.distance(from: startIndex, to: $0) } ?? utf8.count
    }
}
