import Foundation

@testable import FEEL

/// A line of a case file of temporal values: what it asks, what it must give, and the heading above it.
struct TemporalCase {
    let heading: String
    let question: String
    let answer: String

    /// The cases of a file in `Cases/temporal`: lines with ` => `, below headings that begin with `# `.
    static func read(_ name: String, file: String = #filePath) throws -> [TemporalCase] {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(
            "Cases/temporal")
        let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        var heading = ""
        var cases: [TemporalCase] = []
        // The first paragraph explains the file.
        for line in text.components(separatedBy: "\n").drop(while: { !$0.isEmpty }) {
            if line.hasPrefix("# ") { heading = String(line.dropFirst(2)) }
            guard let arrow = line.range(of: " => ") else { continue }
            cases.append(
                TemporalCase(
                    heading: heading, question: String(line[..<arrow.lowerBound]),
                    answer: String(line[arrow.upperBound...])))
        }
        return cases
    }

    /// What differs among the cases, a line each, when `answer` is what the program says.
    static func mismatches(_ cases: [TemporalCase], answer: (TemporalCase) -> String) -> [String] {
        cases.compactMap { given in
            let actual = answer(given)
            return actual == given.answer ? nil : "\(given.question) => \(actual), not \(given.answer)"
        }
    }

    /// The three pieces of a question: the left side, a word, and the rest.
    var pieces: [String] {
        question.split(separator: " ", maxSplits: 2).map(String.init)
    }
}

/// Zones for tests, made from bytes: Paris and Melbourne by their present rules alone.
enum TestZones {
    static let areAdded: Bool = {
        let paris = tzif(initial: 3600, footer: "CET-1CEST,M3.5.0,M10.5.0/3")
        let melbourne = tzif(initial: 36_000, footer: "AEST-10AEDT,M10.1.0,M4.1.0/3")
        return ZoneDatabase.shared.add("Test/Paris", tzif: paris)
            && ZoneDatabase.shared.add("Test/Melbourne", tzif: melbourne)
    }()

    /// The bytes of a TZif file of version 2 with changes of offset and a footer.
    static func tzif(
        initial: Int32, changes: [(instant: Int64, offset: Int32)] = [], footer: String,
        leapSeconds: Int32 = 0
    ) -> [UInt8] {
        let kinds = [initial] + changes.map(\.offset)
        func header(_ counts: [Int32]) -> [UInt8] {
            Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15) + counts.flatMap(bytes)
        }
        return header([0, 0, 0, 0, 1, 1]) + bytes(initial) + [0, 0, 0]
            + header([0, 0, leapSeconds, Int32(changes.count), Int32(kinds.count), 4])
            + changes.flatMap { bytes($0.instant) } + changes.indices.map { UInt8($0 + 1) }
            + kinds.flatMap { bytes($0) + [$0 == initial ? 0 : 1, 0] }
            + Array("LMT\0".utf8) + Array("\n\(footer)\n".utf8)
    }

    private static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }
}
