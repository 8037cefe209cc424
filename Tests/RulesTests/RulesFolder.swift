import Diagnostics
import Foundation

@testable import Analysis
@testable import Provisions

/// The shipped rules, read from the repository.
enum RulesFolder {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Rules")

    static let tree: RuleTree = {
        var texts: [String: String] = [:]
        if let walk = FileManager.default.enumerator(atPath: root.path) {
            for case let path as String in walk where path.hasSuffix(".yaml") {
                guard let data = FileManager.default.contents(atPath: root.appending(path: path).path) else {
                    continue
                }
                texts[path] = String(decoding: data, as: UTF8.self)
            }
        }
        return RuleTree(RuleSource(root: "Rules", texts: texts))
    }()

    /// What the golden cases of each document show.
    static let coverages = tree.documents.compactMap { DocumentCoverage($0, in: tree) }
}
