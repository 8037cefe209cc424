import Diagnostics
import FEEL
import Provisions

/// All moves of a policy's inputs, input by input, the likeliest to matter first.
struct CaseMoves {
    /// Beside the inputs of the policy.
    private(set) var byInput: [[CaseMove]]
    /// The field by which records are called, beside the inputs.
    let keys: [String?]

    private static let days = [1, -1, 2, 30, -30, 31, 180, 365, -365, 730, 1095, 1826]
    private static let texts = 24

    /// - Parameter baseline: what every case says unless it says otherwise; an input that is stated there cannot be unsaid.
    init(_ plan: PolicyPlan, _ values: InputValues, baseline: Facts?) {
        keys = plan.inputs.indices.map { $0 == 0 ? plan.policy.portfolio?.recordID.text : nil }
        byInput = []
        for (index, planned) in plan.inputs.enumerated() {
            let isStated = baseline?.states[index].saying != nil
            byInput.append(Self.moves(index, planned, values, plan, isStated: isStated))
        }
    }

    private static func moves(
        _ index: Int, _ planned: PlannedInput, _ values: InputValues, _ plan: PolicyPlan, isStated: Bool
    ) -> [CaseMove] {
        let input = planned.input
        let place = SourcePlace(plan.policy.file, .beginning)
        var changes: [CaseMove.Change] = []
        if input.unread != nil { return [] }
        if input.mayBeUnknown || input.isOptional { changes.append(.say(.null(place))) }
        if !isStated, !input.mustBeGiven { changes.append(.say(.absent)) }
        switch input.type {
        case .list(.record): changes += newRecords(planned, values, place) + records(planned, values)
        case .record: changes += records(planned, values)
        case .list(let item):
            let plain = values.values(of: item, planned.slot, path: input.name)
            changes.append(.say(.given(.list([]), place)))
            changes += plain.map { .say(.given(.list([$0]), place)) }
            changes += zip(plain, plain.dropFirst()).map { .say(.given(.list([$0, $1]), place)) }
            changes += [.drop(0), .double(0), .swap(0, 1)]
        default:
            changes += values.values(of: input.type, planned.slot, path: input.name).map {
                .say(.given($0, place))
            }
            if input.type.isNumeric { changes += steps(of: input.type).map { .add($0) } }
            if input.type == .date || input.type == .dateTime { changes += days.map { .shift($0) } }
        }
        return changes.map { CaseMove(input: index, change: $0) }
    }

    /// A list of no record and of one, for cases that have none.
    private static func newRecords(
        _ planned: PlannedInput, _ values: InputValues, _ place: SourcePlace
    ) -> [CaseMove.Change] {
        var entries: [Datum.Entry] = []
        for field in planned.fields where field.input.mustBeGiven {
            let path = "\(planned.input.name).\(field.input.name)"
            guard let value = values.values(of: field.input.type, field.slot, path: path).first else {
                continue
            }
            entries.append(Datum.Entry(field.input.name, value))
        }
        return [[], [.context(entries)]].map { .say(.given(.list($0), place)) }
    }

    /// Of a list of records: fewer, more, in another order, and each field as if it were an input.
    private static func records(_ planned: PlannedInput, _ values: InputValues) -> [CaseMove.Change] {
        var changes: [CaseMove.Change] = [
            .drop(0), .double(0), .swap(0, 1), .drop(1), .swap(1, 2), .double(1),
        ]
        let byField = planned.fields.map {
            fieldChanges($0, "\(planned.input.name).\($0.input.name)", values)
        }
        // Of each field the likeliest first.
        for rank in 0..<(byField.map(\.count).max() ?? 0) {
            for field in byField where rank < field.count { changes.append(field[rank]) }
        }
        return changes
    }

    private static func fieldChanges(
        _ field: PlannedInput, _ path: String, _ values: InputValues
    ) -> [CaseMove.Change] {
        let (name, type) = (field.input.name, field.input.type)
        let plain = values.values(of: type, field.slot, path: path)
        let all: [Datum?] = plain + (field.input.mustBeGiven ? [] : [nil])
        var changes: [CaseMove.Change] = all.flatMap { value in (0..<3).map { .field($0, name, value) } }
        changes += all.prefix(texts).map { .fields(name, $0) }
        for position in 0..<3 {
            if type.isNumeric { changes += steps(of: type).map { .addToField(position, name, $0) } }
            if type == .date || type == .dateTime { changes += days.map { .shiftField(position, name, $0) } }
            changes += [.copy(position, from: position + 1, name), .copy(position + 1, from: position, name)]
        }
        return changes
    }

    /// One input, or a field of its first record, one step more at a time: what is rounded comes upon a tie.
    static func sweep(_ index: Int, _ planned: PlannedInput, count: Int) -> [CaseMove] {
        let own: [(DeclaredType, (Number) -> CaseMove.Change)] = [(planned.input.type, { .add($0) })]
        let fields = planned.fields.map { field -> (DeclaredType, (Number) -> CaseMove.Change) in
            (field.input.type, { .addToField(0, field.input.name, $0) })
        }
        return (own + fields).filter { $0.0.isNumeric }.flatMap { type, change in
            (1...count).compactMap {
                Number($0).multiplied(by: type.step).map { CaseMove(input: index, change: change($0)) }
            }
        }
    }

    private static func steps(of type: DeclaredType) -> [Number] {
        let step = type.step
        var steps = [step, step.negated]
        if case .money = type {
            steps += [
                "0.02", "0.05", "-0.03", "1", "-1", "0.5", "10000", "0.03", "0.04", "0.06", "0.08", "0.1",
                "0.12", "0.14", "0.3",
            ]
            .compactMap { Number(text: $0) }
        }
        return steps
    }
}
