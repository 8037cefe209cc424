package import Diagnostics

/// Everything that this target can say about rule files and cases.
package enum ProvisionDiagnostics {
    package static let all: [DiagnosticKind] = reading + checking + deciding + overlaying

    static let reading: [DiagnosticKind] = [
        unknownType, unknownUnit, keyDoesNotFit, contradiction, expected, missingKey, invalidValue,
        unknownField, noSuchReading, repeatedName,
    ]

    static let unknownType = DiagnosticKind(
        "policy.unknown-type",
        meaning: LocalizedText(zh: "规则文件中写了不存在的类型。", en: "A type that rule files do not have."),
        example: "inputs:\n  amount: { type: mony }",
        fix: LocalizedText(zh: "改用列出的类型之一。", en: "Use one of the types listed."))

    static let unknownUnit = DiagnosticKind(
        "policy.unknown-unit",
        meaning: LocalizedText(zh: "金额的单位不能换算成元。", en: "A unit of money that does not convert to yuan."),
        example: "inputs:\n  assets: { type: money, unit: 万 }",
        fix: LocalizedText(zh: "写元、千元、万元、百万元或亿元。", en: "Write 元, 千元, 万元, 百万元 or 亿元."))

    static let keyDoesNotFit = DiagnosticKind(
        "policy.key-does-not-fit",
        meaning: LocalizedText(zh: "这个键在这里没有意义。", en: "A key that means nothing here."),
        example: "inputs:\n  on: { type: date, choices: [a, b] }",
        fix: LocalizedText(zh: "删去它，或改类型。", en: "Remove it, or change the type."))

    static let contradiction = DiagnosticKind(
        "policy.contradiction",
        meaning: LocalizedText(zh: "两处说法不能同时成立。", en: "Two statements that cannot both hold."),
        example: "prior: { type: money, optional: true, may_be_unknown: true }",
        fix: LocalizedText(zh: "只留一种说法。", en: "Keep one of them."))

    static let expected = DiagnosticKind(
        "policy.expected",
        meaning: LocalizedText(zh: "这里应是另一种结构。", en: "Something of another shape belongs here."),
        example: "choices: infrastructure",
        fix: LocalizedText(zh: "按提示改写。", en: "Write what the message asks for."))

    static let missingKey = DiagnosticKind(
        "policy.missing-key",
        meaning: LocalizedText(zh: "缺少必须写明的内容。", en: "Something that has to be stated is not."),
        example: "outputs:\n  amount: { type: money }",
        fix: LocalizedText(
            zh: "补上它；规则文件没有写明的，不会有默认值。", en: "State it: nothing is assumed that a rule file does not say."))

    static let invalidValue = DiagnosticKind(
        "policy.invalid-value",
        meaning: LocalizedText(zh: "这个值不属于声明的类型。", en: "A value that is none of the declared type."),
        example: "rate: { type: rate, values: { 2018-09-17: 百分之十五 } }",
        fix: LocalizedText(
            zh: "按类型书写，例如 15%、5万元、2018-09-17。", en: "Write it as its type is written: 15%, 5万元, 2018-09-17."))

    static let unknownField = DiagnosticKind(
        "policy.unknown-field",
        meaning: LocalizedText(zh: "记录没有这个字段。", en: "A field that the record does not have."),
        example: "items: [ { catgory: platform_system } ]",
        fix: LocalizedText(zh: "改正字段名。", en: "Correct the field's name."))

    static let noSuchReading = DiagnosticKind(
        "policy.no-such-reading",
        meaning: LocalizedText(
            zh: "解释口径所取的读法不在所列读法之中。", en: "The reading that an interpretation takes is none of its readings."),
        example: "interpretations:\n  base: { readings: { contract: 合同金额, cost: 实际费用 }, chosen: contrat, … }",
        fix: LocalizedText(zh: "在 chosen 写所列读法之一。", en: "Name one of the readings under `chosen`."))

    static let repeatedName = DiagnosticKind(
        "policy.repeated-name",
        meaning: LocalizedText(zh: "同一名称或编号用了两次。", en: "A name or an id is used twice."),
        example: "provisions:\n  - { id: TJV-01, … }\n  - { id: TJV-01, … }",
        fix: LocalizedText(zh: "改其中一个。", en: "Rename one of them."))
}

extension Diagnostic {
    static func unknownType(_ word: String, at place: SourcePlace, words: [String]) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.unknownType, "`\(word)` is not a type", at: place,
            help: nearestName(to: word, among: words).map { "did you mean `\($0)`?" }
                ?? "types: " + words.joined(separator: ", "))
    }

    static func unknownUnit(_ word: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.unknownUnit, "`\(word)` is not a unit of money", at: place,
            help: "write 元, 千元, 万元, 百万元 or 亿元")
    }

    static func keyDoesNotFit(_ key: String, _ what: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(ProvisionDiagnostics.keyDoesNotFit, "`\(key)` means nothing for \(what)", at: place)
    }

    static func contradiction(_ message: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(ProvisionDiagnostics.contradiction, message, at: place)
    }

    package static func expected(_ what: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(ProvisionDiagnostics.expected, "expected \(what)", at: place)
    }

    static func missingKey(_ key: String, _ what: String, at place: SourcePlace) -> Diagnostic {
        let key = key.contains("`") || key.contains(" ") ? key : "`\(key)`"
        return Diagnostic(ProvisionDiagnostics.missingKey, "\(what) needs \(key)", at: place)
    }

    static func invalidValue(_ message: String, at place: SourcePlace, help: String?) -> Diagnostic {
        Diagnostic(ProvisionDiagnostics.invalidValue, message, at: place, help: help)
    }

    static func unknownField(_ name: String, at place: SourcePlace, known: [String]) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.unknownField, "the record has no field `\(name)`", at: place,
            help: suggestion(for: name, among: known))
    }

    static func noSuchReading(_ chosen: Named, known: [String]) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.noSuchReading, "there is no reading `\(chosen.text)`", at: chosen.place,
            help: suggestion(for: chosen.text, among: known))
    }

    package static func repeatedName(
        _ what: String, _ name: String, at place: SourcePlace, first: SourcePlace
    )
        -> Diagnostic
    {
        Diagnostic(
            ProvisionDiagnostics.repeatedName, "\(what) `\(name)` is declared twice", at: place,
            notes: [.init("first declared here", at: first)])
    }
}
