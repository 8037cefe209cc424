import Diagnostics
import FEEL
import FEELSyntax
import LocatedCSV
import LocatedYAML
import TestSupport
import Testing

@testable import Provisions

/// Records that are fed in one by one come out as those of a case do: over all golden cases of portfolios, the shipped
/// ones included.
@Test func fedRecordsComeOutAsThoseOfACase() throws {
    var compared = 0
    for tree in [
        RuleTree(RuleSource(root: "Cases", texts: CaseFiles.texts(below: "rules"))), CaseFiles.shippedTree,
    ] {
        for path in tree.caseFiles {
            let golden = try #require(tree.cases(path, log: DiagnosticLog()))
            let plan = try #require(tree.policy(golden.policy.text).runnable)
            guard plan.portfolio != nil else { continue }
            let (listed, fed) = (PolicyEvaluator(plan: plan), PolicyEvaluator(plan: plan))
            for golden in golden.cases {
                guard let facts = CaseReader(policy: plan.policy, log: DiagnosticLog()).read(golden.layers),
                    case .given(.list(let records), _) = facts.states[0]
                else { continue }
                let expected = try listed.decide(facts, asOf: golden.asOf)
                fed.beginRecords()
                for record in records { try fed.feed(record) }
                let decision = try fed.decideRecords(facts, asOf: golden.asOf) { facts.itemPlaces[0][$0] }
                compared += records.count
                #expect(words(decision) == words(expected), "\(golden.id.text) of \(path)")
                #expect(rows(fed) == rows(listed), "\(golden.id.text) of \(path)")
            }
        }
    }
    #expect(compared >= 90)
}

/// All but what is worked out by record.
private func words(_ decision: Decision) -> String {
    let outputs = decision.outputs.filter { if case .map = $0.type { false } else { true } }
    let errors = decision.errors.map { "\($0.diagnostic) \($0.provision ?? "")" }
    return (outputs.map { "\($0.name): \($0.value)" } + errors + decision.reasons + decision.missing)
        .joined(separator: "\n")
}

private func rows(_ evaluator: PolicyEvaluator) -> [Datum] {
    (evaluator.decidedRows ?? 0..<0).map { evaluator.decidedRecord($0) }
}

/// Reading a cell straight from its bytes gives nothing, or exactly what the long way gives.
@Suite struct CellReaderTests {
    private let types: [(word: String, extra: String)] =
        DeclaredType.words.map { ($0.word, "") } + [
            ("money", ", unit: 万元"), ("number", ", unit: 元"), ("integer", ", unit: 千元"),
            ("choice", ", choices: [a, \"null\", 甲]"),
        ]
    private let columns: CaseColumns
    private let cases: CaseReader
    private let evaluator: PolicyEvaluator
    private let reader: PlainLineReader

    init() throws {
        let fields = types.enumerated().map { index, type in
            "  f\(index): { label: f, type: \(type.word)\(type.extra), optional: true, unread: 测试 }\n"
        }
        let text =
            "title: 表\ntimezone: Asia/Shanghai\nrecords:\n  id: { label: i, type: string }\n"
            + fields.joined() + "record_id: id\norder: id\noutputs:\n"
            + "  n: { label: n, type: integer, formula: count(decided) }\n"
        let tree = RuleTree(RuleSource(root: "r", texts: ["d/p.yaml": text]))
        let loaded = tree.policy("d/p")
        #expect(loaded.diagnostics.map(\.message) == [])
        let plan = try #require(loaded.runnable)
        let log = DiagnosticLog()
        let header = (["id"] + types.indices.map { "f\($0)" } + ["extra"]).joined(separator: ",")
        let record = try #require(CSVReader.read(SourceFile(name: "h", text: header)).0)
        columns = CaseColumns(
            record, inputs: plan.portfolio?.portfolio.records.fields ?? [], own: [], log: log)
        cases = CaseReader(policy: plan.policy, log: log)
        evaluator = PolicyEvaluator(plan: plan)
        reader = try #require(evaluator.plainLineReader(columns))
        evaluator.beginRecords()
    }

    @Test func theQuickWayGivesWhatTheLongWayGives() {
        var generator = SeededGenerator(seed: 20_190_110)
        var taken = 0
        for round in 0..<40_000 {
            let field = Int.random(in: 0..<types.count, using: &generator)
            var cells = Array(repeating: "", count: types.count + 2)
            cells[0] = "R\(round)"
            cells[field + 1] = cell(&generator)
            if Int.random(in: 0..<8, using: &generator) == 0 { cells[field + 1] = "\"\(cells[field + 1])\"" }
            let line = cells.joined(separator: ",")
            guard let quick = quickly(line, field) else { continue }
            taken += 1
            #expect(quick == atLength(line, field), "\(types[field]): `\(cells[field + 1])`")
        }
        #expect(taken > 7_000)
    }

    @Test func linesThatAreNotPlainAreNotTaken() {
        let rest = String(repeating: ",", count: types.count + 1)
        for line in [
            "\"A\"\"B\"" + rest, "\"A" + rest, "\"A\"B" + rest, "A\"" + rest, "A\r" + rest, "A\0" + rest,
            "A" + rest + ",", "A" + rest.dropFirst(), rest, "A", "", "\"\"" + rest,
        ] {
            #expect(quickly(line, 0) == nil, "\(line)")
        }
        #expect(quickly("A" + rest + "甲", 0) == .some(nil))
        #expect(quickly("\"A,B\"" + rest, 0) == .some(nil))
        let broken = Array(("A" + rest).utf8) + [0xFF]
        #expect(broken.withUnsafeBufferPointer { reader.values(of: $0, in: evaluator.heap) } == nil)
    }

    /// A text that some type may take, or nearly takes.
    private func cell(_ generator: inout SeededGenerator) -> String {
        let texts = [
            "", "true", "false", "是", "TRUE", "null", "~", "Null", "a", "甲", "A1", "0", "-0", "00", "1",
            "-17",
            "+3", "12.50", ".5", "5.", "1e3", "1E-2", "5万元", "1.5亿元", "3 千元", "元", "15%", "1.5％", "2‰", "%",
            "1,000", "１２", "NaN", "2019-01-10", "2019-02-29", "2020-02-29", "2019-1-1", "0000-01-01",
            "99999-01-01",
            "2019-01-10T08:00:00", "2019-01-10T08:00:00+09:00", "2019-01-10T08:00:00@Europe/Paris",
            "08:30:00",
            "P5D", "P1Y6M", "PT1H", "-P1D", "12345678901234567890123456789012345", "1e7000", "9e6144",
        ]
        var text = texts.randomElement(using: &generator) ?? ""
        if Int.random(in: 0..<4, using: &generator) == 0 {
            let pieces = Array("0123456789.-eE万元%年:TP ~+")
            let position = Int.random(in: 0...text.count, using: &generator)
            let piece = pieces.randomElement(using: &generator) ?? "0"
            text.insert(piece, at: text.index(text.startIndex, offsetBy: position))
        }
        return text.contains(",") ? "7" : text
    }

    /// Nil when the line is not taken; else the field, nil where the record does not mention it.
    private func quickly(_ line: String, _ field: Int) -> Datum?? {
        var line = line
        guard let values = line.withUTF8({ reader.values(of: $0, in: evaluator.heap) }) else { return nil }
        let value = values[field + 1]
        return .some(value.isAbsent ? nil : evaluator.datum(of: value))
    }

    private func atLength(_ line: String, _ field: Int) -> Datum?? {
        let log = DiagnosticLog()
        guard let record = CSVReader.read(SourceFile(name: "r", text: line)).0,
            let node = columns.node(of: record, log: log), let datum = cases.record(node)
        else { return nil }
        return .some(datum["f\(field)"]?.meant(in: evaluator.plan.timezone))
    }
}

/// What expressions look at in `decided`.
@Test(arguments: [
    ("count(decided)", []), ("sum(decided.amount)", ["amount"]),
    ("if count(decided) = 0 then 0 else sum(decided.amount)", ["amount"]),
    ("count(decided[kept and item.amount > limit])", ["kept", "amount", "limit"]),
    ("sum(decided[outcome = \"x\"].amount) + count(decided)", ["outcome", "amount"]),
    ("decided[1]", nil), ("count(decided[item = x])", nil), ("for r in decided return r.id", nil),
    ("string(decided)", nil), ("{count: function(x) x, n: count(decided)}", nil), ("[decided]", nil),
    ("some count in [f] satisfies count(decided)", nil), ("count(list: decided)", nil),
]) func readsOfDecidedAreFound(_ text: String, _ entries: [String]?) throws {
    let names = KnownNames(["decided", "count", "sum", "string", "limit", "x", "f", "kept", "outcome"])
    let file = SourceFile(name: "f", text: text)
    let tree = try Parser.parse(
        text, names: names, file: file, origins: .verbatim(at: 0, length: text.utf8.count))
    let expected = entries.map { RecordReads.entries(Set($0)) } ?? .all
    #expect(RecordReadsFinder.reads(of: "decided", in: tree) == expected)
}

/// The limits are for what expressions make of records, not for how many are fed in.
@Test func limitsGrowWithTheRecordsThatAreFed() throws {
    let limits = Limits(steps: 1_000, listLength: 1_000, heapSize: 20_000)
    let sound = try evaluator("sum(for i in 1..20 return i) < 0", limits)
    #expect(try sound.decideRecords(noFacts(sound), placeOf: { _ in noPlace }).errors.isEmpty)
    #expect(sound.decidedRows == 0..<3_000)
    let hostile = try evaluator("sum(for i in 1..900, j in 1..900 return j) < 0", limits)
    #expect(throws: LimitExceeded.self) {
        try hostile.decideRecords(noFacts(hostile), placeOf: { _ in noPlace })
    }
    let tooLong = String(repeating: "长", count: limits.stringLength)
    #expect(throws: LimitExceeded(.stringLength)) {
        try sound.feed(.context([Datum.Entry("id", .string(tooLong))]))
    }
}

/// Fed with 3,000 records.
private func evaluator(_ condition: String, _ limits: Limits) throws -> PolicyEvaluator {
    let text = """
        title: 表
        records:
          id: { label: i, type: string }
        record_id: id
        order: id
        steps:
          - { id: S, label: s, exclude: { when: '\(condition)' } }
        outputs:
          n: { label: n, type: integer, formula: count(decided) }
        """
    let tree = RuleTree(RuleSource(root: "r", texts: ["d/p.yaml": text]))
    let evaluator = PolicyEvaluator(plan: try #require(tree.policy("d/p").runnable), limits: limits)
    evaluator.beginRecords()
    for record in 0..<3_000 {
        try evaluator.feed(.context([Datum.Entry("id", .string("R\(record)"))]))
    }
    return evaluator
}

private let noPlace = SourcePlace(SourceFile(name: "none", text: ""), .beginning)

private func noFacts(_ evaluator: PolicyEvaluator) -> Facts {
    Facts(
        id: nil, states: evaluator.plan.inputs.map { _ in .absent },
        itemPlaces: evaluator.plan.inputs.map { _ in [] }, place: noPlace)
}
