import FEEL
import FEELSyntax
import Provisions

extension PolicyPlan {
    /// Names that lead from one to another are followed so far.
    private static let mostSteps = 8

    /// What a condition always comes to, where it is the name of a figure that is the same at all times, or of a result that
    /// is nothing but such a figure; nil where a case may have a say.
    func constantTruth(of expression: Expression) -> Bool? {
        var node = expression
        for _ in 0..<Self.mostSteps {
            if case .boolean(let truth) = node.kind { return truth }
            guard case .name(let name) = node.kind else { return nil }
            if let planned = parameters.first(where: { $0.parameter.name == name }) {
                return planned.parameter.onlyTruth
            }
            guard let output = outputs.first(where: { $0.output.name == name }), output.when == nil,
                !output.dependsOnEligibility, case .formula(let formula) = output.rule
            else { return nil }
            node = formula.tree
        }
        return nil
    }
}

extension Parameter {
    /// Its value, where it is one truth at all times.
    fileprivate var onlyTruth: Bool? {
        guard values.count == 1, let only = values.first, only.from == nil, keys.isEmpty,
            case .boolean(let truth) = only.value
        else { return nil }
        return truth
    }
}
