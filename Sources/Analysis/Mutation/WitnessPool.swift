import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions

/// Made-up cases with what the policy decides in each, to tell mutants from it.
struct WitnessPool {
    /// A case with what the policy decides in it.
    struct Tried {
        let trial: TrialCase
        let parts: [DecisionPart]
    }

    let search: CaseSearch
    private let depth: Int
    private let evaluator: PolicyEvaluator
    /// The cases found so far to tell a mutant; they are tried first.
    private(set) var found: [Tried] = []
    /// Made when it is first needed.
    private var cases: [Tried]?
    /// How many cases the last search has tried.
    private(set) var tried = 0

    init(_ search: CaseSearch, depth: Int) {
        self.search = search
        self.depth = depth
        evaluator = PolicyEvaluator(plan: search.plan)
    }

    /// Whether a case is found that a mutant decides otherwise; it is then among those found.
    ///
    /// - Parameters:
    ///   - inputs: those that have a say in what the mutant changes.
    ///   - wider: those that have a say in what reads that.
    mutating func finds(_ other: VariantDecider, about inputs: Set<Int>, wider: Set<Int>) -> Bool {
        let tells = { (tried: Tried) in !other.differences(tried.parts, tried.trial).isEmpty }
        if found.contains(where: tells) { return true }
        let shared = cases ?? made(changing: nil, near: [])
        cases = shared
        tried = shared.count
        if let first = shared.first(where: tells) {
            found.append(first)
            return true
        }
        guard !inputs.isEmpty else { return false }
        let near = made(changing: wider, near: inputs)
        tried += near.count
        guard let first = near.first(where: tells) else { return false }
        found.append(first)
        return true
    }

    /// What the policy decides; nil where no golden case should expect it.
    func parts(_ trial: TrialCase) -> [DecisionPart]? {
        let decision = try? evaluator.decide(trial.facts, asOf: trial.asOf)
        return decision.map { DecisionPart.parts(of: $0) }.flatMap { $0.isUsable ? $0 : nil }
    }

    /// Those that are decided come before those that are errors.
    private func made(changing inputs: Set<Int>?, near: Set<Int>) -> [Tried] {
        let all = search.cases(limit: depth, changing: inputs, near: near).compactMap { trial in
            parts(trial).map { Tried(trial: trial, parts: $0) }
        }
        return all.filter { !$0.parts.isError } + all.filter(\.parts.isError)
    }
}

extension [DecisionPart] {
    fileprivate var isError: Bool { first?.key == "error" }

    /// Whether a golden case should expect it. That a formula cannot be worked out is no rule of a document.
    fileprivate var isUsable: Bool {
        guard isError, case .string(let code)? = first?.value else { return true }
        return !code.hasPrefix("feel.") && !code.hasPrefix("case.")
    }
}

/// Decides made-up cases by a mutant.
struct VariantDecider {
    private let evaluator: PolicyEvaluator
    /// Where a case may say something else to the mutant: by its text.
    private let text: CaseText?
    private let reader: CaseReader

    init(_ mutant: Mutant, plan: PolicyPlan, variant: PolicyPlan) {
        evaluator = PolicyEvaluator(plan: variant)
        text = mutant.mutator.name == "unit" && mutant.changesInputs ? CaseText(plan: plan) : nil
        reader = CaseReader(policy: variant.policy, log: DiagnosticLog())
    }

    /// What the mutant decides otherwise in a case.
    ///
    /// - Parameter parts: what the policy decides.
    func differences(_ parts: [DecisionPart], _ trial: TrialCase) -> [DecisionPart] {
        guard let decision = try? evaluator.decide(facts(trial), asOf: trial.asOf) else { return parts }
        return DecisionPart.differences(parts, DecisionPart.parts(of: decision))
    }

    private func facts(_ trial: TrialCase) -> Facts {
        guard let text else { return trial.facts }
        let node = YAMLReader.read(SourceFile(name: "<case>", text: text.given(trial))).node
        return node.flatMap { reader.read([$0]) } ?? trial.facts
    }
}
