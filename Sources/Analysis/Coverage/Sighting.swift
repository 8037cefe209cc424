import Diagnostics
import FEEL
import Provisions

/// What a case has shown, with the values of expressions by their places.
struct Sighting {
    let seen: Observation
    /// Where in the trace the values of a span are, in order.
    private let positions: [SourceSpan: [Int]]

    init(_ seen: Observation) {
        self.seen = seen
        var positions: [SourceSpan: [Int]] = [:]
        for (position, part) in seen.trace.enumerated() { positions[part.span, default: []].append(position) }
        self.positions = positions
    }

    func isEvaluated(_ span: SourceSpan) -> Bool { positions[span] != nil }

    /// What an expression gave, each time that it came out true or false.
    func truths(of span: SourceSpan) -> [(position: Int, truth: Bool)] {
        (positions[span] ?? []).compactMap { position in
            seen.trace[position].value.boolean.map { (position, $0) }
        }
    }

    /// What a part of an expression was when the whole came out at a position: the last before it.
    func value(of span: SourceSpan, before position: Int) -> Value? {
        guard let all = positions[span] else { return nil }
        var (low, high) = (0, all.count)
        while low < high {
            let middle = (low + high) / 2
            if all[middle] < position { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? seen.trace[all[low - 1]].value : nil
    }

    /// Every working out of an output.
    func computations(of output: Int) -> [Observation.Computation] {
        seen.computations.filter { $0.output == output }
    }
}
