import Foundation

@testable import Provisions

/// The data beside these tests.
enum CaseFiles {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Cases")

    /// The rules that are shipped with the product.
    static var shippedTree: RuleTree {
        let rules = URL(fileURLWithPath: #filePath).appending(path: "../../../Rules").standardizedFileURL
        return RuleTree(RuleSource(root: "Rules", texts: texts(in: rules)))
    }

    /// Path below the folder → text.
    static func texts(below name: String) -> [String: String] { texts(in: folder.appending(path: name)) }

    private static func texts(in base: URL) -> [String: String] {
        var texts: [String: String] = [:]
        guard let walk = FileManager.default.enumerator(atPath: base.path) else { return [:] }
        for case let path as String in walk {
            guard let data = FileManager.default.contents(atPath: base.appending(path: path).path) else {
                continue
            }
            texts[path] = String(decoding: data, as: UTF8.self)
        }
        return texts
    }
}
