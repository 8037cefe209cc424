import Diagnostics
import LocatedYAML
import Testing

/// What comes out of a file that is as it should be.
@Suite struct ReaderTests {
    private func read(_ text: String, as name: String = "a.yaml") throws -> YAMLNode {
        let (node, diagnostics) = YAMLReader.readYAMLOrJSON(SourceFile(name: name, text: text))
        #expect(diagnostics.isEmpty, "\(text): \(diagnostics.map(\.message))")
        return try #require(node)
    }

    @Test func nothingIsCoerced() throws {
        let texts = [
            "yes", "no", "on", "off", "Yes", "y", "012", "0x1F", "1e3", "1_000", "0.10", "+1", ".5",
            "2018-10-01", "12:30:00",
            "True", "NULL", "Null", ".inf", ".nan", "5万元", "15%", "=", "1.10", "00", "0o7", "~x", "-x",
        ]
        for text in texts {
            let scalar = try #require(try read("a: \(text)\n").entries?.first?.value.scalar)
            #expect(scalar.text == text && scalar.style == .plain)
            #expect(!scalar.isNull && scalar.boolean == nil, "\(text)")
        }
    }

    @Test func nullAndBooleansAreKnownByTheirPlainWords() throws {
        let entries = try #require(
            try read("a: null\nb: ~\nc:\nd: true\ne: false\nf: \"\"\ng: 'null'\nh: \"true\"\ni: |\n  true\n")
                .entries)
        #expect(
            entries.map { $0.value.isNull } == [true, true, true, false, false, false, false, false, false])
        #expect(entries.map { $0.value.scalar?.boolean } == [nil, nil, nil, true, false, nil, nil, nil, nil])
    }

    @Test func everyStyleIsTold() throws {
        let entries = try #require(try read("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >-\n  x\n").entries)
        #expect(
            entries.map { $0.value.scalar?.style } == [
                .plain, .singleQuoted, .doubleQuoted, .literal, .folded,
            ])
        #expect(entries.map { $0.value.scalar?.text } == ["x", "x", "x", "x\n", "x"])
        let json = try #require(try read("[\"x\", 1.0, true, null]").items)
        #expect(json.map { $0.scalar?.style } == [.doubleQuoted, .jsonNumber, .plain, .plain])
        #expect(json.map { $0.scalar?.text } == ["x", "1.0", "true", "null"])
    }

    @Test func nodesStandWhereTheyAreWritten() throws {
        let text = "a:\n  - 一\n  - { b: 二 }\n\nc: |\n  三\n\n\nd: []   # 注\n"
        let file = SourceFile(name: "a.yaml", text: text)
        let root = try #require(YAMLReader.read(file).node)
        let values = try #require(root.entries).map { file.text($0.value.span) }
        #expect(values == ["- 一\n  - { b: 二 }", "|\n  三", "[]"])
        #expect(file.text(root.span) == "a:\n  - 一\n  - { b: 二 }\n\nc: |\n  三\n\n\nd: []")
        #expect(root.entries?.map { file.text($0.keySpan) } == ["a", "c", "d"])
        #expect(
            root.entries?.first?.value.items?.map { $0.place.position } == [
                SourcePosition(line: 2, column: 5), SourcePosition(line: 3, column: 5),
            ])
    }

    @Test func jsonKeepsItsNumbersAsWritten() throws {
        let numbers = [
            "0", "-0", "1.10", "1E400", "-1.5e-7", "123456789012345678901234567890.12", "0.000", "10",
            "1e+05",
        ]
        let items = try #require(try read("[\(numbers.joined(separator: ", "))]").items)
        #expect(items.compactMap { $0.scalar?.text } == numbers)
        #expect(items.allSatisfy { $0.scalar?.style == .jsonNumber })
    }

    @Test func jsonIsTakenForJSONByItsNameOrItsText() throws {
        func style(_ text: String, _ name: String) throws -> ScalarStyle? {
            try read(text, as: name).items?.first?.scalar?.style
        }
        #expect(try style("[1]", "a.json") == .jsonNumber)
        #expect(try style(" \n[1]", "<standard input>") == .jsonNumber)
        #expect(try style("\u{FEFF}[1]", "<standard input>") == .jsonNumber)
        #expect(try style("[a]", "<standard input>") == .plain)
        #expect(try style("- 1", "a.yaml") == .plain)
        let broken = YAMLReader.readYAMLOrJSON(SourceFile(name: "a.json", text: "a: 1"))
        #expect(broken.diagnostics.map(\.code) == ["json.syntax"])
        let flow = YAMLReader.readYAMLOrJSON(SourceFile(name: "a.yaml", text: "{ a: [1 }"))
        #expect(flow.diagnostics.map(\.code) == ["yaml.unclosed"])
    }

    @Test func aNodeIsLeftBehindWhatIsRefused() throws {
        let (node, diagnostics) = YAMLReader.read(
            SourceFile(name: "a", text: "a: &x 1\nb: !t [2]\nb: 3\nc: *x\n"))
        #expect(diagnostics.count == 4)
        #expect(node?.entries?.map(\.keyText) == ["a", "b", "c"])
        #expect(node?.entries?.first?.value.scalar?.text == "1")
        #expect(node?.entries?.first?.value.scalar?.originsAreExact == true)
    }
}
