import Diagnostics
import FEEL
import Foundation
import Testing

@testable import Reports

/// The manual of the functions in `Grammar` is what the declarations say.
@Suite struct FunctionManualTests {
    private static let file = URL(fileURLWithPath: #filePath)
        .appendingPathComponent("../../../Grammar/functions.md").standardized

    @Test func theManualIsWhatTheDeclarationsSay() throws {
        let wanted = FunctionManual().markdown
        let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
        if isRecording { try wanted.write(to: Self.file, atomically: true, encoding: .utf8) }
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        #expect(text == wanted, "write it anew: RECORD=1 swift test --filter FunctionManualTests")
        #expect(!isRecording, "recorded; read the changes, then run again without RECORD")
    }

    @Test func everyFunctionHasAPageInBothLanguages() {
        let library = BuiltinLibrary(BuiltinSection.all.flatMap(\.builtins))
        #expect(library.names.count > 90)
        for name in library.names {
            for language in [Language.zh, .en] {
                let page = FunctionPage(library[name], Prose(language)).text
                #expect(page.hasPrefix(name + "(") && page.hasSuffix("\n"), "\(name)")
                let hasExamples = library[name].contains { !$0.examples.isEmpty }
                #expect(page.contains(language == .zh ? "例如：" : "For example:") == hasExamples, "\(name)")
            }
        }
    }

    @Test func theStandardLibraryIsTheStandardSections() {
        let names = BuiltinSection.standard.flatMap(\.builtins).map(\.name)
        #expect(names == BuiltinLibrary.standard.all.map(\.name))
        #expect(Set(BuiltinSection.all.map(\.title.zh)).count == BuiltinSection.all.count)
    }
}
