import Analysis
import Diagnostics
import FEEL
import Provisions

/// The words that every report of coverage has in common.
struct CoverageWords {
    let prose: Prose

    init(_ prose: Prose) { self.prose = prose }

    /// `97.3%`; 100 % says that nothing is missing.
    static func percent(_ tally: CoverageTally) -> String {
        let perMille = tally.perMille
        return perMille % 10 == 0 ? "\(perMille / 10)%" : "\(perMille / 10).\(perMille % 10)%"
    }

    /// What an item is about: `云惠券额度测算：「累计上限余额」 > 0`.
    func subject(_ item: CoverageItem, choices: [String: String]) -> String {
        guard let text = item.formula else { return item.owner }
        let formula = Formula(prose: prose, choices: choices).text(text)
        return item.owner.isEmpty || item.owner == formula ? formula : item.owner + prose.colon + formula
    }

    /// The outcomes that no case shows.
    func missing(_ item: CoverageItem) -> [String] {
        zip(item.outcomes, item.cases).filter { $1.isEmpty }.map { prose[$0.0.label] }
    }

    /// `voucher.yaml:163`.
    static func place(_ item: CoverageItem) -> String {
        let name = item.place.file.name.split(separator: "/").last.map(String.init) ?? item.place.file.name
        return "\(name):\(item.place.position.line)"
    }

    func distance(_ distance: CoverageDistance) -> String {
        switch distance {
        case .number(let number): "\(number)"
        case .time(let duration): prose.value(.dayTimeDuration(duration), as: nil)
        case .days(let days): prose.choose(zh: "\(days) 天", en: days == 1 ? "1 day" : "\(days) days")
        }
    }

    /// `51 条，其中 37 条计算，37 条有算例触及`.
    func provisions(_ coverage: DocumentCoverage) -> String {
        let computed = coverage.rows.filter(\.isComputed)
        let reached = computed.count { !$0.isMissed }
        return prose.choose(
            zh: "\(coverage.rows.count) 条，其中 \(computed.count) 条计算，\(reached) 条有算例触及",
            en:
                "\(coverage.rows.count) provisions, \(computed.count) of them computed, \(reached) reached by a case"
        )
    }
}

extension DocumentCoverage {
    /// The kinds of which the document has something, each with what was shown.
    var tallies: [(kind: CoverageKind, tally: CoverageTally)] {
        CoverageKinds.all.map { ($0, tally($0)) }.filter { $0.tally.wanted > 0 }
    }

    /// What a policy's choices are called.
    func choices(of policy: String) -> [String: String] {
        policies.first { $0.policy.id == policy }?.choices ?? [:]
    }
}
