import FEEL
import LocatedYAML
import Provisions
import Reports

/// A golden case to be completed: every input that must be stated and is not among the file's defaults, with a value of
/// its type.
struct SampleCase {
    let plan: PolicyPlan
    /// What the file's defaults state already.
    let stated: Set<String>
    let texts: SkeletonTexts

    func text(id: String) -> String {
        let inputs = plan.policy.inputs.filter { $0.mustBeStated && !stated.contains($0.name) }
        let given = inputs.map { "\($0.name): \(value(of: $0))" }.joined(separator: ", ")
        return """
              - id: \(id)
                given: { \(given) }
                expect: { \(expectation) }
                why: \(texts.prose.choose(zh: "（依据原文算出的理由；预期值须由人填写）", en: "(how it follows from the document; a person fills in what is expected)"))

            """
    }

    /// Something of the right type; whether it is right only the document can say.
    private var expectation: String {
        if plan.policy.hasEligibility { return "eligibility: eligible" }
        guard let output = plan.policy.outputs.first(where: \.isResult) else { return "" }
        return "\(output.name): \(value(of: output.type, fields: []))"
    }

    private func value(of input: Input) -> String { value(of: input.type, fields: input.fields) }

    private func value(of type: DeclaredType, fields: [Input]) -> String {
        switch type {
        case .boolean: "true"
        case .number, .integer: "1"
        case .money: "10000"
        case .rate: "10%"
        case .string: texts.prose.choose(zh: "示例", en: "example")
        case .choice(let choices): choices.first?.id ?? "null"
        case .date: day
        case .dateTime: day + "T09:00:00"
        case .time: "\"09:00:00\""
        case .dayTimeDuration: "P1D"
        case .yearMonthDuration: "P1Y"
        case .list(.record): "[\(record(fields))]"
        case .list(let item): "[\(value(of: item, fields: []))]"
        case .record: record(fields)
        case .map, .brackets, .open: "{}"
        }
    }

    private func record(_ fields: [Input]) -> String {
        "{ " + fields.filter(\.mustBeStated).map { "\($0.name): \(value(of: $0))" }.joined(separator: ", ")
            + " }"
    }

    /// A day on which the policy applies.
    private var day: String {
        let from = plan.policy.inForce?.from ?? plan.ledger?.inForceFrom ?? plan.ledger?.issued
        return from?.description ?? "2024-01-01"
    }
}

extension Input {
    /// Whether a case cannot do without it.
    fileprivate var mustBeStated: Bool { defaultValue == nil && !isOptional && requiredIf == nil }
}
