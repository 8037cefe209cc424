import Foundation
import Testing

/// Nothing a rule or a case says may trap: these constructs do.
private func forbidden() -> [(pattern: Regex<Substring>, why: String)] {
    [
        (/\btry!/, "try!"), (/\bas!/, "as!"), (/\bfatalError\(/, "fatalError"),
        (/\bpreconditionFailure\(/, "preconditionFailure"), (/\bprecondition\(/, "precondition"),
        (/[A-Za-z0-9_\])]!(?=[\s.,;)\]}\[(]|$)(?!=)/, "force unwrap"),
    ]
}

@Test func noSourceCanTrapOnPurpose() {
    let forbidden = forbidden()
    var files = 0
    for (path, text) in SourceTree().swiftFiles(below: "Sources") {
        files += 1
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let code = withoutTexts(String(line))
            for (pattern, why) in forbidden where code.contains(pattern) {
                Issue.record("\(path):\(number + 1): \(why): \(line)")
            }
        }
    }
    #expect(files > 30)
}

@Test func theCheckFindsWhatItLooksFor() {
    let forbidden = forbidden()
    for line in ["let a = b!", "a!.c", "try! x()", "f(x!)", "y as! Int", "list[0]!"] {
        #expect(forbidden.contains { line.contains($0.pattern) }, "\(line)")
    }
    for line in ["if a != b {", "!a", "a && !b"] {
        #expect(!forbidden.contains { line.contains($0.pattern) }, "\(line)")
    }
}

/// The line without its comment and without the contents of string literals.
private func withoutTexts(_ line: String) -> String {
    var code = line.replacing(/"(\\.|[^"\\])*"/, with: "\"\"")
    if let comment = code.range(of: "//") { code = String(code[..<comment.lowerBound]) }
    let trimmed = code.drop { $0 == " " }
    return trimmed.hasPrefix("*") ? "" : code
}
