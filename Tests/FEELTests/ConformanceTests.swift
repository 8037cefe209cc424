import Foundation
import Testing

@testable import FEEL

/// The FEEL cases of the DMN TCK, which are kept outside the repository: `PROVISO_TCK` names the folder that holds
/// `expressions.jsonl`, `decision-tables.jsonl` and `chains.jsonl`.
///
/// `Cases/conformance/known-gaps.txt` lists the cases that do not hold yet. It may only shrink: a case listed there
/// that holds is as wrong as one that is not listed and does not hold.
@Suite struct ConformanceTests {
    private static let folder = ProcessInfo.processInfo.environment["PROVISO_TCK"]

    @Test(.enabled(if: folder != nil, "PROVISO_TCK names no folder with the cases of the DMN TCK"))
    func expressionsGiveWhatTheStandardsCasesSay() throws {
        try hold("expressions")
    }

    @Test(.enabled(if: folder != nil, "PROVISO_TCK names no folder with the cases of the DMN TCK"))
    func chainsOfExpressionsGiveWhatTheStandardsCasesSay() throws {
        try hold("chains")
    }

    @Test(.enabled(if: folder != nil, "PROVISO_TCK names no folder with the cases of the DMN TCK"))
    func decisionTablesGiveWhatTheStandardsCasesSay() throws {
        try hold("decision-tables")
    }

    private func hold(_ name: String) throws {
        TestZones.provideThoseOfTheSystem()
        let file = URL(fileURLWithPath: Self.folder ?? ".").appendingPathComponent(name + ".jsonl")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let cases = try lines.compactMap { try StandardCase($0) }
        let gaps = try Self.knownGaps(in: name)
        var (problems, closed): ([String], [String]) = ([], [])
        for one in cases {
            let problem = one.problem()
            if let problem, !gaps.contains(one.id) { problems.append(problem) }
            if problem == nil, gaps.contains(one.id) { closed.append(one.id) }
        }
        let unknown = gaps.subtracting(cases.map(\.id)).sorted()
        print("\(name): \(cases.count - problems.count - gaps.count) of \(cases.count)")
        #expect(!cases.isEmpty)
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
        #expect(closed.isEmpty, "these hold now and are to be taken from the known gaps")
        #expect(unknown.isEmpty, "the known gaps list cases that there are not")
    }

    private static func knownGaps(in name: String) throws -> Set<String> {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let file = folder.appendingPathComponent("Cases/conformance/known-gaps.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        return Set(lines.filter { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) })
    }
}

extension TestZones {
    /// Some cases name zones of the world.
    fileprivate static func provideThoseOfTheSystem() {
        ZoneDatabase.shared.setProvider { identifier in
            (try? Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/" + identifier))).map {
                [UInt8]($0)
            }
        }
    }
}
