import Diagnostics
import LocatedYAML
import Testing

/// What the catalogue says of each kind.
@Suite struct CatalogueTests {
    @Test func codesAreDottedAndUnique() {
        let codes = YAMLDiagnostics.all.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(codes.allSatisfy { $0.hasPrefix("yaml.") || $0.hasPrefix("json.") })
    }

    @Test func everyKindIsExplainedInBothLanguages() {
        for kind in YAMLDiagnostics.all {
            for text in [kind.meaning, kind.fix] {
                #expect(text.zh.hasSuffix("。") && text.en.hasSuffix("."), "\(kind.code)")
            }
            #expect(!kind.example.isEmpty, "\(kind.code)")
        }
    }

    /// These take a rule file's own keys, odd bytes or many megabytes to show.
    private static let notShownByText: Set<String> = [
        "yaml.unknown-key", "yaml.missing-key", "yaml.expected-mapping", "yaml.expected-sequence",
        "yaml.expected-scalar", "yaml.expected-boolean", "yaml.encoding", "yaml.too-large",
        "yaml.too-many-errors",
        "yaml.too-deep",
    ]

    @Test func everyExampleProvokesItsDiagnostic() {
        for kind in YAMLDiagnostics.all where !Self.notShownByText.contains(kind.code) {
            let file = SourceFile(name: "a", text: kind.example)
            let result = kind.code.hasPrefix("json.") ? JSONReader.read(file) : YAMLReader.read(file)
            #expect(
                result.diagnostics.contains { $0.kind == kind },
                "\(kind.code): \(result.diagnostics.map(\.code))")
        }
    }
}
