import FEEL
import FEELSyntax
import Provisions

/// All FEEL of a policy, each text as an expression or as tests.
struct PolicyTexts {
    private(set) var texts: [(text: FEELText, isTests: Bool)] = []

    init(_ policy: Policy) {
        add([policy.referenceDate, policy.inForce?.on])
        for input in policy.inputs { add(input) }
        add(policy.parameters.map(\.on) + policy.functions.map(\.formula))
        for requirement in policy.requirements {
            add([requirement.condition.text, requirement.appliesIf])
        }
        for output in policy.outputs + (policy.portfolio?.columns ?? []) { add(output) }
        add(policy.portfolio?.texts.map { $0 } ?? [])
    }

    private mutating func add(_ expressions: [FEELText?]) {
        texts += expressions.compactMap { $0 }.map { ($0, false) }
    }

    private mutating func add(_ values: [RuleValue?]) { add(values.map { $0?.expression }) }

    private mutating func add(_ input: Input) {
        add([input.requiredIf, input.defaultValue?.expression])
        if let allowed = input.allowed { texts.append((allowed, true)) }
        for field in input.fields { add(field) }
    }

    private mutating func add(_ output: Output) {
        add([output.when] + output.ensure)
        add([output.otherwise.ineligible, output.otherwise.undetermined, output.otherwise.notApplicable])
        switch output.rule {
        case .formula(let formula): add([formula])
        case .amount(let amount): add(amount)
        case .table(let table): add(table)
        case .scale(let scale): add([scale.base])
        case .byRecord(let expression): add([expression])
        case .binding: break
        }
    }

    private mutating func add(_ amount: Amount) {
        add([amount.base.value, amount.rate?.value])
        for bound in amount.atMost + amount.atLeast { add([bound.value.expression, bound.appliesIf]) }
    }

    private mutating func add(_ table: DecisionTable) {
        add(table.inputs)
        add(table.priorities)
        for row in table.rows {
            texts += row.cells.map { ($0, true) }
            add(row.then)
        }
        if case .value(let value) = table.noMatch { add([value]) }
    }
}

extension RuleValue {
    fileprivate var expression: FEELText? { if case .expression(let text) = self { text } else { nil } }
}

extension Requirement.Condition {
    fileprivate var text: FEELText {
        switch self {
        case .require(let text), .exclude(let text), .known(let text): text
        }
    }
}
