import Diagnostics
package import FEEL
import FEELSyntax
package import LocatedYAML

/// Makes a policy ready to decide: declares its names, parses, checks and plans its expressions, puts its steps in
/// order. What it finds wrong it reports; a plan is only to be run when nothing was.
package struct PolicyPlanner {
    let policy: Policy
    let ledger: DocumentLedger?
    let log: DiagnosticLog
    var scope: Scope
    let heap = Heap()
    /// The names of the policy and where each was declared.
    var declared: [String: SourcePlace] = [:]
    var unknowable: [PolicyPlan.Unknowable] = []
    var timezone = Zone.none
    /// The names within a record of the portfolio, once it is planned.
    var recordScope: Scope?
    private let calendar: WorkingCalendar?
    /// What is worked into expressions before they are planned; nil where every case may say otherwise.
    var settled: SettledNames?
    /// Whether evaluating an expression notes the values of all its parts.
    var isTracing = false

    package init(policy: Policy, ledger: DocumentLedger?, calendar: WorkingCalendar?, log: DiagnosticLog) {
        self.policy = policy
        self.ledger = ledger
        self.log = log
        self.calendar = calendar
        let calendarFunctions =
            calendar.map { Builtin.calendarFunctions($0, named: policy.calendar?.text ?? "") } ?? []
        scope = Scope(builtins: BuiltinLibrary.standard.adding(calendarFunctions))
    }

    /// The name by which expressions read the outcome of the requirements.
    static let eligibilityName = "eligibility"

    /// What the names of slots begin with that no expression can name.
    static let reservedPrefix = "?reserved"

    /// The zone of the policy; an unknown one is reported.
    private func zone() -> Zone {
        guard let name = policy.timezone else { return .none }
        if let zone = Zone(identifier: name.text) { return zone }
        log.report(
            .invalidValue(
                "`\(name.text)` is not a time zone", at: name.place, help: "write for example `Asia/Shanghai`"
            ))
        return .none
    }

    package mutating func plan(digest: String, overlay: Overlay.Summary? = nil) -> PolicyPlan {
        timezone = zone()
        let slots = declareNames()
        inferOpenTypes()
        settleNames()
        let inputs = policy.inputs.enumerated().map { planInput($1, slot: slots.inputs[$0], index: $0) }
        let reference = planReference()
        let parameters = zip(policy.parameters, slots.parameters).map { planParameter($0, slot: $1) }
        var functions: [PlannedFunction] = []
        for (function, slot) in zip(policy.functions, slots.functions) {
            guard let planned = planFunction(function, slot: slot) else { continue }
            functions.append(planned)
            settle(planned)
        }
        let tests = planTests()
        var columns: [PlannedOutput] = []
        let portfolio = policy.portfolio.map {
            planPortfolio($0, records: inputs[0], resultsSlot: slots.results, &columns)
        }
        // Columns come first, so that their numbers among the outputs are known before the rest is planned.
        let outputs = columns + zip(policy.outputs, slots.outputs).compactMap { planOutput($0, slot: $1) }
        if unknowable.count > PolicyPlan.mostUnknowable {
            log.report(.tooManyUnknowable(unknowable.count, at: SourcePlace(policy.file, .beginning)))
        }
        let order = StepOrder(
            inputs: inputs, reference: reference, parameters: parameters, functions: functions, tests: tests,
            outputs: outputs, portfolio: portfolio, eligibilitySlot: slots.eligibility)
        let steps = needed(order.steps(log: log), order, functions)
        let reach = UnknowableReach(order: order, inputs: inputs)
        return PolicyPlan(
            policy: policy, ledger: ledger, scope: scope, heap: heap.frozen, inputs: inputs,
            interpretations: policy.inputs.indices.filter { policy.inputs[$0].interpretation != nil },
            unknowable: unknowable,
            parameters: parameters, functions: functions, tests: tests, portfolio: portfolio,
            outputs: outputs, testReach: tests.map(reach.order(of:)),
            outputReach: outputs.map(reach.order(of:)), referenceDate: reference,
            eligibilitySlot: slots.eligibility,
            steps: steps, eligibilityStep: steps.firstIndex(of: .eligibility), rulesDigest: digest,
            overlay: overlay,
            timezone: timezone, calendar: calendar,
            documentOrder: documentOrder(of: tests), labels: PolicyLabels(policy))
    }

    private func documentOrder(of tests: [PlannedTest]) -> [Int] {
        guard let ledger else { return Array(tests.indices) }
        let position = { (index: Int) in
            tests[index].marking.name.flatMap { ledger.position(of: $0) } ?? Int.max
        }
        return tests.indices.sorted { (position($0), $0) < (position($1), $1) }
    }

    private struct Slots {
        let inputs: [Int]
        let parameters: [Int]
        let functions: [Int]
        let outputs: [Int]
        let eligibility: Int
        /// Only meant in a policy over records.
        let results: Int
    }

    /// All names stand in one scope, whatever their order in the file.
    private mutating func declareNames() -> Slots {
        let eligibility = scope.declare(
            Self.eligibilityName, .choice(Eligibility.allCases.map(\.rawValue)))
        declared[Self.eligibilityName] = SourcePlace(policy.file, .beginning)
        return Slots(
            inputs: policy.inputs.map { declare($0.name, $0.type.feelType, at: $0.place) },
            parameters: policy.parameters.map { declare($0.name, type(of: $0), at: $0.place) },
            functions: policy.functions.map { declare($0.name, type(of: $0), at: $0.place) },
            outputs: policy.outputs.map { declare($0.name, $0.type.feelType, at: $0.place) },
            eligibility: eligibility,
            results: policy.portfolio.map { declare(Portfolio.resultsName, .any, at: $0.place) } ?? -1)
    }

    /// Definitions that leave out their type get that of their formula, in file order.
    private mutating func inferOpenTypes() {
        for output in policy.outputs where output.type == .open {
            guard case .formula(let text) = output.rule, let type = type(of: text) else { continue }
            scope.declare(output.name, type)
        }
    }

    private mutating func declare(_ name: String, _ type: FEELType, at place: SourcePlace) -> Int {
        if let first = declared[name] {
            log.report(.repeatedName("name", name, at: place, first: first))
        } else if !scope.builtins[name].isEmpty {
            log.report(.shadowsBuiltin(name, at: place))
        }
        declared[name] = declared[name] ?? place
        return scope.declare(name, type)
    }

    /// A keyed parameter is used as a function of its keys.
    private func type(of parameter: Parameter) -> FEELType {
        guard !parameter.keys.isEmpty else { return parameter.type.feelType }
        return .function(parameter.keys.map { keyType($0.text) }, returns: parameter.type.feelType)
    }

    private func type(of function: FunctionDeclaration) -> FEELType {
        .function(function.parameters.map(\.type.feelType), returns: .any)
    }

    /// The type of a key: of the input or record field it is named after.
    func keyType(_ name: String) -> FEELType { keyInput(name)?.type.feelType ?? .any }

    func keyInput(_ name: String) -> Input? {
        policy.inputs.first { $0.name == name }
            ?? policy.inputs.lazy.flatMap(\.fields).first { $0.name == name }
    }

    // MARK: - Inputs

    private mutating func planInput(_ input: Input, slot: Int, index: Int) -> PlannedInput {
        planInput(input, slot: slot, index: index, name: input.name, scope: scope)
    }

    /// - Parameter scope: for a record's field, the policy's names and the fields before it.
    private mutating func planInput(
        _ input: Input, slot: Int, index: Int, name: String, scope outer: Scope
    ) -> PlannedInput {
        var inner = outer
        var fields: [PlannedInput] = []
        for field in input.fields {
            let fieldSlot = inner.shadow(field.name, field.type.feelType)
            fields.append(
                planInput(field, slot: fieldSlot, index: index, name: "\(name).\(field.name)", scope: inner))
        }
        while scope.slotCount < inner.slotCount { _ = scope.reserve() }
        return PlannedInput(
            input: input, slot: slot,
            defaultValue: input.defaultValue.flatMap { value($0, input.type.feelType, in: outer) },
            requiredIf: input.requiredIf.flatMap { expression($0, .boolean, in: outer) },
            allowed: input.allowed.flatMap { tests($0, testing: slot, input.type.feelType, in: outer) },
            unknownIndex: input.mayBeUnknown ? addUnknowable(input, index, name) : nil, fields: fields)
    }

    private mutating func addUnknowable(_ input: Input, _ index: Int, _ name: String) -> Int {
        let completions = name == input.name ? input.type.finiteValues?.map { heap.value(of: $0) } : nil
        unknowable.append(PolicyPlan.Unknowable(name: name, input: index, completions: completions))
        return unknowable.count - 1
    }

    // MARK: - Reference date, parameters, functions

    private mutating func planReference() -> PlannedReference? {
        guard let text = policy.referenceDate ?? policy.inForce?.on, let planned = expression(text, .date)
        else { return nil }
        return PlannedReference(expression: planned, slot: scope.reserve())
    }

    private mutating func planParameter(_ parameter: Parameter, slot: Int) -> PlannedParameter {
        PlannedParameter(
            parameter: parameter, slot: slot, on: parameter.on.flatMap { expression($0, .date) },
            values: parameter.values.map { constant($0.value, of: parameter) },
            tables: parameter.type == .brackets ? parameter.values.compactMap { BracketTable($0.value) } : [])
    }

    /// A keyed parameter's value is a look-up function.
    private func constant(_ datum: Datum, of parameter: Parameter) -> Value {
        guard !parameter.keys.isEmpty else { return heap.value(of: datum.meant(in: timezone)) }
        return heap.lookup(
            named: parameter.name, by: parameter.keys.map(\.text),
            rows(of: datum, depth: parameter.keys.count))
    }

    private func rows(of datum: Datum, depth: Int) -> [LookupRow] {
        guard depth > 0 else { return [LookupRow([], heap.value(of: datum.meant(in: timezone)))] }
        guard case .context(let entries) = datum else { return [] }
        return entries.flatMap { entry in
            rows(of: entry.value, depth: depth - 1).map { LookupRow([entry.key] + $0.keys, $0.value) }
        }
    }

    private func planFunction(_ function: FunctionDeclaration, slot: Int) -> PlannedFunction? {
        functionExpression(function).map {
            PlannedFunction(declaration: function, slot: slot, expression: $0)
        }
    }

    // MARK: - Tests

    private mutating func planTests() -> [PlannedTest] {
        let window = policy.inForce.flatMap { window in
            expression(window.on, .date).map {
                PlannedTest(
                    marking: window.marking, place: window.place,
                    condition: .window($0, from: window.from, to: window.to), appliesIf: nil, isSoft: false)
            }
        }
        return (window.map { [$0] } ?? []) + policy.requirements.compactMap { planRequirement($0) }
    }

    private func planRequirement(_ requirement: Requirement) -> PlannedTest? {
        guard let condition = condition(requirement.condition) else { return nil }
        let appliesIf = requirement.appliesIf.flatMap { expression($0, .boolean) }
        let known = settled.flatMap { names in appliesIf?.tree.settled(names).kind }
        return PlannedTest(
            marking: requirement.marking, place: requirement.place, condition: condition,
            appliesIf: known == .boolean(true) ? nil : appliesIf, neverApplies: known == .boolean(false),
            isSoft: requirement.isSoft)
    }

    private func condition(_ condition: Requirement.Condition) -> PlannedTest.Condition? {
        switch condition {
        case .require(let text): expression(text, .boolean).map { .require($0) }
        case .exclude(let text): expression(text, .boolean).map { .exclude($0) }
        case .known(let text): expression(text, nil).map { .known($0) }
        }
    }
}
