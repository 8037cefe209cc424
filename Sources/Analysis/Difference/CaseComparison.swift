package import Diagnostics
import FEEL
import LocatedYAML
package import Provisions

/// Decides cases by both versions of a policy and by those between, and adds up what differs.
package final class CaseComparison {
    package private(set) var difference: OutcomeDifference
    private let evaluators: [PolicyEvaluator]
    private let places: [[Int]]
    private let writing: OutcomeWriting
    private var rows: [OutcomeRow]
    private var buffers: [[UInt8]]

    /// Nil when one of the versions cannot be run.
    package init?(
        _ comparison: PolicyComparison, _ writing: OutcomeWriting, clause: ChangeContract.Clause? = nil
    ) {
        guard let (terms, plans) = comparison.combinations, let before = plans.first, let after = plans.last
        else {
            return nil
        }
        let shape = OutcomeShape(before, after)
        difference = OutcomeDifference(shape, terms, clause: clause)
        evaluators = plans.map { PolicyEvaluator(plan: $0) }
        places = plans.map { shape.places(of: writing.heading($0)) }
        rows = plans.map { _ in OutcomeRow(shape) }
        buffers = plans.map { _ in [] }
        self.writing = writing
    }

    /// Adds a golden case.
    package func add(_ golden: GoldenCase, index: Int) {
        let size = golden.layers.last.map { $0.span.end - $0.span.start } ?? 0
        add(.init(size: size, index: index) { golden.id.text }) { Self.decision(of: $0, golden) }
    }

    /// Adds a case that has been made up for the new version.
    func add(_ trial: TrialCase, _ mark: OutcomeDifference.CaseMark) {
        add(mark) { Self.decision(of: $0, trial) }
    }

    /// The ways in which one case comes out differently; they are not counted.
    func kinds(of trial: TrialCase) -> [OutcomeDifference.Kind: OutcomeDifference.Witness] {
        let counted = difference
        defer { difference = counted }
        difference = OutcomeDifference(counted.shape, counted.terms)
        add(trial, .init(size: 0, index: 0) { "" })
        return difference.kinds.mapValues(\.witness)
    }

    /// Takes a plainer case for the witness of a kind of change.
    func show(_ kind: OutcomeDifference.Kind, by witness: OutcomeDifference.Witness) {
        difference.show(kind, by: witness)
    }

    private func add(_ mark: OutcomeDifference.CaseMark, _ decide: (PolicyEvaluator) -> Decision) {
        for (index, evaluator) in evaluators.enumerated() { buffers[index] = writing.line(decide(evaluator)) }
        // The buffers stay as they are until the next case.
        withBytes(buffers[...]) { bytes in
            for index in rows.indices { rows[index].read(bytes[index], places[index]) }
            difference.add(rows, mark)
        }
    }

    private func withBytes(
        _ rest: ArraySlice<[UInt8]>, _ found: [UnsafeRawBufferPointer] = [],
        _ body: ([UnsafeRawBufferPointer]) -> Void
    ) {
        guard let first = rest.first else { return body(found) }
        first.withUnsafeBytes { withBytes(rest.dropFirst(), found + [$0], body) }
    }

    private static func decision(of evaluator: PolicyEvaluator, _ golden: GoldenCase) -> Decision {
        let log = DiagnosticLog()
        let reader = CaseReader(policy: evaluator.plan.policy, log: log)
        guard let facts = reader.read(golden.layers, id: golden.id.text), !log.hasErrors else {
            return Decision(refused: evaluator.plan, caseID: nil, log.sorted.map { Decision.Failure($0) })
        }
        return decision(of: evaluator, TrialCase(facts, asOf: golden.asOf))
    }

    private static func decision(of evaluator: PolicyEvaluator, _ trial: TrialCase) -> Decision {
        do throws(LimitExceeded) {
            return try evaluator.decide(trial.facts, asOf: trial.asOf)
        } catch {
            return Decision(refused: evaluator.plan, caseID: nil, [Decision.Failure(error.diagnostic)])
        }
    }
}
