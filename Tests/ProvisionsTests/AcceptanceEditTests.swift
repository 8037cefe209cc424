import Diagnostics
import FEEL
import LocatedYAML
import Testing

@testable import Provisions

/// One expected value changes, its reason stands beside it, and every other byte is as it was.
@Suite struct AcceptanceEditTests {
    /// A case as somebody may have laid it out, the value `1.00` expected of `o`, and what becomes of it.
    private static let layouts: [(before: String, after: String)] = [
        (
            "  - { id: C, given: {}, expect: { o: 1.00, n: x } } # 注\n",
            "  - { id: C, given: {}, expect: { o: 2.50, n: x }, accepted: [{ output: o, was: 1.00, because: 因为 }] } # 注\n"
        ),
        (
            "  - id: C\n    expect:\n      o: 1.00 # 原值\n      n: x\n    given: {}   # 注\n  - id: D\n",
            "  - id: C\n    expect:\n      o: 2.50 # 原值\n      n: x\n    given: {}   # 注\n    accepted: [{ output: o, was: 1.00, because: 因为 }]\n  - id: D\n"
        ),
        (
            "  -   id: C\n      given: {}\n      expect: { o: '1.00' }",
            "  -   id: C\n      given: {}\n      expect: { o: 2.50 }\n      accepted: [{ output: o, was: 1.00, because: 因为 }]"
        ),
        (
            "  - id: C\r\n    given: {}\r\n    expect: { o: 1.00 }\r\n    why: |\r\n      甲\r\n      乙\r\n",
            "  - id: C\r\n    given: {}\r\n    expect: { o: 2.50 }\r\n    why: |\r\n      甲\r\n      乙\r\n    accepted: [{ output: o, was: 1.00, because: 因为 }]\r\n"
        ),
        (
            "  - id: C\n    accepted: [{ output: n, because: y }]\n    given: {}\n    expect: { o: 1.00 }\n",
            "  - id: C\n    accepted: [{ output: n, because: y }, { output: o, was: 1.00, because: 因为 }]\n    given: {}\n    expect: { o: 2.50 }\n"
        ),
        (
            "  - id: C\n    accepted:\n    - output: n\n      because: y - z\n    given: {}\n    expect: { o: 1.00 }\n",
            "  - id: C\n    accepted:\n    - output: n\n      because: y - z\n    - { output: o, was: 1.00, because: 因为 }\n    given: {}\n    expect: { o: 2.50 }\n"
        ),
        (
            "  - id: C\n    given: {}\n    expect:\n      o:\n",
            "  - id: C\n    given: {}\n    expect:\n      o: 2.50\n    accepted: [{ output: o, was: null, because: 因为 }]\n"
        ),
    ]

    @Test(arguments: layouts.indices) func nothingElseChanges(_ index: Int) throws {
        let (before, after) = Self.layouts[index]
        let head = before.contains("\r\n") ? "policy: p\r\ncases:\r\n" : "policy: p\ncases:\n"
        let file = SourceFile(name: "p.cases.yaml", text: head + before)
        let root = try #require(YAMLReader.read(file).node)
        let golden = try #require(
            GoldenFileReader(log: DiagnosticLog()).read(root, folder: "d")?.cases.first { $0.id.text == "C" })
        let expectation = try #require(golden.expectations.first { $0.key.text == "o" })
        let value = try #require(Number(text: "2.5"))
        let edit = AcceptanceEdit(
            root, case: "C", expecting: expectation, .number(value), as: .money, because: "因为")
        let text = try #require(edit.map { String(decoding: $0.bytes, as: UTF8.self) })
        #expect(text == head + after)
        let again = try #require(YAMLReader.read(SourceFile(name: "p", text: text)).node)
        let read = GoldenFileReader(log: DiagnosticLog()).read(again, folder: "d")?.cases.first
        #expect(read?.accepted.last?.because == "因为")
        #expect(read?.accepted.count == golden.accepted.count + 1)
    }

    @Test func aRateStaysInPerCent() throws {
        let text = "policy: p\ncases:\n  - { id: C, given: {}, expect: { r: 15% } }\n"
        let root = try #require(YAMLReader.read(SourceFile(name: "p", text: text)).node)
        let golden = try #require(GoldenFileReader(log: DiagnosticLog()).read(root, folder: "d")?.cases.first)
        let expectation = try #require(golden.expectations.first)
        let value = try #require(Number(text: "0.125"))
        let edit = AcceptanceEdit(
            root, case: "C", expecting: expectation, .number(value), as: .rate, because: "x")
        #expect(edit.map { String(decoding: $0.bytes, as: UTF8.self) }?.contains("r: 12.5%") == true)
    }
}
