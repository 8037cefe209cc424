import Analysis
import ArgumentParser
import Diagnostics
import LocatedYAML
import Provisions
import Reports

/// `mutate`: edits rules as an inattentive hand would, and asks the golden cases whether they notice.
struct MutateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mutate", abstract: "Grades the golden cases: which edited rule would they not notice.",
        discussion: "Ends with 1 when a mutant survives, or fewer than --min percent are killed or proved equivalent.")

    @Argument(help: "Documents or policies of the rule tree (default: all).")
    var paths: [String] = []

    @OptionGroup var shared: SharedOptions

    mutating func run() throws {
        let tree = try shared.tree()
        let covers = try tree.selection(paths)
        for id in tree.policyIDs where covers(id + ".yaml") {
            guard let source = tree.policySource(id, log: DiagnosticLog()),
                let run = MutationRun(source, tree.cases(id + ".cases.yaml", log: DiagnosticLog()))
            else { continue }
            let clock = ContinuousClock()
            let start = clock.now
            let results = run.results(of: { _ in true }, depth: 4_000)
            var tally: [String: Int] = [:]
            var lines: [String] = []
            for result in results {
                let m = result.mutant
                let line = "\(m.place.position.line) \(m.mutator.name) [\(m.owner.name)] `\(m.before.prefix(100))` -> `\(m.after.prefix(100))`"
                switch result.fate {
                case .killed: tally["killed", default: 0] += 1
                case .stillborn(let code): tally["stillborn", default: 0] += 1; _ = code
                case .equivalent: tally["equivalent", default: 0] += 1
                case .survived(let w): tally["survived", default: 0] += 1; lines.append("S " + line + "\n" + w.text)
                case .unseen: tally["unseen", default: 0] += 1; lines.append("U " + line)
                }
            }
            try Console.write("== \(id) \(results.count) \(tally.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")) \(clock.now - start)\n")
            try Console.write(lines.joined(separator: "\n") + "\n")
        }
    }
}
