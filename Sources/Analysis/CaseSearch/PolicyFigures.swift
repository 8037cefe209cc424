import FEEL
import FEELSyntax
import Provisions

/// The values at which a policy may change its mind: constants of its expressions, values and dates of its parameters, ends
/// of brackets, days of its window; and the slots beside which each of them stands.
struct PolicyFigures {
    /// One value, and the slots that are read where it stands.
    struct Figure {
        let value: Datum
        let near: Set<Int>
    }

    private(set) var figures: [Figure] = []

    init(_ plan: PolicyPlan) {
        for text in plan.texts {
            let slots = Set(text.slots)
            for value in text.trees.flatMap(Self.constants) { add(value, slots) }
        }
        for parameter in plan.parameters { add(parameter, plan) }
        for test in plan.tests {
            guard case .window(let on, let from, let to) = test.condition else { continue }
            for day in [from, to].compactMap({ $0 }) { add(.date(day), Set(on.plan.reads)) }
        }
        for output in plan.outputs { addLiterals(of: output) }
    }

    private mutating func add(_ value: Datum, _ near: Set<Int>) {
        figures.append(Figure(value: value, near: near))
    }

    /// A parameter's values stand wherever it is read.
    private mutating func add(_ planned: PlannedParameter, _ plan: PolicyPlan) {
        var near: Set<Int> = []
        for text in plan.texts where text.reads.contains(planned.slot) { near.formUnion(text.slots) }
        let dates = Set(planned.on?.plan.reads ?? plan.referenceDate?.expression.plan.reads ?? [])
        for value in planned.parameter.values {
            if let from = value.from { add(.date(from), dates) }
            for leaf in value.value.leaves { add(leaf, near) }
        }
    }

    /// Bounds and rows that are plain values of the rule file.
    private mutating func addLiterals(of planned: PlannedOutput) {
        guard case .amount(let amount) = planned.output.rule else { return }
        let near = Set(planned.readSlots)
        for bound in amount.atMost + amount.atLeast {
            if case .literal(let value, _) = bound.value { add(value, near) }
        }
    }

    private static func constants(of tree: Expression) -> [Datum] {
        var found: [Datum] = []
        var pending = [tree]
        while let tree = pending.popLast() {
            switch tree.kind {
            case .number(let text): found += Number(text: text).map { [.number($0)] } ?? []
            case .negation(let inner):
                if case .number(let text) = inner.kind, let number = Number(text: text) {
                    found.append(.number(number.negated))
                }
            case .at(let text): found += TemporalLiteral.parse(text).map { [Datum($0)] } ?? []
            case .string(let text):
                found.append(.string(text))
                if let date = CalendarDate(text) { found.append(.date(date)) }
            case .call(let function, .positional(let arguments)): found += date(function, arguments)
            default: break
            }
            pending += tree.kind.parts
        }
        return found
    }

    /// `date(2018, 9, 17)`.
    private static func date(_ function: Expression, _ arguments: [Expression]) -> [Datum] {
        guard case .name("date") = function.kind, arguments.count == 3 else { return [] }
        let numbers = arguments.compactMap { argument -> Int? in
            if case .number(let text) = argument.kind { Int(text) } else { nil }
        }
        guard numbers.count == 3 else { return [] }
        return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]).map { [.date($0)] } ?? []
    }
}

extension PlannedText {
    /// The slots that it reads; of a cell, those of the value tested too.
    var slots: [Int] {
        if case .tests(_, let tested?) = form { reads + tested.plan.reads } else { reads }
    }
}

extension Datum {
    /// The plain values in it.
    var leaves: [Datum] {
        switch self {
        case .list(let items): items.flatMap(\.leaves)
        case .context(let entries): entries.flatMap(\.value.leaves)
        default: [self]
        }
    }
}
