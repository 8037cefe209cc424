import Diagnostics
import LocatedYAML
import Provisions

/// The golden cases of a rule tree, run.
struct CaseRun {
    private(set) var results: [CaseResult] = []
    /// Beside the results: the case's file, and how many seconds it took.
    private var files: [String] = []
    private var seconds: [Double] = []

    /// - Throws: when a filter fits no case at all.
    init(
        of tree: RuleTree, _ covers: (String) -> Bool, _ choice: CaseChoice, filter: String?
    ) throws(CommandFailure) {
        var ids: [String] = []
        for path in tree.caseFiles where covers(path) {
            guard let golden = tree.cases(path, log: DiagnosticLog()) else { continue }
            ids += golden.cases.map(\.id.text)
            let chosen = golden.cases.filter { choice.takes($0.id.text, in: path) }
            guard !chosen.isEmpty, let plan = tree.policy(golden.policy.text).runnable else { continue }
            run(chosen, CaseRunner(plan: plan, explains: true), path)
        }
        if let filter, let wildcard = choice.wildcard, !ids.contains(where: wildcard.matches) {
            throw CommandFailure(
                [.nothingToRun("no case is called `\(filter)`", help: suggestion(for: filter, among: ids))],
                .usage)
        }
    }

    private mutating func run(_ cases: [GoldenCase], _ runner: CaseRunner, _ path: String) {
        for golden in cases {
            let start = SystemClock.seconds
            results.append(runner.run(golden))
            seconds.append(SystemClock.seconds - start)
            files.append(path)
        }
    }

    func entries(where isMeant: (CaseResult) -> Bool) -> Set<FailureMemory.Entry> {
        Set(
            zip(results, files).filter { isMeant($0.0) }.map {
                FailureMemory.Entry(path: $0.1, id: $0.0.id)
            })
    }

    /// A line for each of the cases that took longest: milliseconds, id, policy.
    func slowest(_ count: Int) -> String {
        let order = seconds.indices.sorted { seconds[$0] > seconds[$1] }
        return order.prefix(max(0, count)).map { index in
            let microseconds = Int(seconds[index] * 1e6)
            let fraction = String(1000 + microseconds % 1000).dropFirst()
            return "\(microseconds / 1000).\(fraction) ms  \(results[index].id)  \(results[index].policy)"
        }.joined(separator: "\n")
    }
}
