import Diagnostics
import LocatedYAML
import Testing

/// Files that would cost too much, and files of which too much is to be said.
@Suite struct LimitTests {
    private func codes(_ text: String) -> [String] {
        YAMLReader.read(SourceFile(name: "a.yaml", text: text)).diagnostics.map(\.code)
    }

    private func jsonCodes(_ text: String) -> [String] {
        JSONReader.read(SourceFile(name: "a.json", text: text)).diagnostics.map(\.code)
    }

    @Test func sixteenMebibytesAreTheMost() {
        let file = SourceFile(
            name: "a.yaml", bytes: Array(repeating: UInt8(ascii: "#"), count: (16 << 20) + 1))
        #expect(YAMLReader.read(file).diagnostics.map(\.code) == ["yaml.too-large"])
        #expect(JSONReader.read(file).diagnostics.map(\.code) == ["yaml.too-large"])
    }

    @Test func aMillionValuesAreTheMost() {
        let list = "[" + String(repeating: "1,", count: 1_000_000) + "1]"
        #expect(jsonCodes(list) == ["yaml.too-large"])
    }

    @Test func afterAHundredErrorsThereIsOneMoreToSaySo() {
        let anchors = codes(String(repeating: "- &a 1\n", count: 500))
        #expect(anchors.count == 101 && anchors.last == "yaml.too-many-errors")
        #expect(Set(anchors.dropLast()) == ["yaml.anchor"])
        let tabs = codes("a: 1" + String(repeating: "\t \t", count: 500) + "\n")
        #expect(tabs.count == 101 && tabs.last == "yaml.too-many-errors")
        let controls = codes(String(repeating: "\u{1}a", count: 500))
        #expect(controls.count == 101 && controls.last == "yaml.too-many-errors")
        let keys = jsonCodes("{" + String(repeating: "\"a\": 1, ", count: 500) + "\"b\": 1}")
        #expect(keys.count == 101 && keys.last == "yaml.too-many-errors")
    }

    @Test func deepNestingOfEveryKindIsRefusedQuickly() {
        let deep = [
            String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 100_000),
            String(repeating: "- ", count: 100_000), String(repeating: "? ", count: 100_000),
            (0..<200).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
        ]
        for text in deep {
            let time = ContinuousClock().measure {
                #expect(codes(text) == ["yaml.too-deep"], "\(text.prefix(8))")
            }
            #expect(time < .seconds(2), "\(text.prefix(8)): \(time)")
        }
        #expect(jsonCodes(String(repeating: "[", count: 100_000)) == ["yaml.too-deep"])
        #expect(jsonCodes(String(repeating: "{\"a\":", count: 100_000)) == ["yaml.too-deep"])
    }

    @Test func aFloodOfDirectivesIsRefusedQuickly() {
        let flood = (0..<50_000).map { "%TAG !a\($0)! x\n" }.joined()
        for text in [flood + "--- a\n", "a\n...\n" + flood + "--- b\n"] {
            let time = ContinuousClock().measure { #expect(codes(text) == ["yaml.directive"]) }
            #expect(time < .seconds(2), "\(time)")
        }
    }

    @Test func largeHonestFilesAreReadInProportion() {
        let texts = [
            (0..<20_000).map { "键\($0): 云惠券 # 注\n" }.joined(),
            "a: |\n" + String(repeating: "  第一行\n", count: 40_000),
            "a: \"" + String(repeating: "\\u4e2d ", count: 40_000) + "\"\n",
            "a: >\n" + String(repeating: "  一\n\n", count: 40_000),
            "a: " + String(repeating: "长", count: 200_000) + "\n",
            "[" + String(repeating: "1, ", count: 100_000) + "1]",
        ]
        for text in texts {
            let time = ContinuousClock().measure { #expect(codes(text).isEmpty, "\(text.prefix(20))") }
            #expect(time < .seconds(10), "\(text.prefix(20)): \(time)")
        }
    }
}
