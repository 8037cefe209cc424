import Diagnostics
import FEEL
import Provisions

/// The cases that failed, each with what was expected, what came out, by how much it is off and at which step of the
/// decision; then the count.
struct CaseTextReport {
    private let wording: CaseWording
    private var prose: Prose { wording.prose }

    init(_ wording: CaseWording) { self.wording = wording }

    func text(_ results: [CaseResult]) -> String {
        var memo = Memo()
        for result in results where !result.passed { write(result, to: &memo) }
        memo.blank()
        memo.line(wording.summary(results))
        return memo.text
    }

    private func write(_ result: CaseResult, to memo: inout Memo) {
        memo.blank()
        let place = "\(result.place.file.name):\(result.place.position.line)"
        memo.line("\(paint("✗")) \(result.id)  \(result.policy)  \(place)")
        if !result.cites.isEmpty {
            memo.line(prose.choose(zh: "依据：", en: "cites ") + prose.list(result.cites), indent: 2)
        }
        let why = result.why.map { prose.choose(zh: "理由：", en: "why: ") + $0 } ?? ""
        for line in why.split(separator: "\n") { memo.line(String(line), indent: 2) }
        for mismatch in result.mismatches { write(mismatch, of: result, to: &memo) }
        if let divergence = result.divergence { write(divergence, to: &memo) }
        for diagnostic in result.problems {
            let lines = DiagnosticRenderer(colour: wording.colour).render(diagnostic).split(separator: "\n")
            for line in lines { memo.line(String(line), indent: 2) }
        }
    }

    /// Figures stand under one another, so that the digit that differs catches the eye.
    private func write(_ mismatch: CaseResult.Mismatch, of result: CaseResult, to memo: inout Memo) {
        let line = mismatch.place.position.line
        let heading = [
            mismatch.key + prose.choose(zh: "（第 \(line) 行）", en: " (line \(line))"),
            wording.label(of: mismatch, in: result), wording.provision(of: mismatch, in: result),
        ]
        memo.line(heading.compactMap { $0 }.joined(separator: prose.wideGap), indent: 2)
        let rows = wording.rows(mismatch)
        let isAligned = if case .number = mismatch.difference { true } else { false }
        let width = isAligned ? rows.map { $0.value.wholeWidth }.max() ?? 0 : 0
        memo.table(
            rows.map { label, value in
                let gap = isAligned ? max(0, width - value.wholeWidth) : 0
                return (label, String(repeating: " ", count: gap) + value)
            }, indent: 4)
        for accepted in result.accepted where accepted.output == mismatch.key {
            memo.line(
                prose.choose(zh: "期望值曾据规则认定：", en: "the expected value was accepted: ") + accepted.because,
                indent: 4)
        }
    }

    // MARK: - The step

    private func write(_ divergence: Divergence, to memo: inout Memo) {
        let report = TextReport(prose.language, detail: .full, colour: wording.colour)
        var steps = Memo()
        for test in divergence.tests { report.writeTest(test, divergence.explanation, to: &steps) }
        for computation in divergence.computations {
            report.write(computation, divergence.explanation, to: &steps)
        }
        if !divergence.figures.isEmpty {
            steps.line(prose[.figures], indent: 2)
            var figures = Memo()
            report.write(divergence.figures, divergence.explanation, to: &figures)
            for line in figures.lines { steps.line(line, indent: 2) }
        }
        guard !steps.lines.isEmpty else { return }
        memo.line(prose.choose(zh: "最先不同之处的由来", en: "how what differs first came about"), indent: 2)
        for line in steps.lines { memo.line(line, indent: 2) }
    }

    private func paint(_ mark: String) -> String { wording.colour ? "\u{1B}[31m\(mark)\u{1B}[0m" : mark }
}

extension String {
    /// How many characters stand before the decimal point.
    fileprivate var wholeWidth: Int {
        utf8.firstIndex(of: UInt8(ascii: ".")).map { utf8.distance(from: startIndex, to: $0) } ?? utf8.count
    }
}
