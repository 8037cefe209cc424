import Diagnostics
import FEELSyntax
import Foundation
import Testing

/// The folder with the FEEL cases of the DMN TCK, which are kept outside the repository.
private let conformanceFolder = ProcessInfo.processInfo.environment["PROVISO_TCK"]

@Test(.enabled(if: conformanceFolder != nil, "PROVISO_TCK names no folder with the cases of the DMN TCK"))
func everyExpressionOfTheConformanceSuiteIsRead() throws {
    let folder = URL(fileURLWithPath: try #require(conformanceFolder))
    let data = try Data(contentsOf: folder.appendingPathComponent("expressions.jsonl"))
    let builtins = [
        "date and time", "string length", "days and time duration", "years and months duration", "not",
    ]
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
            if again != tree {
                failures.append("\(text)\n  printed \(printed)\n  \(tree.shape)\n  \(again.shape)")
            }
        } catch {
            failures.append("\(text): \(error.message)")
        }
    }
    print("\(count) conformance expressions, \(failures.count) not read")
    #expect(count > 0 && failures.isEmpty, "\(failures.joined(separator: "\n"))")
}
