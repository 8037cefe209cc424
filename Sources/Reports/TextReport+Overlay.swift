import FEEL
import Provisions

/// A decision under a supposition: what was supposed, and what it makes of the outcome.
extension TextReport {
    func writeOverlay(_ decision: Decision, to memo: inout Memo) {
        guard let overlay = decision.overlay else { return }
        memo.line(prose[.supposition] + prose.wideGap + overlay.title)
        for change in overlay.changes {
            memo.line(
                change.path + prose.colon + (change.before ?? prose[.nothing]) + " → "
                    + (change.after ?? prose[.dropped]), indent: 2)
        }
    }

    /// Outcome and results that are not what they are without the overlay.
    func writeComparison(_ decision: Decision, with baseline: Decision, to memo: inout Memo) {
        memo.heading(prose[.comparedWithRules])
        var rows: [(String, String)] = []
        let (before, after) = (outcome(of: baseline), outcome(of: decision))
        if before != after { rows.append((prose[.outcome], before + " → " + after)) }
        for result in decision.outputs {
            guard let usual = baseline.outputs.first(where: { $0.name == result.name }) else { continue }
            let (before, after) = (line(usual, in: baseline), line(result, in: decision))
            if before != after || usual.value != result.value {
                rows.append((result.label ?? result.name, before + " → " + after))
            }
        }
        if rows.isEmpty {
            memo.line(prose[.noDifference], indent: 2)
        } else {
            memo.table(rows, indent: 2)
        }
    }

    private func line(_ result: Decision.Result, in decision: Decision) -> String {
        shown(result, in: decision).joined(separator: prose.semicolon)
    }
}
