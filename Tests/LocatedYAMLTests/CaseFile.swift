import Foundation

/// One case of a case file: a source, and what is expected of it.
///
///     === a name in words
///     the source, with ⟦what must be underlined⟧
///     => what is expected
///        and more of it
///
/// In the source `‹TAB›`, `‹CR›`, `‹SP›`, `‹U+FEFF›` and `‹xC4›` (a raw byte) stand for what cannot be seen;
/// `‹EOF›` at the end of the last line takes its line end away.
struct Case: Sendable {
    let name: String
    /// With its marks.
    let source: String
    /// Each expectation: the words after `=> `, and the lines below without their indentation.
    let expectations: [[String]]

    /// The cases of a file in `Cases/`, in order.
    static func all(in file: String) throws -> [Case] {
        let text = try String(contentsOf: url(file), encoding: .utf8)
        return text.components(separatedBy: "\n=== ").dropFirst().map { Case(block: $0) }
    }

    static func url(_ file: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases/\(file)")
    }

    /// What stands in a file before its first case.
    static func preamble(of file: String) throws -> String {
        try String(contentsOf: url(file), encoding: .utf8).components(separatedBy: "\n=== ").first ?? ""
    }

    private init(block: String) {
        var lines = block.components(separatedBy: "\n")[...]
        name = lines.removeFirst()
        let source = lines.prefix { !$0.hasPrefix("=> ") }
        let last = source.lastIndex { !$0.isEmpty } ?? source.startIndex
        self.source = source[...last].map { $0 + "\n" }.joined()
        var expectations: [[String]] = []
        for line in lines.dropFirst(source.count) where !line.allSatisfy(\.isWhitespace) {
            if line.hasPrefix("=> ") {
                expectations.append([String(line.dropFirst(3))])
            } else if !expectations.isEmpty {
                expectations[expectations.count - 1].append(line.trimmingCharacters(in: .whitespaces))
            }
        }
        self.expectations = expectations
    }
}

/// A marked source: its bytes, and the byte ranges between `⟦` and `⟧`.
struct MarkedSource {
    private(set) var bytes: [UInt8] = []
    private(set) var marks: [Range<Int>] = []

    init(_ source: String) {
        var open: [Int] = []
        var rest = source.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "⟦": open.append(bytes.count)
            case "⟧": marks.append((open.popLast() ?? 0)..<bytes.count)
            case "‹":
                let word = rest.prefix { $0 != "›" }
                rest = rest.dropFirst(word.count + 1)
                if String(word) == "EOF" { return }
                bytes += Self.bytes(named: String(word))
            default: bytes += Array(String(scalar).utf8)
            }
        }
        marks.sort { $0.lowerBound < $1.lowerBound }
    }

    private static func bytes(named name: String) -> [UInt8] {
        switch name {
        case "TAB": [0x09]
        case "CR": [0x0D]
        case "SP": [0x20]
        case _ where name.hasPrefix("U+"):
            UInt32(name.dropFirst(2), radix: 16).flatMap { Unicode.Scalar($0) }.map { Array(String($0).utf8) }
                ?? []
        default: UInt8(name.dropFirst(), radix: 16).map { [$0] } ?? []
        }
    }
}
