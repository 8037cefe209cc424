import Foundation

/// The repository's own files, for the tests that hold its structure.
struct SourceTree {
    let root: URL

    init(file: String = #filePath) {
        root = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    /// All Swift files below a folder, with their text.
    func swiftFiles(below folder: String) -> [(path: String, text: String)] {
        files(below: folder).filter { $0.hasSuffix(".swift") }.compactMap { path in
            guard let data = FileManager.default.contents(atPath: root.appending(path: path).path) else {
                return nil
            }
            return (path, String(decoding: data, as: UTF8.self))
        }
    }

    func files(below folder: String) -> [String] {
        let base = root.appending(path: folder)
        guard let walk = FileManager.default.enumerator(atPath: base.path) else { return [] }
        return walk.compactMap { $0 as? String }.map { folder + "/" + $0 }.sorted()
    }
}
