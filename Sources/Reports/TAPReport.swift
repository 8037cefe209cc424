import Diagnostics
import FEEL
import Provisions

/// Results of golden cases in the Test Anything Protocol, version 14.
struct TAPReport {
    private let wording: CaseWording

    init(_ wording: CaseWording) { self.wording = wording }

    func text(_ results: [CaseResult]) -> String {
        var lines = ["TAP version 14", "1..\(results.count)"]
        for (index, result) in results.enumerated() {
            let name = Self.escaped("\(result.policy) \(result.id)")
            lines.append((result.passed ? "ok" : "not ok") + " \(index + 1) - \(name)")
            if !result.passed { lines += details(result) }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// YAML, in which every text is written as JSON writes it.
    private func details(_ result: CaseResult) -> [String] {
        let messages = wording.lines(result).map { "    - " + JSONWriter.line(.string($0), as: nil) }
        return ["  ---", "  messages:"] + messages + [
            "  file: " + JSONWriter.line(.string(result.place.file.name), as: nil),
            "  line: \(result.place.position.line)", "  ...",
        ]
    }

    /// A number sign would begin a directive.
    private static func escaped(_ text: String) -> String {
        text.map { character -> String in
            switch character {
            case "#", "\\": "\\\(character)"
            case "\n", "\r", "\r\n": " "
            default: String(character)
            }
        }.joined()
    }
}
