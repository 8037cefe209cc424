import Diagnostics
import FEEL
import LocatedYAML

extension OutputKind {
    static let scale = OutputKind(key: "scale") { node, _, _, log in
        ScaleReader(log: log).read(node).map { .scale($0) }
    }
}

/// Reads the key `scale`.
private struct ScaleReader {
    let log: DiagnosticLog

    func read(_ node: YAMLNode) -> BracketScale? {
        guard
            let map = RuleMapping(
                node, known: ["base", "brackets", "mode", "gives"], what: "a scale", log: log),
            map.required("base") != nil, let base = map.feel("base"),
            let brackets = map.requiredScalar("brackets"),
            let modeWord = map.requiredScalar("mode"), let mode: BracketScale.Mode = modeWord.word(log)
        else { return nil }
        var gives = BracketScale.Gives.amount
        if let givesWord = map.scalar("gives") {
            guard let read: BracketScale.Gives = givesWord.word(log) else { return nil }
            gives = read
        }
        if gives == .quickDeduction, mode != .marginal, let place = map.keyPlace("gives") {
            log.report(.contradiction("only a `marginal` scale has a quick deduction", at: place))
        }
        return BracketScale(base: base, brackets: brackets.named, mode: mode, gives: gives)
    }
}
