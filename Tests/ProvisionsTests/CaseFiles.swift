import Foundation

@testable import Provisions

/// The data beside these tests.
enum CaseFiles {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Cases")

    /// Path below the folder → text.
    static func texts(below name: String) -> [String: String] {
        let base = folder.appending(path: name)
        var texts: [String: String] = [:]
        guard let walk = FileManager.default.enumerator(atPath: base.path) else { return [:] }
        for case let path as String in walk {
            guard let data = FileManager.default.contents(atPath: base.appending(path: path).path) else { continue }
            texts[path] = String(decoding: data, as: UTF8.self)
        }
        return texts
    }
}
