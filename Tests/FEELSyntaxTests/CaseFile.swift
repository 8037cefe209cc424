import FEELSyntax
import Foundation

/// A file of cases `text => outcome`, one a line; `# …` is a remark, `names …` says which names are known from there on.
/// `⏎`, `‹TAB›` and `‹CR›` stand for what a line cannot hold.
struct CaseFile {
    struct Case {
        let line: Int
        let text: String
        let outcome: String
        let names: KnownNames
    }

    let name: String
    private(set) var cases: [Case] = []

    /// A file of the folder `Cases`.
    init(_ name: String) throws {
        self.name = name
        var names = KnownNames()
        let text = try String(contentsOf: Self.url(name), encoding: .utf8)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("#") || line.isEmpty { continue }
            if line.hasPrefix("names ") {
                names = KnownNames(line.dropFirst("names ".count).components(separatedBy: ", "))
            } else {
                cases.append(try Self.parsed(line, index + 1, names))
            }
        }
    }

    static func url(_ name: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases/\(name)")
    }

    private struct Malformed: Error { let line: String }

    private static func parsed(_ line: Substring, _ number: Int, _ names: KnownNames) throws -> Case {
        guard let arrow = line.range(of: " => ", options: .backwards) else {
            throw Malformed(line: String(line))
        }
        let (text, outcome) = (plain(line[..<arrow.lowerBound]), plain(line[arrow.upperBound...]))
        return Case(line: number, text: text, outcome: outcome, names: names)
    }

    private static func plain(_ text: Substring) -> String {
        String(text).replacing("⏎", with: "\n").replacing("‹TAB›", with: "\t").replacing("‹CR›", with: "\r")
    }

    /// The cases that come out differently, as lines to read.
    func mismatches(_ outcome: (Case) -> String) -> [String] {
        cases.compactMap { one in
            let actual = outcome(one)
            guard actual != one.outcome else { return nil }
            return "\(name):\(one.line): \(one.text)\n      gives \(actual)\n  should be \(one.outcome)"
        }
    }
}
