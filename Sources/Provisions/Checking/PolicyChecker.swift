import Diagnostics
import FEEL
import LocatedYAML

/// What can be said of a policy beyond its expressions: nothing unread, unused or without a value on some day; ids
/// that the ledger knows.
struct PolicyChecker {
    let plan: PolicyPlan
    let log: DiagnosticLog

    private var policy: Policy { plan.policy }

    func check() {
        // What an overlay drops may leave something unread that the policy reads.
        if plan.overlay == nil { checkUses() }
        policy.parameters.forEach(check)
        checkProvisions()
        for output in policy.outputs { if case .table(let table) = output.rule { check(table) } }
    }

    // MARK: - Uses

    private func checkUses() {
        let read = readSlots()
        for input in plan.inputs {
            let isRead = read.contains(input.slot)
            if !isRead, input.input.interpretation != nil {
                log.report(.unusedName("interpretation", input.input.name, at: input.input.place))
            } else if !isRead, input.input.unread == nil {
                log.report(.unreadInput(input.input))
            }
            if isRead, input.input.unread != nil { log.report(.readInput(input.input)) }
        }
        for parameter in plan.parameters where !read.contains(parameter.slot) {
            log.report(.unusedName("parameter", parameter.parameter.name, at: parameter.parameter.place))
        }
        for function in plan.functions where !read.contains(function.slot) {
            log.report(.unusedName("function", function.declaration.name, at: function.declaration.place))
        }
        let columns = Set(plan.portfolio?.columns ?? [])
        for (index, output) in plan.outputs.enumerated()
        where !output.output.isResult && !read.contains(output.slot) && !columns.contains(index) {
            log.report(.unusedName("definition", output.output.name, at: output.output.place))
        }
    }

    private func readSlots() -> Set<Int> {
        var read: Set<Int> = []
        for input in plan.inputs { read.formUnion(input.reads) }
        if let reference = plan.referenceDate { read.formUnion(reference.expression.plan.reads) }
        for parameter in plan.parameters { read.formUnion(parameter.on?.plan.reads ?? []) }
        for function in plan.functions { read.formUnion(function.expression.plan.reads) }
        for test in plan.tests { read.formUnion(test.reads) }
        if let portfolio = plan.portfolio {
            read.insert(portfolio.recordsSlot)
            for expression in portfolio.expressions { read.formUnion(expression.plan.reads) }
        }
        for output in plan.outputs {
            read.formUnion(output.reads)
            if case .binding(let of) = output.rule { read.insert(plan.outputs[of].slot) }
        }
        return read
    }

    // MARK: - Parameters

    private func check(_ parameter: Parameter) {
        if let first = parameter.values.first, let from = first.from {
            if parameter.on == nil, plan.referenceDate == nil { log.report(.noReference(parameter)) }
            if parameter.on == nil, policy.referenceDate == nil, let window = policy.inForce,
                window.from < from
            {
                log.report(
                    .uncoveredDate(parameter, from: "\(from)", window: window.place.head, at: first.place))
            }
        }
        for (earlier, later) in zip(parameter.values, parameter.values.dropFirst())
        where earlier.from == later.from {
            log.report(
                .repeatedName(
                    "the date", later.from.map { "\($0)" } ?? "", at: later.place, first: earlier.place))
        }
        if let key = parameter.keys.first, let choices = choices(of: key.text) {
            for value in parameter.values { checkKeys(value, of: parameter, choices) }
        }
    }

    private func choices(of key: String) -> [String]? {
        let inputs = policy.inputs + policy.inputs.flatMap(\.fields)
        guard let input = inputs.first(where: { $0.name == key }) else { return nil }
        switch input.type {
        case .boolean: return ["true", "false"]
        case .choice(let choices), .list(.choice(let choices)): return choices.map(\.id)
        default: return nil
        }
    }

    private func checkKeys(_ value: Parameter.DatedValue, of parameter: Parameter, _ choices: [String]) {
        guard case .context(let entries) = value.value else { return }
        for entry in entries where !choices.contains(entry.key) {
            log.report(.unknownKey(entry.key, of: parameter, at: value.place, known: choices))
        }
        let missing = choices.filter { choice in !entries.contains { $0.key == choice } }
        if !missing.isEmpty { log.report(.missingKeys(missing, of: parameter, at: value.place)) }
    }

    // MARK: - Provisions

    private func checkProvisions() {
        guard let ledger = plan.ledger else { return }
        let known = ledger.entries.map(\.id.text)
        for cited in policy.citedProvisions where ledger.position(of: cited.text) == nil {
            log.report(.unknownProvision(cited.text, at: cited.place, known: known))
        }
    }

    // MARK: - Tables

    /// Under the hit policy F, a row after one that accepts everything never speaks.
    private func check(_ table: DecisionTable) {
        guard table.hitPolicy == .first else { return }
        guard let open = table.rows.firstIndex(where: { $0.cells.allSatisfy { $0.text.trimmed == "-" } })
        else { return }
        for row in table.rows[(open + 1)...] {
            log.report(
                .unreachable(
                    "the row can never be reached", at: row.place.head, because: table.rows[open].place.head))
        }
    }
}

extension Policy {
    /// Every provision id that a rule of the policy names, with its place.
    package var citedProvisions: [Named] {
        var cited: [Named] = []
        let add = { (marking: Marking) in
            if let id = marking.id, Citation.isProvisionID(id.text) { cited.append(id) }
            cited += marking.citation.provisionNames
        }
        if let inForce { add(inForce.marking) }
        requirements.forEach { add($0.marking) }
        for parameter in parameters {
            cited += parameter.citation.provisionNames + parameter.values.flatMap(\.citation.provisionNames)
        }
        for input in inputs { cited += input.interpretation?.citation.provisionNames ?? [] }
        for function in functions { cited += function.citation.provisionNames }
        for step in portfolio?.steps ?? [] { step.markings.forEach(add) }
        for output in outputs + (portfolio?.columns ?? []) {
            cited += output.citation.provisionNames + (output.rounding?.citation.provisionNames ?? [])
            output.rule.markings.forEach(add)
        }
        return cited
    }
}

extension Citation {
    var provisionNames: [Named] { provisionIDs.map { Named(text: $0.text, place: $0.place) } }
}

extension OutputRule {
    /// The marked pieces within a rule: bounds, base and rate, rows.
    package var markings: [Marking] {
        switch self {
        case .formula, .scale, .binding, .byRecord: []
        case .amount(let amount):
            [amount.base.marking, amount.rate?.marking].compactMap { $0 }
                + (amount.atMost + amount.atLeast).map(\.marking)
                + [amount.roundBase, amount.round].compactMap { $0 }.map { Marking(citation: $0.citation) }
        case .table(let table): table.rows.map(\.marking)
        }
    }
}

extension PortfolioStep {
    /// The step's own, and those of its quotas.
    package var markings: [Marking] {
        if case .quota(let quotas) = rule { [marking] + quotas.map(\.marking) } else { [marking] }
    }
}
