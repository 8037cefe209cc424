package import Diagnostics
package import FEEL
package import LocatedYAML

/// A worked case with what must come of it.
package struct GoldenCase: Sendable {
    package let id: Named
    package let cites: [Named]
    package let why: String?
    package let asOf: CalendarDate?
    /// The file's defaults (if any) and the case's own facts, to be laid over each other.
    package let layers: [YAMLNode]
    package let expectations: [Expectation]
    /// Whether outputs that are not named must be null.
    package let isComplete: Bool
    /// How far a number may be off, with the reason that makes it tolerable.
    package let within: Tolerance?
    /// Without `within`: why nothing but "no value" can be expected.
    let emptyBecause: Named?
    /// Which expected values were taken from the rules, and why.
    package let accepted: [Acceptance]

    /// Whether the case says what the outcome is to have under a key.
    func expects(_ key: String) -> Bool { expectations.contains { $0.key.text == key } }

    package struct Tolerance: Sendable {
        package let difference: Number
        package let because: String
    }

    /// An expected value that was taken from what the rules gave.
    package struct Acceptance: Sendable {
        /// The keys of an item of `accepted`.
        static let keys = ["output", "was", "because"]

        /// The expectation's key.
        package let output: String
        /// What was expected before, as written.
        package let was: YAMLNode?
        package let because: String
    }

    package struct Expectation: Sendable {
        package let key: Named
        package let node: YAMLNode
    }
}

/// A file of golden cases.
package struct GoldenFile: Sendable {
    package let file: SourceFile
    /// The policy's id: the entry in the same folder, or a full id.
    package let policy: Named
    package let cases: [GoldenCase]
}

/// Reads `<entry>.cases.yaml`.
package struct GoldenFileReader {
    let log: DiagnosticLog

    static let keys = ["policy", "defaults", "cases"]
    static let caseKeys = [
        "id", "cites", "given", "expect", "expect_only", "within", "because", "why", "as_of",
        "accepted",
    ]

    package init(log: DiagnosticLog) { self.log = log }

    package func read(_ node: YAMLNode, folder: String) -> GoldenFile? {
        guard let map = RuleMapping(node, known: Self.keys, what: "a file of golden cases", log: log),
            let policy = map.requiredScalar("policy"), map.required("cases") != nil
        else { return nil }
        let id = policy.text.contains("/") ? policy.text : "\(folder)/\(policy.text)"
        let cases = map.list("cases").compactMap { goldenCase($0, defaults: map.node("defaults")) }
        checkRepeated(cases)
        return GoldenFile(file: node.file, policy: Named(text: id, place: policy.place), cases: cases)
    }

    private func goldenCase(_ node: YAMLNode, defaults: YAMLNode?) -> GoldenCase? {
        guard let map = RuleMapping(node, known: Self.caseKeys, what: "a golden case", log: log),
            let id = map.requiredScalar("id"), let given = map.required("given"),
            let (expected, isComplete) = expected(map)
        else { return nil }
        let entries = map.entries(of: expected) ?? []
        if entries.isEmpty { log.report(.missingKey("an expectation", "a golden case", at: expected.place)) }
        return GoldenCase(
            id: id.named, cites: map.namedList("cites"), why: map.text("why"), asOf: date(map),
            layers: [defaults, given].compactMap { $0 },
            expectations: entries.map { GoldenCase.Expectation(key: $0.key, node: $0.value) },
            isComplete: isComplete,
            within: tolerance(map),
            emptyBecause: map.node("within") == nil ? map.scalar("because")?.named : nil,
            accepted: map.list("accepted").compactMap {
                acceptance($0, of: entries.map(\.key.text))
            })
    }

    private func expected(_ map: RuleMapping) -> (YAMLNode, Bool)? {
        switch (map.node("expect"), map.node("expect_only")) {
        case (let node?, nil): return (node, false)
        case (nil, let node?): return (node, true)
        case (nil, nil):
            _ = map.required("expect")
            return nil
        case (_?, _?):
            log.report(.contradiction("a case has either `expect` or `expect_only`", at: map.place))
            return nil
        }
    }

    private func date(_ map: RuleMapping) -> CalendarDate? {
        guard let node = map.node("as_of"),
            case .date(let date)? = DatumReader(log: log).read(node, as: .date)
        else { return nil }
        return date
    }

    private func tolerance(_ map: RuleMapping) -> GoldenCase.Tolerance? {
        guard let node = map.node("within") else { return nil }
        guard let because = map.text("because") else {
            log.report(.missingKey("because", "`within`", at: node.place))
            return nil
        }
        guard case .number(let number)? = DatumReader(log: log).read(node, as: .money) else { return nil }
        return GoldenCase.Tolerance(difference: number, because: because)
    }

    func acceptance(_ node: YAMLNode, of known: [String]) -> GoldenCase.Acceptance? {
        let keys = GoldenCase.Acceptance.keys
        guard let map = RuleMapping(node, known: keys, what: "an accepted value", log: log),
            let output = map.requiredScalar("output"), let because = map.requiredScalar("because")
        else { return nil }
        if !known.contains(output.text) {
            log.report(.unknownExpectation(output.text, at: output.place, known: known))
        }
        if because.text.allSatisfy(\.isWhitespace) {
            log.report(.missingKey("a reason under `because`", "an accepted value", at: because.place))
        }
        return GoldenCase.Acceptance(
            output: output.text, was: map.node("was"), because: because.text)
    }

    func checkRepeated(_ cases: [GoldenCase]) {
        var first: [String: SourcePlace] = [:]
        for golden in cases {
            if let earlier = first[golden.id.text] {
                log.report(.repeatedName("case", golden.id.text, at: golden.id.place, first: earlier))
            }
            first[golden.id.text] = first[golden.id.text] ?? golden.id.place
        }
    }
}
