import FEEL
import Provisions

/// Brings the two sides of a boundary together by changing one number or one day of a case, and keeps the cases on both
/// sides of where they meet.
struct BoundarySearch {
    let plan: PolicyPlan
    let values: InputValues
    let evaluator: PolicyEvaluator
    /// So many values of an input are looked at before bisecting, and so often it is bisected.
    private static let samples = 14
    private static let bisections = 48

    /// What is changed: an input, or a field of its first record.
    private struct Handle {
        let input: Int
        let field: String?
        let type: DeclaredType
        let slot: Int
        let path: String
    }

    /// The cases about a boundary, from one case.
    func cases(at boundary: DerivedBoundary, from trial: TrialCase) -> [TrialCase] {
        guard sign(boundary, trial) != nil else { return [] }
        return handles(boundary.inputs).flatMap { cases(at: boundary, from: trial, by: $0) }
    }

    private func handles(_ inputs: Set<Int>) -> [Handle] {
        inputs.sorted().flatMap { index -> [Handle] in
            let planned = plan.inputs[index]
            let name = planned.input.name
            let own = Handle(
                input: index, field: nil, type: planned.input.type, slot: planned.slot, path: name)
            let fields = planned.fields.map {
                Handle(
                    input: index, field: $0.input.name, type: $0.input.type, slot: $0.slot,
                    path: "\(name).\($0.input.name)")
            }
            return ([own] + fields).filter { $0.type.isNumeric || $0.type == .date }
        }
    }

    private func cases(at boundary: DerivedBoundary, from trial: TrialCase, by handle: Handle) -> [TrialCase]
    {
        let points = points(handle, trial)
        let signs = points.map { point in self.trial(trial, handle, point).flatMap { sign(boundary, $0) } }
        var found: Set<Int> = []
        for index in points.indices.dropLast() {
            guard let left = signs[index], let right = signs[index + 1], left != right else { continue }
            found.formUnion(
                bisect(boundary, trial, handle, (points[index], left), (points[index + 1], right)))
        }
        return found.sorted().compactMap { self.trial(trial, handle, $0) }
    }

    /// The two points next to each other between which the sign changes, and their neighbours.
    private func bisect(
        _ boundary: DerivedBoundary, _ trial: TrialCase, _ handle: Handle, _ low: (point: Int, sign: Int),
        _ high: (point: Int, sign: Int)
    ) -> [Int] {
        var (low, high) = (low, high)
        for _ in 0..<Self.bisections where high.point - low.point > 1 {
            let middle = low.point + (high.point - low.point) / 2
            guard let changed = self.trial(trial, handle, middle), let sign = sign(boundary, changed) else {
                break
            }
            if sign == low.sign { low.point = middle } else { high = (middle, sign) }
        }
        return [low.point - 1, low.point, high.point, high.point + 1]
    }

    private func sign(_ boundary: DerivedBoundary, _ trial: TrialCase) -> Int? {
        guard let decision = try? evaluator.decide(trial.facts, asOf: trial.asOf), decision.errors.isEmpty
        else {
            return nil
        }
        return boundary.sign(evaluator)
    }

    // MARK: - Points: so many steps, or days

    private func points(_ handle: Handle, _ trial: TrialCase) -> [Int] {
        var points = Set(
            values.values(of: handle.type, handle.slot, path: handle.path).prefix(40).compactMap {
                point($0, handle)
            })
        if let own = datum(handle, trial).flatMap({ point($0, handle) }) {
            points.formUnion([own, own &* 2, own / 2].filter { $0 > Int.min / 4 && $0 < Int.max / 4 })
        }
        let sorted = points.sorted()
        guard sorted.count > Self.samples else { return sorted }
        return (0..<Self.samples).map { sorted[$0 * (sorted.count - 1) / (Self.samples - 1)] }
    }

    private func datum(_ handle: Handle, _ trial: TrialCase) -> Datum? {
        guard let said = trial.facts.states[handle.input].saying, let field = handle.field else {
            return trial.facts.states[handle.input].saying
        }
        if case .list(let items) = said { return items.first?[field] }
        return said[field]
    }

    private func point(_ datum: Datum, _ handle: Handle) -> Int? {
        switch datum {
        case .date(let date): return date.dayNumber
        case .number(let number):
            guard let steps = number.divided(by: handle.type.step), steps.magnitude < Self.most else {
                return nil
            }
            return Int(truncating: steps)
        default: return nil
        }
    }

    private static let most = Number(1_000_000_000_000_000)

    private func trial(_ trial: TrialCase, _ handle: Handle, _ point: Int) -> TrialCase? {
        let datum: Datum?
        if handle.type == .date {
            datum = CalendarDate(dayNumber: point).map { .date($0) }
        } else {
            datum = Number(point).multiplied(by: handle.type.step).map { .number($0) }
        }
        guard let datum else { return nil }
        let change: CaseMove.Change =
            handle.field.map { .field(0, $0, datum) } ?? .say(.given(datum, trial.facts.place))
        return CaseMove(input: handle.input, change: change).applied(to: trial, key: nil)
    }
}
