import FEEL
import Provisions

/// What is worth saying of the inputs of a policy: of each type its values, and for numbers and dates those at, just below
/// and just above every figure of the policy.
struct InputValues {
    private let figures: PolicyFigures
    /// Texts that the cases use, by the path of the input.
    private let said: [String: [Datum]]
    /// More values than this of one input are not tried.
    private static let most = 120

    init(_ figures: PolicyFigures, _ plan: PolicyPlan, seeds: [TrialCase]) {
        self.figures = figures
        var said: [String: [Datum]] = [:]
        for seed in seeds {
            for (input, state) in zip(plan.inputs, seed.facts.states) {
                guard let datum = state.saying, datum != .null else { continue }
                Self.note(datum, input.input.name, &said)
            }
        }
        self.said = said
    }

    private static func note(_ datum: Datum, _ path: String, _ said: inout [String: [Datum]]) {
        switch datum {
        case .list(let items): for item in items { note(item, path, &said) }
        case .context(let entries): for entry in entries { note(entry.value, path + "." + entry.key, &said) }
        default:
            if !(said[path]?.contains(datum) ?? false) { said[path, default: []].append(datum) }
        }
    }

    /// The plain values of an input or a field, those near its own figures first.
    ///
    /// - Parameter path: the names from the input down, with points between.
    func values(of type: DeclaredType, _ slot: Int, path: String) -> [Datum] {
        var values: [Datum] = []
        switch type {
        case .boolean, .choice: values = type.finiteValues ?? []
        case .number, .integer, .money, .rate: values = numbers(type, slot) + (said[path] ?? [])
        case .date: values = near(slot).flatMap(days) + (said[path] ?? [])
        case .dateTime: values = near(slot).flatMap(moments) + (said[path] ?? [])
        case .string:
            values = (said[path] ?? []) + near(slot).filter { if case .string = $0 { true } else { false } }
        case .time, .dayTimeDuration, .yearMonthDuration, .list, .record, .map, .brackets, .open:
            values = said[path] ?? []
        }
        var seen: Set<Datum> = []
        return Array(values.filter { seen.insert($0).inserted }.prefix(Self.most))
    }

    /// All figures, those that stand beside the slot first.
    private func near(_ slot: Int) -> [Datum] {
        figures.figures.filter { $0.near.contains(slot) }.map(\.value)
            + figures.figures.filter { !$0.near.contains(slot) }.map(\.value)
    }

    private func numbers(_ type: DeclaredType, _ slot: Int) -> [Datum] {
        let step = type.step
        var values: [Number] = []
        let own = figures.figures.filter { $0.near.contains(slot) }.map(\.value)
        for case .number(let figure) in near(slot) {
            if case .money = type, figure.magnitude < .one, !figure.isZero { continue }
            // A rate that stands elsewhere is no count.
            if type == .number, !figure.isInteger, !own.contains(.number(figure)) { continue }
            values += [figure, figure.adding(step), figure.subtracting(step)].compactMap { $0 }
        }
        values += [.zero, step, .one, Number(100), Number(10_000), Number(1_000_000)]
        // What leaves a remainder wherever it is rounded.
        if case .money = type {
            values += ["100.05", "333.33", "1666.67", "10000.01", "99999.99"].compactMap { Number(text: $0) }
        }
        let whole = type == .integer
        return values.filter { !whole || $0.isInteger }.map { .number($0) }
    }

    private func days(_ figure: Datum) -> [Datum] {
        guard case .date(let day) = figure else { return [] }
        return [0, -1, 1].compactMap { day.adding(days: $0).map { .date($0) } }
    }

    private func moments(_ figure: Datum) -> [Datum] {
        guard case .dateTime(let moment) = figure, let second = DayTimeDuration("PT1S") else { return [] }
        return [moment, moment.adding(second), moment.subtracting(second)].compactMap {
            $0.map { .dateTime($0) }
        }
    }
}

extension DeclaredType {
    /// The least by which two of its numbers differ in practice.
    var step: Number {
        switch self {
        case .money: Number(coefficient: 1, exponent: -2) ?? .one
        case .rate: Number(coefficient: 1, exponent: -4) ?? .one
        default: .one
        }
    }
}
