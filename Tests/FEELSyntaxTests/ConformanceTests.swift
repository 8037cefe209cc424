import Diagnostics
import FEELSyntax
import Foundation
import Testing

/// Where a file of conformance expressions may be found; it is not part of the repository.
private let conformanceFile = ProcessInfo.processInfo.environment["PROVISO_TCK_EXPRESSIONS"]

@Test(.enabled(if: conformanceFile != nil)) func everyExpressionOfTheConformanceSuiteIsRead() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: try #require(conformanceFile)))
    let builtins = ["date and time", "string length", "days and time duration", "years and months duration", "not"]
    var (count, failures) = (0, [String]())
    for line in data.split(separator: 0x0A) {
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
        let text = try #require(object["expression"] as? String)
        let names = KnownNames(builtins + Array((object["context"] as? [String: Any] ?? [:]).keys))
        count += 1
        do {
            let tree = try parsed(text, names: names)
            let printed = Printer.text(of: tree, names: names)
            let again = try parsed(printed, names: names)
            if again != tree { failures.append("\(text)\n  printed \(printed)\n  \(tree.shape)\n  \(again.shape)") }
        } catch {
            failures.append("\(text): \((error as? Diagnostic)?.message ?? "\(error)")")
        }
    }
    print("\(count) conformance expressions, \(failures.count) not read")
    #expect(count > 0 && failures.isEmpty, "\(failures.joined(separator: "\n"))")
}
