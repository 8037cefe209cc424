import FEEL
import FEELSyntax
import Provisions

/// Which numbers of a policy never come out below zero, whatever a case says: a floor of zero under one of these can never
/// decide.
///
/// It says yes only of what follows from the declared inputs and figures; no means that it does not know. Names are settled
/// one after another in the order in which the policy works them out, so that each expression is looked at once.
struct SignAnalysis {
    private let plan: PolicyPlan
    /// The names of numbers, and of keyed figures, that are never below zero.
    private var names: Set<String> = []
    /// The functions that are never below zero where none of their numbers is.
    private var functions: Set<String> = []

    /// A name inside an expression.
    private enum Local {
        case number(isSound: Bool)
        /// A record of an input's list.
        case record(of: PlannedInput)
    }

    init(_ plan: PolicyPlan) {
        self.plan = plan
        for step in plan.steps {
            switch step {
            case .input(let index):
                if plan.inputs[index].isNeverNegative { names.insert(plan.inputs[index].input.name) }
            case .parameter(let index):
                let parameter = plan.parameters[index].parameter
                if parameter.isNeverNegative { names.insert(parameter.name) }
            case .function(let index): take(plan.functions[index])
            case .output(let index): take(plan.outputs[index])
            case .reference, .test, .eligibility, .portfolio: break
            }
        }
    }

    /// Whether an amount is never below zero before its floors.
    func isNeverNegative(_ amount: PlannedAmount) -> Bool {
        isNeverNegative(amount.base.tree, [:]) && (amount.rate.map { isNeverNegative($0.tree, [:]) } ?? true)
            && amount.atMost.allSatisfy { isNeverNegative($0.value) }
    }

    private mutating func take(_ function: PlannedFunction) {
        guard case .function(let literal) = function.expression.tree.kind else { return }
        let own = function.declaration.parameters.map { ($0.name.text, Local.number(isSound: true)) }
        let locals = Dictionary(own) { first, _ in first }
        if isNeverNegative(literal.body, locals) { functions.insert(function.declaration.name) }
    }

    private mutating func take(_ output: PlannedOutput) {
        let others = [output.ineligible, output.undetermined, output.notApplicable].compactMap(\.self)
        guard others.allSatisfy(isNeverNegative), isNeverNegative(output.rule) else { return }
        names.insert(output.output.name)
    }

    private func isNeverNegative(_ rule: PlannedRule) -> Bool {
        switch rule {
        case .formula(let expression): isNeverNegative(expression.tree, [:])
        case .amount(let amount):
            amount.atLeast.contains { $0.appliesIf == nil && $0.value.isNumber && isNeverNegative($0.value) }
                || isNeverNegative(amount)
        case .table, .scale, .binding, .byRecord: false
        }
    }

    private func isNeverNegative(_ value: PlannedValue) -> Bool {
        switch value {
        case .constant(let constant): constant.isNull || (constant.number.map { $0 >= .zero } ?? false)
        case .expression(let expression): isNeverNegative(expression.tree, [:])
        }
    }

    private func isNeverNegative(_ node: Expression, _ locals: [String: Local]) -> Bool {
        switch node.kind {
        case .number, .null: return true
        case .name(let name):
            guard let local = locals[name] else { return names.contains(name) }
            if case .number(let isSound) = local { return isSound }
            return false
        case .path(let base, let name, _): return isNeverNegative(entry: name, of: base, locals)
        case .binary(.add, let left, let right), .binary(.multiply, let left, let right),
            .binary(.divide, let left, let right), .conditional(_, let left, let right):
            return isNeverNegative(left, locals) && isNeverNegative(right, locals)
        case .iteration(let iterators, let body):
            return isNeverNegative(body, self.locals(iterators, in: locals))
        case .call(let function, .positional(let arguments)):
            guard case .name(let name) = function.kind else { return false }
            return isNeverNegative(call: name, arguments, locals)
        default: return false
        }
    }

    private func isNeverNegative(entry name: String, of base: Expression, _ locals: [String: Local]) -> Bool {
        guard case .name(let source) = base.kind else { return false }
        if case .record(let input)? = locals[source] { return input.isNeverNegative(field: name) }
        return locals[source] == nil && (list(source)?.isNeverNegative(field: name) ?? false)
    }

    /// An input that holds records.
    private func list(_ name: String) -> PlannedInput? {
        plan.inputs.first { $0.input.name == name && !$0.fields.isEmpty }
    }

    private func locals(_ iterators: [Expression.Iterator], in outer: [String: Local]) -> [String: Local] {
        var locals = outer
        for iterator in iterators {
            locals[iterator.name] = .number(isSound: false)
            guard case .name(let source) = iterator.domain.kind, iterator.end == nil, outer[source] == nil,
                let input = list(source)
            else { continue }
            locals[iterator.name] = .record(of: input)
        }
        return locals
    }

    // MARK: - Calls

    /// Built-in functions that are never below zero where none of their arguments is, where the first is not, and ever.
    private static let keepSigns: Set = ["sum", "min", "max", "mean"]
    private static let keepFirstSign: Set = [
        "round up", "round down", "round half up", "round half down", "floor", "ceiling", "decimal",
    ]
    private static let countsOnly: Set = ["count", "abs", "string length", "sqrt"]

    private func isNeverNegative(
        call name: String, _ arguments: [Expression], _ locals: [String: Local]
    ) -> Bool {
        if Self.countsOnly.contains(name) { return true }
        if Self.keepSigns.contains(name) { return arguments.allSatisfy { isNeverNegative($0, locals) } }
        if Self.keepFirstSign.contains(name) {
            return arguments.first.map { isNeverNegative($0, locals) } ?? false
        }
        guard let function = plan.functions.first(where: { $0.declaration.name == name }) else {
            return names.contains(name)
        }
        return functions.contains(name)
            && zip(function.declaration.parameters, arguments).allSatisfy { parameter, argument in
                !parameter.type.isNumeric || isNeverNegative(argument, locals)
            }
    }
}

extension PlannedValue {
    /// A figure, and not a null, which does not bind.
    fileprivate var isNumber: Bool {
        if case .constant(let constant) = self { constant.isNumber } else { false }
    }
}

extension PlannedInput {
    /// Whether it is a number that must not be below zero.
    fileprivate var isNeverNegative: Bool {
        guard input.type.isNumeric, case .tests(let tests)? = allowed?.tests.kind, tests.count == 1,
            let only = tests.first
        else { return false }
        switch only.kind {
        case .unaryRelation(.greaterOrEqual, let limit), .unaryRelation(.greater, let limit):
            return limit.isPlainNumber
        case .interval(let interval): return interval.start.isPlainNumber
        default: return false
        }
    }

    fileprivate func isNeverNegative(field name: String) -> Bool {
        fields.first { $0.input.name == name }?.isNeverNegative ?? false
    }
}

extension Expression {
    /// A number without a sign before it.
    fileprivate var isPlainNumber: Bool { if case .number = kind { true } else { false } }
}

extension Parameter {
    /// Whether none of its figures, at any date and for any key, is below zero.
    fileprivate var isNeverNegative: Bool { type.isNumeric && values.allSatisfy(\.value.isNeverNegative) }
}

extension Datum {
    fileprivate var isNeverNegative: Bool {
        switch self {
        case .number(let number): number >= .zero
        case .context(let entries): entries.allSatisfy(\.value.isNeverNegative)
        default: false
        }
    }
}
