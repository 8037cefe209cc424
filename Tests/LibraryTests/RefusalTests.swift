import Proviso
import Testing

private let subsidy = """
    title: Subsidy
    inputs:
      amount: { type: money, allowed: ">= 0" }
      local: { type: boolean }
      note: { type: string, unread: for people }
      months: { type: integer, optional: true }
      start: { type: date, optional: true }
      parts: { type: list, of: { cost: { type: money }, made: { type: date, optional: true } }, default: [] }
    eligibility:
      - { id: S-1, require: local }
      - { id: S-2, require: months = null or months > 0 }
      - { id: S-3, require: start = null or start > date("2018-01-01") }
    outputs:
      grant: { type: money, cite: S-4, formula: "amount * 0.5 + sum(concatenate([0], for part in parts return part.cost))" }
    """

private func policy(_ text: String = subsidy) throws -> Policy {
    let document = """
        title: D
        provisions:
          - { id: S-1, article: 1, treatment: { computed: subsidy } }
        """
    return try Rules(texts: ["d/subsidy.yaml": text, "other/document.yaml": document]).policy("d/subsidy")
}

private let sound: Case = ["amount": "100.30", "local": true, "note": "n"]

/// What is said of a case with one value in the place of another.
private func refusal(_ name: String, _ value: CaseValue?) throws -> Problem? {
    var application = sound
    application.values[name] = value
    do {
        _ = try policy().decide(application)
        return nil
    } catch let error as CaseError {
        #expect(error.problems.count == 1, "\(error)")
        return error.problems.first
    }
}

@Test func whatAPolicyDoesNotAskForIsRefused() throws {
    #expect(try policy().decide(sound)["grant"]?.number == DecimalNumber("50.15"))
    let unknown = try #require(try refusal("amonut", 3))
    #expect(unknown.code == "case.unknown-input")
    #expect(unknown.help == "did you mean `amount`?")
    #expect((unknown.file, unknown.line, unknown.column) == ("<case>", 4, 1))
    #expect(unknown.text.contains("amonut: 3"))
    let missing = try #require(try refusal("local", nil))
    #expect(missing.code == "case.missing-input")
    #expect(missing.message.contains("`local`"))
}

@Test(
    arguments: [
        ("amount", "a lot", "not an amount of money"), ("amount", true, "not an amount of money"),
        ("amount", [], "expected an amount of money"),
        ("amount", "0.1234567890123456789012345678901234567", "34"),
        ("amount", -1, "not allowed"), ("local", "true", "found the text"), ("local", 1, "not a boolean"),
        ("note", true, "expected a text"), ("note", 7, "a text is expected"),
        ("months", "1.5", "not a whole"),
        ("start", "2019-02-30", "not a date"), ("start", 2019, "not a date"),
        ("parts", [["cost": 1, "csot": 2]], "csot"), ("parts", [["made": "2019-01-01"]], "`cost`"),
        ("parts", [["cost": 1, "cost": 2]], "cost"), ("parts", ["cost": 1], "a list"),
    ] as [(String, CaseValue, String)])
func aValueOfAnotherKindIsRefused(_ name: String, _ value: CaseValue, _ words: String) throws {
    let problem = try #require(try refusal(name, value), "\(value) passes for \(name)")
    #expect(problem.message.contains(words), "\(problem)")
    #expect(problem.file == "<case>" && problem.line != nil)
    // The same where a prepared case is changed; what a value may be is looked at when it is decided.
    let policy = try policy()
    let decider = policy.decider()
    var prepared = try decider.prepare(sound)
    #expect(throws: CaseError.self) {
        try prepared.set(name, to: value)
        _ = try decider.decide(prepared)
    }
}

@Test func namesAreRefusedTwiceAndElsewhere() throws {
    let twice = Case(CaseRecord([("amount", 1), ("local", true), ("note", "n"), ("amount", 2)]))
    let (policy, other) = (try policy(), try policy())
    #expect(throws: CaseError.self) { try policy.decide(twice) }
    var prepared = try policy.decider().prepare(sound)
    #expect { _ = try other.decider().decide(prepared) } throws: { error in
        (error as? CaseError)?.problems.first?.code == "library.other-policy"
    }
    let foreign = try other.key("amount")
    #expect(throws: CaseError.self) { try prepared.set(foreign, to: 3) }
    #expect { _ = try policy.key("lokal") } throws: { error in
        (error as? CaseError)?.problems.first?.help == "did you mean `local`?"
    }
    #expect(throws: CaseError.self) { try Case(text: "amount: [1") }
    // A change that is refused changes nothing.
    #expect(throws: CaseError.self) { try prepared.set("amount", to: "x") }
    #expect(try policy.decider().decide(prepared)["grant"]?.number == DecimalNumber("50.15"))
}

@Test func rulesThatAreNotSoundAreRefused() throws {
    let broken = subsidy.replacing("require: local", with: "require: loacl")
    #expect { _ = try policy(broken) } throws: { error in
        guard let problem = (error as? RulesError)?.problems.first(where: { $0.code == "feel.unknown-name" })
        else { return false }
        return problem.file == "Rules/d/subsidy.yaml" && problem.line == 10 && problem.column == 25
            && problem.help == "did you mean `local`?" && problem.severity == .error
    }
    let rules = Rules(texts: ["d/subsidy.yaml": subsidy])
    #expect(rules.policies == ["d/subsidy"])
    #expect { _ = try rules.policy("d/subsydi") } throws: { error in
        (error as? RulesError)?.problems.first?.help?.contains("d/subsidy") ?? false
    }
    #expect { _ = try Rules(folder: "/nowhere/at/all") } throws: { error in
        (error as? RulesError)?.problems.first?.code == "library.no-folder"
    }
}

@Test func aPolicySaysWhatItAsksFor() throws {
    let policy = try Repository.rules.get().policy("tianjin-cloud-voucher/voucher")
    let inputs = Dictionary(uniqueKeysWithValues: policy.inputs.map { ($0.name, $0) })
    #expect(inputs["application_date"]?.type == "date" && inputs["application_date"]?.isRequired == true)
    #expect(inputs["well_managed"]?.mayBeUnknown == true && inputs["well_managed"]?.isRequired == false)
    #expect(inputs["items"]?.type == "list of record")
    #expect(inputs["items"]?.fields.map(\.name) == ["category", "contract_amount", "actual_cost"])
    #expect(inputs["items"]?.fields.first?.choices.first?.label == "基础设施与基础管理上云")
    #expect(inputs["filed_before"]?.isInterpretation == true)
    #expect(policy.outputs.first?.name == "voucher_amount" && policy.outputs.first?.type == "money")
    #expect(policy.rulesDigest.hasPrefix("sha256:"))
}

@Test func numbersAreExact() {
    #expect(DecimalNumber("0.1")?.adding(DecimalNumber("0.2") ?? 0) == DecimalNumber("0.30"))
    #expect(DecimalNumber(1234, decimals: 2)?.description == "12.34")
    #expect(DecimalNumber("1.5万") == nil && DecimalNumber("") == nil && DecimalNumber("1e9999") == nil)
    #expect(DecimalNumber("1234.5")?.text(decimals: 2) == "1234.50")
    #expect(Day("2019-02-29") == nil && Day(year: 2020, month: 2, day: 29)?.description == "2020-02-29")
}

@Test(arguments: ["", "# nothing", "amount", "[1]", "{", "amount: 1\namount: 2", "\u{0}"])
func aTextThatIsNoCaseIsRefused(_ text: String) throws {
    let policy = try policy()
    #expect { _ = try policy.decide(Case(text: text)) } throws: { error in
        (error as? CaseError)?.problems.isEmpty == false
    }
}
