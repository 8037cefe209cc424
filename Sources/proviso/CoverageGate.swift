import Analysis
import Diagnostics
import FEEL

/// How much of each kind is to be covered: `--min provision=100,condition=95`.
struct CoverageGate {
    private var least: [(kind: CoverageKind, percent: Number)] = []

    /// Of provisions everything, unless the text says otherwise.
    init(_ text: String?) throws(CommandFailure) {
        for part in (text ?? "").split(separator: ",") { try take(part, of: text ?? "") }
        if let provision = CoverageKinds.named("provision"),
            !least.contains(where: { $0.kind.name == provision.name })
        {
            least.insert((provision, Number(100)), at: 0)
        }
    }

    private mutating func take(_ part: Substring, of text: String) throws(CommandFailure) {
        let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(sides.first ?? "").trimming
        guard sides.count == 2, let percent = Number(text: String(sides[1]).trimming), percent >= .zero,
            percent <= Number(100)
        else {
            throw .usage(
                .badSetting(
                    text, "is no list of kinds with per cents", option: "min",
                    form: "provision=100,condition=95`, each from 0 to 100"))
        }
        guard let kind = CoverageKinds.named(name) else {
            throw .usage(.unknownCoverageKind(name, known: CoverageKinds.all.map(\.name)))
        }
        guard !least.contains(where: { $0.kind.name == name }) else {
            throw .usage(
                .badSetting(
                    text, "names `\(name)` twice", option: "min",
                    form: "provision=100,condition=95`, each once"))
        }
        least.append((kind, percent))
    }

    /// What falls short, a diagnostic for each kind.
    func failures(_ coverages: [DocumentCoverage]) -> [Diagnostic] {
        least.compactMap { kind, percent in
            let tally = CoverageTally(coverages.flatMap(\.items).filter { $0.kind.name == kind.name })
            guard let needed = Number(tally.wanted).multiplied(by: percent),
                let seen = Number(tally.seen).multiplied(by: Number(100)), seen < needed
            else { return nil }
            return .lessCovered(kind.name, seen: tally.seen, of: tally.wanted, least: "\(percent)")
        }
    }
}

extension String {
    /// Without spaces at either end.
    fileprivate var trimming: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
