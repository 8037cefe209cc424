import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions

/// What suggested cases are called, cite and say of themselves.
struct CaseNames {
    private let prefix: String
    private let first: Int
    private let plan: PolicyPlan

    /// The names go on behind the last `X5…` of the file.
    init(_ golden: GoldenFile?, _ plan: PolicyPlan) {
        self.plan = plan
        let ids = (golden?.cases ?? []).map(\.id.text)
        let head = ids.first?.split(separator: "-").first.map(String.init) ?? "NEW"
        prefix = head + "-X"
        let numbers = ids.compactMap { id in
            id.hasPrefix(head + "-X") ? Int(id.dropFirst(head.count + 2)) : nil
        }
        first = max(500, numbers.max() ?? 0) + 1
    }

    func name(_ index: Int) -> String { "\(prefix)\(first + index)" }

    /// The provisions of the mutants' rules that the ledger knows, each once.
    func cites(_ mutants: [Mutant]) -> [String] {
        var cites: [String] = []
        for id in mutants.flatMap(\.owner.provisions)
        where !cites.contains(id) && plan.ledger?.position(of: id) != nil {
            cites.append(id)
        }
        return cites
    }

    /// Which slips of the hand the case notices.
    func why(_ mutants: [Mutant]) -> String {
        let slips = mutants.prefix(2).map { mutant -> String in
            let edit = mutant.isShort ? "（\(mutant.before) 改为 \(mutant.after)）" : ""
            return "「\(label(mutant))」\(mutant.mutator.label.zh)\(edit)"
        }
        return "防误改：" + slips.joined(separator: "、") + (mutants.count > 2 ? "等 \(mutants.count) 处" : "")
    }

    /// What the rule is called.
    private func label(_ mutant: Mutant) -> String {
        let name = mutant.owner.name
        if let label = plan.labels[name] { return label }
        let test = plan.tests.first { $0.place.span.holds(mutant.place.span) }
        return test?.marking.label ?? plan.portfolio?.steps.first {
            $0.step.place.span.holds(mutant.place.span)
        }?.step.marking.label ?? name
    }
}

extension Mutant {
    /// Whether what is edited can be shown within a line.
    package var isShort: Bool {
        !after.isEmpty && before.count <= 24 && after.count <= 24 && !before.contains("\n")
    }
}
