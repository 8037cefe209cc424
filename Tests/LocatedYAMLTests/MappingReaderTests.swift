import Diagnostics
import LocatedYAML
import Testing

/// What a mapping with known keys says of keys and values that are not as they should be.
@Suite struct MappingReaderTests {
    @Test func aMappingWithKnownKeysOverlooksNothing() throws {
        try check("mapping.cases", as: "rules.yaml") { file in
            let (node, diagnostics) = YAMLReader.read(file)
            let log = DiagnosticLog()
            log.report(diagnostics)
            if let node { Self.readOutput(node, into: log) }
            let sorted = log.diagnostics.sorted { ($0.place?.span.start ?? 0) < ($1.place?.span.start ?? 0) }
            return (node, sorted)
        }
    }

    /// Asks for a value of every type.
    private static func readOutput(_ node: YAMLNode, into log: DiagnosticLog) {
        let known = ["label", "type", "optional", "bounds", "round", "values", "cites"]
        let output = MappingReader(node, known: known, what: "an output", into: log)
        _ = output.text("label", .required)
        _ = output.required("type")
        _ = output.boolean("optional")
        _ = output.list("bounds")
        let round = output.reader("round", known: ["mode", "to"], what: "a rounding")
        _ = round?.text("mode", .required)
        for entry in output.mapping("values") ?? [] { _ = entry.value.text(into: log) }
        _ = output.oneOrMany("cites")
    }

    @Test func valuesComeOutWithTheirPlaces() throws {
        let file = SourceFile(
            name: "a.yaml",
            text: "label: 补贴\noptional: true\nbounds: [1, 2]\nvalues: { 2018-09-17: 5万元 }\ncites: 第七条\n")
        let log = DiagnosticLog()
        let node = try #require(YAMLReader.read(file).node)
        let known = ["label", "optional", "bounds", "values", "cites", "absent"]
        let reader = MappingReader(node, known: known, what: "an output", into: log)
        #expect(reader.text("label")?.text == "补贴")
        #expect(reader.text("label")?.place.position == SourcePosition(line: 1, column: 8))
        #expect(reader.boolean("optional") == true)
        #expect(reader.list("bounds")?.compactMap(\.scalar?.text) == ["1", "2"])
        #expect(reader.mapping("values")?.map(\.keyText) == ["2018-09-17"])
        #expect(reader.mapping("values")?.compactMap(\.value.scalar?.text) == ["5万元"])
        #expect(reader.oneOrMany("cites")?.map(\.text) == ["第七条"])
        #expect(reader.has("label") && !reader.has("absent"))
        #expect(reader.text("absent") == nil && reader.entry("absent") == nil)
        #expect(log.diagnostics.isEmpty)
    }

    @Test func whatIsNoMappingIsReportedOnce() throws {
        let log = DiagnosticLog()
        let node = try #require(YAMLReader.read(SourceFile(name: "a.yaml", text: "- 1\n")).node)
        let reader = MappingReader(node, known: ["label"], what: "an output", into: log)
        #expect(!reader.isMapping && reader.required("label") == nil)
        #expect(log.diagnostics.map(\.code) == ["yaml.expected-mapping"])
    }
}
