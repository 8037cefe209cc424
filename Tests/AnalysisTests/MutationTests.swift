import Analysis
import Diagnostics
import LocatedYAML
import Testing

@testable import Provisions

/// A policy at which every mutator finds something to edit, and its golden cases.
private let tree = RuleTree(
    RuleSource(texts: [
        "d/document.yaml": MutationSample.document, "d/single.yaml": MutationSample.single,
        "d/single.cases.yaml": MutationSample.singleCases, "d/batch.yaml": MutationSample.batch,
        "d/batch.cases.yaml": MutationSample.batchCases,
    ]))

private func source(_ id: String) throws -> PolicySource {
    let source = tree.policySource(id, log: DiagnosticLog())
    return try #require(source)
}

private func run(_ id: String) throws -> MutationRun {
    let run = MutationRun(try source(id), tree.cases(id + ".cases.yaml", log: DiagnosticLog()))
    let found = try #require(run)
    #expect(found.failing == [])
    return found
}

@Test func theSamplesAreSound() {
    let log = DiagnosticLog()
    TreeChecker(tree, log: log).check()
    #expect(log.sorted.map(\.message) == [])
}

@Test func everyMutatorHasSomethingToEdit() throws {
    let mutants = try run("d/single").mutants + run("d/batch").mutants
    let idle = Mutator.all.map(\.name).filter { name in !mutants.contains { $0.mutator.name == name } }
    #expect(idle == [])
}

@Test(arguments: ["d/single", "d/batch"])
func everyMutantIsAnotherText(id: String) throws {
    let (run, source) = (try run(id), try source(id))
    #expect(run.mutants.count > 20)
    for mutant in run.mutants {
        #expect(mutant.before != mutant.after)
        #expect(mutant.variant(of: source.node).written != source.node.written, "\(mutant.mutator.name)")
    }
}

/// Where no list or mapping loses a part, the text with the edit in it reads as the mutant does.
@Test(arguments: ["d/single", "d/batch"])
func aMutantIsTheTextWithTheEdit(id: String) throws {
    let (run, source) = (try run(id), try source(id))
    var count = 0
    for mutant in run.mutants where !mutant.after.isEmpty {
        let span = mutant.place.span
        let bytes = mutant.place.file.bytes
        let text = Array(bytes[..<span.start]) + Array(mutant.after.utf8) + Array(bytes[span.end...])
        guard let node = YAMLReader.read(SourceFile(name: "mutant", bytes: text)).node else { continue }
        let isSame = node.written == mutant.variant(of: source.node).written
        #expect(isSame, "\(mutant.mutator.name): \(mutant.before) → \(mutant.after)")
        count += 1
    }
    #expect(count > 10)
}

/// The suggested cases, put into the file, tell every mutant that has survived; none was promised for the rest.
@Test(arguments: ["d/single", "d/batch"])
func aSuggestedCaseKillsItsMutants(id: String) throws {
    let first = try run(id).results(of: { _ in true }, depth: 2_000)
    let path = id + ".cases.yaml"
    let strengthened = RuleTree(
        RuleSource(texts: [
            "d/document.yaml": MutationSample.document, id + ".yaml": MutationSample.text(of: id),
            path: MutationSample.cases(of: id) + first.suggestions.map(\.text).joined(),
        ]))
    let log = DiagnosticLog()
    let golden = try #require(strengthened.cases(path, log: log))
    #expect(log.sorted.map(\.message) == [])
    let source = try #require(strengthened.policySource(id, log: log))
    let again = try #require(MutationRun(source, golden))
    #expect(again.failing == [])
    let survivors = first.results.filter { if case .survived = $0.fate { true } else { false } }
    #expect(survivors.count > 5)
    let left = again.results(of: { _ in true }, depth: 50).results.filter { result in
        survivors.contains {
            $0.mutant.place.span == result.mutant.place.span && $0.mutant.after == result.mutant.after
        }
            && !result.isSettled
    }
    #expect(left.map { "\($0.mutant.mutator.name): \($0.mutant.before) → \($0.mutant.after)" } == [])
}

/// What is called equivalent decides every made-up case as the policy does.
@Test(arguments: ["d/single", "d/batch"])
func whatIsProvedEquivalentDecidesAlike(id: String) throws {
    let (run, source) = (try run(id), try source(id))
    let golden = try #require(tree.cases(id + ".cases.yaml", log: DiagnosticLog()))
    let cases = CaseSearch(plan: run.plan, golden: golden).cases(limit: 3_000, seed: 5)
    let evaluator = PolicyEvaluator(plan: run.plan)
    var reasons: Set<Equivalence> = []
    var wrong: Set<String> = []
    for result in run.results(of: { _ in true }, depth: 0).results {
        guard case .equivalent(let reason) = result.fate else { continue }
        reasons.insert(reason)
        let variant = try #require(source.loaded(as: result.mutant.variant(of: source.node)).runnable)
        let other = PolicyEvaluator(plan: variant)
        for trial in cases {
            let first = try evaluator.decide(trial.facts), second = try other.decide(trial.facts)
            #expect(
                DecisionPart.parts(of: first) == DecisionPart.parts(of: second),
                "\(result.mutant.mutator.name)")
        }
    }
    #expect(wrong == [])
    #expect(!reasons.isEmpty || id == "d/batch")
}

extension YAMLNode {
    /// Everything that it says, and nothing of where.
    fileprivate var written: String {
        switch kind {
        case .scalar(let scalar): "\"\(scalar.text)\"" + (scalar.isNull ? "?" : "")
        case .sequence(let items): "[" + items.map(\.written).joined(separator: ",") + "]"
        case .mapping(let entries):
            "{" + entries.map { "\($0.keyText):\($0.value.written)" }.joined(separator: ",") + "}"
        }
    }
}
