import Diagnostics
import FEEL
import Foundation
import Testing

/// The catalogue of what the checker says.
@Suite struct CheckerCatalogueTests {
    @Test func everyKindIsCompleteAndItsCodeIsItsOwn() {
        let kinds = CheckingDiagnostics.all
        #expect(Set(kinds.map(\.code)).count == kinds.count)
        for kind in kinds {
            let texts = [kind.meaning.zh, kind.meaning.en, kind.fix.zh, kind.fix.en, kind.example]
            #expect(texts.allSatisfy { !$0.isEmpty }, "\(kind.code)")
        }
    }

    @Test func everyKindIsShownByACase() throws {
        let text = try CheckingCases.files().map {
            try String(contentsOf: CheckingCases.folder.appendingPathComponent($0), encoding: .utf8)
        }.joined()
        let missing = CheckingDiagnostics.all.map(\.code).filter { !text.contains("\($0):") }
        #expect(missing.isEmpty)
    }
}
