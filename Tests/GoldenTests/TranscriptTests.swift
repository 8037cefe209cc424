import Analysis
import Diagnostics
import Foundation
import Testing

/// Runs every transcript in `Cases` over a copy of the shipped rules.
///
/// `RECORD=1` writes down what the command shows now, and fails so that nobody takes it for a test.
@Suite struct TranscriptTests {
    private static let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Cases")
    private static let rules = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Rules")
        .standardized

    private static func files() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: cases, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
    }

    @Test func theCommandShowsWhatItShowed() throws {
        let files = try Self.files()
        #expect(files.count > 15)
        let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
        for file in files {
            let transcript = Transcript(try String(contentsOf: file, encoding: .utf8))
            #expect(!transcript.commands.isEmpty, "\(file.lastPathComponent) runs nothing")
            let shown = try Self.inFreshFolder { try transcript.run(in: $0) }
            if isRecording { try shown.write(to: file, atomically: true, encoding: .utf8) }
            let difference = Self.firstDifference(shown, transcript.text)
            #expect(difference == nil, "\(file.lastPathComponent): \(difference ?? "")")
        }
        #expect(!isRecording, "recorded; read the changes, then run again without RECORD")
    }

    private static func inFreshFolder(_ body: (URL) throws -> String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "proviso-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: rules, to: folder.appendingPathComponent("Rules"))
        return try body(folder)
    }

    /// What the README shows is what the command shows; there, a line `…` stands for any number of lines.
    @Test func theReadmeShowsWhatTheCommandShows() throws {
        let file = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../README.md").standardized
        var text = try String(contentsOf: file, encoding: .utf8)
        let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
        let blocks = text.matches(of: /```console\n((?s:.*?))```/).map { String($0.output.1) }
        #expect(blocks.count >= 5)
        for block in blocks {
            let shown = try Self.inFreshFolder { try Transcript(block).run(in: $0) }
            if isRecording, !block.contains("\n…\n") {
                text = text.replacingOccurrences(of: block, with: shown)
            }
            #expect(Self.agrees(shown, with: block), "the README shows\n\(block)\nthe command\n\(shown)")
        }
        if isRecording { try text.write(to: file, atomically: true, encoding: .utf8) }
        #expect(!isRecording, "recorded; read the changes, then run again without RECORD")
    }

    private static func agrees(_ shown: String, with block: String) -> Bool {
        let pieces = block.components(separatedBy: "\n…\n")
        guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else {
            return shown == block
        }
        guard shown.hasPrefix(first + "\n"), shown.hasSuffix(last) else { return false }
        var rest = shown.dropFirst(first.count)
        for piece in pieces.dropFirst().dropLast() {
            guard let found = rest.range(of: "\n" + piece + "\n") else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }

    private static func firstDifference(_ shown: String, _ expected: String) -> String? {
        let (left, right) = (shown.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
        for index in 0..<max(left.count, right.count) {
            let (found, wanted) = (
                index < left.count ? left[index] : "<end>", index < right.count ? right[index] : "<end>"
            )
            if found != wanted { return "line \(index + 1) is\n  \(found)\nand not\n  \(wanted)" }
        }
        return nil
    }

    /// Refused by the system, not by us: a superuser's run, as in a container, never meets it.
    private static let notShown: Set = ["command.unwritable-file"]

    /// Whatever can be wrong with a command line is shown somewhere.
    @Test func everyCommandDiagnosticIsShown() throws {
        let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Sources/proviso")
            .standardized
        let walk = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        let catalogue = try walk.filter { $0.contains("CommandDiagnostics") }.map {
            try String(contentsOf: root.appendingPathComponent($0), encoding: .utf8)
        }.joined()
        let own = catalogue.matches(of: /"(command\.[a-z-]+)"/).map { String($0.output.1) }
        let codes = own + AnalysisDiagnostics.all.map(\.code)
        let shown = try Self.files().map { try String(contentsOf: $0, encoding: .utf8) }.joined()
        #expect(!codes.isEmpty)
        for code in codes where !Self.notShown.contains(code) {
            #expect(
                shown.contains("[\(code)]") || shown.contains("\"\(code)\""), "no transcript shows \(code)")
        }
    }
}
