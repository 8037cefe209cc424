package import Diagnostics
import FEEL
package import Provisions

/// How results of golden cases are put into words: what every format for people says alike.
package struct CaseWording: Sendable {
    let prose: Prose
    let colour: Bool

    package init(_ language: Language, colour: Bool = false) {
        prose = Prose(language)
        self.colour = colour
    }

    /// `43 个算例，1 个不符`
    func summary(_ results: [CaseResult]) -> String {
        let (count, failed) = (results.count, results.count { !$0.passed })
        guard count > 0 else { return prose.choose(zh: "没有运行任何算例", en: "no case was run") }
        let cases = prose.choose(zh: "\(count) 个算例", en: "\(count) case" + (count == 1 ? "" : "s"))
        return failed == 0
            ? cases + prose.choose(zh: "，全部符合预期", en: ", all as expected")
            : cases + prose.choose(zh: "，\(failed) 个不符", en: ", \(failed) not as expected")
    }

    /// What was expected, what came out, and the difference in lines of its own.
    func rows(_ mismatch: CaseResult.Mismatch) -> [(label: String, value: String)] {
        let labels = [
            prose.choose(zh: "期望", en: "expected"), prose.choose(zh: "实际", en: "found"),
            prose.choose(zh: "相差", en: "difference"),
        ]
        return [
            (labels[0], mismatch.expectedText), (labels[1], mismatch.actualText),
        ] + differences(mismatch).map { (labels[2], $0) }
    }

    /// `voucher_amount: 期望 15000.00，实际 12000.00，相差 -3000.00`
    func line(_ mismatch: CaseResult.Mismatch) -> String {
        mismatch.key + prose.colon
            + rows(mismatch).map { "\($0.label) \($0.value)" }.joined(separator: prose.comma)
    }

    /// All that is wrong with a case, line by line, with the provisions.
    func lines(_ result: CaseResult) -> [String] {
        let mismatches = result.mismatches.map { mismatch in
            line(mismatch) + (provision(of: mismatch, in: result).map(prose.bracketed) ?? "")
        }
        return mismatches + result.problems.map { "\($0.code): \($0.message)" }
    }

    /// What an output is called beside its name.
    func label(of mismatch: CaseResult.Mismatch, in result: CaseResult) -> String? {
        if mismatch.key == "eligibility" { return prose[.outcome] }
        return result.divergence?.explanation.computations.first { $0.name == mismatch.key }?.label
    }

    /// `第十条（TJV-25）`: the articles from which the expected value follows.
    func provision(of mismatch: CaseResult.Mismatch, in result: CaseResult) -> String? {
        guard let divergence = result.divergence else { return nil }
        let report = TextReport(prose.language)
        if let computation = divergence.explanation.computations.first(where: { $0.name == mismatch.key }) {
            return report.article(computation.citation, nil, divergence.explanation)
        }
        let articles = divergence.tests.compactMap {
            report.article($0.citation, $0.id, divergence.explanation)
        }
        return articles.isEmpty ? nil : prose.list(articles)
    }

    // MARK: - Differences

    private func differences(_ mismatch: CaseResult.Mismatch) -> [String] {
        switch mismatch.difference {
        case nil: return []
        case .number(let number): return [Self.signed(number, as: mismatch.type)]
        case .days(let days):
            let count = days < 0 ? -days : days
            return [
                prose.choose(
                    zh: (days < 0 ? "早" : "晚") + " \(count) 天",
                    en: "\(count) day\(count == 1 ? "" : "s") " + (days < 0 ? "earlier" : "later"))
            ]
        case .items(let missing, let surplus): return items(missing, surplus, as: mismatch.type.item)
        case .entries(let entries): return shown(entries, as: mismatch.type)
        }
    }

    private func items(_ missing: [Datum], _ surplus: [Datum], as type: DeclaredType?) -> [String] {
        let words = [
            (prose.choose(zh: "缺 ", en: "missing "), missing),
            (prose.choose(zh: "多 ", en: "too much "), surplus),
        ].filter { !$0.1.isEmpty }.map { $0 + prose.list($1.map { JSONWriter.line($0, as: type) }) }
        return words.isEmpty ? [prose.choose(zh: "次序不同", en: "in another order")] : words
    }

    /// More entries than this are counted.
    private static let mostEntries = 10

    private func shown(_ entries: [ValueDifference.Entry], as type: DeclaredType) -> [String] {
        let lines = entries.prefix(Self.mostEntries).map { entry in
            let absent = prose.choose(zh: "没有", en: "absent")
            let values = [entry.expected, entry.actual].map {
                $0.map { JSONWriter.line($0, as: type.type(of: entry.key)) } ?? absent
            }
            return entry.key + prose.colon + values.joined(separator: " → ")
        }
        let rest = entries.count - lines.count
        return rest > 0 ? lines + [prose.choose(zh: "另有 \(rest) 项", en: "and \(rest) more")] : lines
    }

    /// With its sign.
    private static func signed(_ number: Number, as type: DeclaredType) -> String {
        (number.isNegative ? "" : "+") + number.text(decimals: type == .money ? 2 : 0)
    }
}

extension CaseResult {
    /// What is wrong beside the values: with the case, and with the rules in this case.
    var problems: [Diagnostic] {
        diagnostics + (expectsErrors ? [] : decision?.errors.map(\.diagnostic) ?? [])
    }
}

extension CaseResult.Mismatch {
    var expectedText: String { JSONWriter.line(expected, as: type) }
    var actualText: String { JSONWriter.line(actual, as: type) }
}
