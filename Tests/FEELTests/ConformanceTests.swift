import Foundation
import Testing

@testable import FEEL

/// The FEEL cases of the DMN TCK, which are kept outside the repository: `PROVISO_TCK` names the folder that holds
/// `expressions.jsonl` and `chains.jsonl`.
@Suite struct ConformanceTests {
    private static let folder = ProcessInfo.processInfo.environment["PROVISO_TCK"]

    @Test(.enabled(if: folder != nil, "PROVISO_TCK names no folder with the cases of the DMN TCK"))
    func expressionsGiveWhatTheStandardsCasesSay() throws {
        try hold("expressions.jsonl")
    }

    @Test(.enabled(if: folder != nil, "PROVISO_TCK names no folder with the cases of the DMN TCK"))
    func chainsOfExpressionsGiveWhatTheStandardsCasesSay() throws {
        try hold("chains.jsonl")
    }

    private func hold(_ name: String) throws {
        let file = URL(fileURLWithPath: Self.folder ?? ".").appendingPathComponent(name)
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let cases = try lines.compactMap { try StandardCase($0) }
        let problems = cases.compactMap { $0.problem() }
        print("\(name): \(cases.count - problems.count) of \(cases.count)")
        #expect(!cases.isEmpty)
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }
}
