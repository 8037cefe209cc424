package import Diagnostics

extension ProvisionDiagnostics {
    static let checking: [DiagnosticKind] = [
        shadowsBuiltin, tooManyUnknowable, noSuchBrackets, noSuchAmount, circle, unreadInput, readInput,
        unusedName,
        unknownProvision, uncitedProvision, unlistedProvision, unknownCalendar, keys, uncoveredDate,
        noReference,
        unknownPolicy, noCases, notInTable, missingFile, registerMismatch, constantOutcome,
    ]

    static let shadowsBuiltin = DiagnosticKind(
        "policy.shadows-builtin",
        meaning: LocalizedText(
            zh: "名称与内置函数相同，读的人分不清指的是哪一个。",
            en: "A name that is a built-in function's: a reader cannot tell which is meant."),
        example: "inputs:\n  count: { type: number }",
        fix: LocalizedText(zh: "换一个名称。", en: "Choose another name."))

    static let tooManyUnknowable = DiagnosticKind(
        "policy.too-many-unknowable",
        meaning: LocalizedText(zh: "可以未知的输入超过 117 个。", en: "More than 117 inputs may be unknown."),
        example: "inputs:\n  a1: { type: boolean, may_be_unknown: true }\n  …",
        fix: LocalizedText(
            zh: "把政策拆成几个问题，或删去不需要的 may_be_unknown。",
            en: "Split the policy into several questions, or drop `may_be_unknown` where it is not needed."))

    static let noSuchBrackets = DiagnosticKind(
        "policy.no-such-brackets",
        meaning: LocalizedText(
            zh: "scale 指的不是 brackets 类型的参数。", en: "A `scale` names no parameter of type `brackets`."),
        example: "scale: { base: income, brackets: tabel, mode: marginal }",
        fix: LocalizedText(zh: "写已声明的 brackets 参数名。", en: "Name a declared parameter of type `brackets`."))

    static let noSuchAmount = DiagnosticKind(
        "policy.no-such-amount",
        meaning: LocalizedText(
            zh: "binding_of 指的不是 amount 结果。", en: "`binding_of` names no output of kind `amount`."),
        example: "binding: { type: list, of: string, binding_of: total }",
        fix: LocalizedText(zh: "写一个 amount 结果的名称。", en: "Name an output of kind `amount`."))

    static let circle = DiagnosticKind(
        "policy.circle",
        meaning: LocalizedText(
            zh: "几项规则互相依赖，绕成了圈，谁也算不出来。",
            en: "Rules that depend on one another in a circle: none can be worked out."),
        example: "outputs:\n  a: { type: number, formula: b + 1 }\n  b: { type: number, formula: a + 1 }",
        fix: LocalizedText(zh: "断开圈中的一环。", en: "Break the circle at one of its members."))

    package static let unreadInput = DiagnosticKind(
        "policy.unread-input",
        meaning: LocalizedText(
            zh: "没有任何规则读取这个输入：它不影响结果。", en: "No rule reads the input: it cannot change an outcome."),
        example: "inputs:\n  enterprise_id: { type: string }",
        fix: LocalizedText(
            zh: "在规则中使用它、删去它，或用 unread 写明为什么收集它。",
            en: "Use it, remove it, or say with `unread` why it is asked for."))

    package static let readInput = DiagnosticKind(
        "policy.read-input",
        meaning: LocalizedText(
            zh: "写了 unread 的输入其实被规则读取。", en: "An input said to be `unread` is read by a rule."),
        example:
            "inputs:\n  amount: { type: money, unread: 仅备案 }\noutputs:\n  x: { type: money, formula: amount }",
        fix: LocalizedText(zh: "删去 unread。", en: "Remove `unread`."))

    package static let unusedName = DiagnosticKind(
        "policy.unused-name",
        meaning: LocalizedText(zh: "声明了却没有任何规则用到。", en: "Something declared that no rule uses."),
        example: "parameters:\n  cap: { type: money, values: { 2018-09-17: 5万元 } }",
        fix: LocalizedText(zh: "在规则中使用它，或删去它。", en: "Use it, or remove it."))

    static let unknownProvision = DiagnosticKind(
        "policy.unknown-provision",
        meaning: LocalizedText(
            zh: "引用的条款编号不在 document.yaml 中。", en: "A provision id that is not in `document.yaml`."),
        example: "eligibility:\n  - { id: TJV-99, require: is_industrial }",
        fix: LocalizedText(
            zh: "改正编号，或在台账中登记该条款。", en: "Correct the id, or enter the provision in the ledger."))

    static let uncitedProvision = DiagnosticKind(
        "document.uncited-provision",
        meaning: LocalizedText(
            zh: "台账说某项政策实施了这一条款，但其中没有规则引用它。",
            en: "The ledger says that a policy implements the provision, but none of its rules cites it."),
        example: "- { id: TJV-08, …, treatment: [voucher] }",
        fix: LocalizedText(
            zh: "在实施它的规则上写 id 或 cite，或改正 treatment。",
            en: "Cite it at the rule that implements it, or correct `treatment`."))

    static let unlistedProvision = DiagnosticKind(
        "document.unlisted-provision",
        meaning: LocalizedText(
            zh: "规则引用了这一条款，台账却没有说由这项政策实施。",
            en: "A rule cites the provision, but the ledger does not say that this policy implements it."),
        example: "- { id: TJV-08, …, treatment: procedure, because: … }",
        fix: LocalizedText(zh: "把政策写进该条款的 treatment。", en: "Name the policy in the provision's `treatment`."))

    static let unknownCalendar = DiagnosticKind(
        "policy.unknown-calendar",
        meaning: LocalizedText(zh: "没有这个日历文件。", en: "There is no such calendar file."),
        example: "calendar: cn-mainlnd",
        fix: LocalizedText(zh: "写 Rules/calendars 中的文件名。", en: "Name a file of `Rules/calendars`."))

    static let keys = DiagnosticKind(
        "policy.parameter-keys",
        meaning: LocalizedText(
            zh: "按类取值的参数，其键与所依据的选项不一致。",
            en: "The keys of a keyed parameter are not the choices that it goes by."),
        example: "rate: { type: rate, by: category, values: { 2018-09-17: { infrastrcture: 15% } } }",
        fix: LocalizedText(zh: "每个选项一个值，键名与选项一致。", en: "Give each choice a value, under its own id."))

    static let uncoveredDate = DiagnosticKind(
        "policy.uncovered-date",
        meaning: LocalizedText(
            zh: "政策有效期内有些日子，参数没有取值。", en: "On some days of the policy's validity the parameter has no value."),
        example:
            "in_force: { …, from: 2018-09-17 }\nparameters:\n  cap: { type: money, values: { 2019-01-01: 5万元 } }",
        fix: LocalizedText(zh: "补上从政策生效日起的取值。", en: "Give the value from the first day of the window."))

    static let noReference = DiagnosticKind(
        "policy.no-reference-date",
        meaning: LocalizedText(
            zh: "参数按日期取值，但政策没有说明看哪个日期。",
            en: "A parameter has values by date, but the policy does not say by which date."),
        example: "parameters:\n  cap: { type: money, values: { 2018-09-17: 5万元 } }",
        fix: LocalizedText(
            zh: "写 reference_date 或 in_force；不随时间变化的用 value。",
            en: "Write `reference_date` or `in_force`; for what never changes use `value`."))

    static let unknownPolicy = DiagnosticKind(
        "policy.unknown-policy",
        meaning: LocalizedText(zh: "没有这项政策。", en: "There is no such policy."),
        example: "policy: vouchr", fix: LocalizedText(zh: "写已有的政策编号。", en: "Write the id of one that exists.")
    )

    static let noCases = DiagnosticKind(
        "policy.no-cases",
        meaning: LocalizedText(
            zh: "案例文件里没有案例，等于什么也没测。", en: "A file of cases without a case: it tests nothing."),
        example: "policy: voucher\ncases: []",
        fix: LocalizedText(zh: "写至少一个案例。", en: "Write at least one case."))

    static let notInTable = DiagnosticKind(
        "case.not-in-table",
        meaning: LocalizedText(
            zh: "算例里的这一处写不进表格：读回来会是另一个意思。",
            en: "A table cannot hold this part of a golden case: it would be read back as something else."),
        example: "given: { remark: null }     # a cell would say the text “null”",
        fix: LocalizedText(
            zh: "换一种写法（例如略去不写），或者不经表格编辑这个算例。",
            en: "Say it in another way (leave it out, for example), or edit the case where it is."))

    static let missingFile = DiagnosticKind(
        "document.missing-file",
        meaning: LocalizedText(zh: "缺少应有的文件。", en: "A file that belongs here is not there."),
        example: "Rules/my-document/voucher.yaml without Rules/my-document/document.yaml",
        fix: LocalizedText(
            zh: "建立该文件；`proviso new` 会写出骨架。", en: "Create it; `proviso new` writes a skeleton."))

    static let registerMismatch = DiagnosticKind(
        "document.register-mismatch",
        meaning: LocalizedText(
            zh: "register.yaml 与文件夹或其 document.yaml 不一致。",
            en: "`register.yaml` does not agree with the folders or their `document.yaml`."),
        example: "documents:\n  - { folder: tianjin-cloud-voucher, title: 另一标题, … }",
        fix: LocalizedText(zh: "使两处一致。", en: "Bring the two into agreement."))

    static let constantOutcome = DiagnosticKind(
        "policy.unreachable",
        meaning: LocalizedText(zh: "这条规则永远不会起作用。", en: "A rule that can never take effect."),
        example: "rows:\n  - { when: [\"-\"], then: 1 }\n  - { when: [\"> 5\"], then: 2 }   # hit policy F",
        fix: LocalizedText(zh: "调整次序或条件，或删去它。", en: "Change the order or the condition, or remove it."))
}

extension Diagnostic {
    static func shadowsBuiltin(_ name: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.shadowsBuiltin, "`\(name)` is the name of a built-in function", at: place,
            help: "choose another name")
    }

    static func tooManyUnknowable(_ count: Int, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.tooManyUnknowable,
            "\(count) inputs may be unknown, the most is \(PolicyPlan.mostUnknowable)", at: place,
            help: "split the policy, or drop `may_be_unknown` where an input is always given")
    }

    static func noSuchBrackets(_ name: Named, known: [String]) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.noSuchBrackets, "no parameter of type `brackets` is called `\(name.text)`",
            at: name.place, help: suggestion(for: name.text, among: known))
    }

    static func noSuchAmount(_ name: Named, known: [String]) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.noSuchAmount, "no output of kind `amount` is called `\(name.text)`",
            at: name.place,
            help: suggestion(for: name.text, among: known))
    }

    static func circle(_ members: [(name: String, place: SourcePlace?)]) -> Diagnostic {
        let names = members.map { "`\($0.name)`" }
        let path = (names + names.prefix(1)).joined(separator: " → ")
        let notes = members.dropFirst().compactMap { member in
            member.place.map { Note("`\(member.name)` is part of the circle", at: $0) }
        }
        return Diagnostic(
            ProvisionDiagnostics.circle, "these depend on one another in a circle: \(path)",
            at: members.first?.place,
            notes: notes, help: "let one of them be computed from inputs and parameters alone")
    }

    /// A rule of the records reads what all of them together make.
    static func readsDecided(at place: SourcePlace?) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.circle, "the records' own rules cannot read `decided`, which they make",
            at: place,
            help: "read `records`, and of the record itself `amount`, `outcome`, `reason`, `kept`")
    }

    static func unreadInput(_ input: Input) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.unreadInput, "no rule reads the input `\(input.name)`", at: input.place,
            help: "use it, remove it, or say why it is asked for: `unread: …`")
    }

    static func readInput(_ input: Input) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.readInput,
            "the input `\(input.name)` is said to be unread, but a rule reads it",
            at: input.place, help: "remove `unread`")
    }

    static func unusedName(_ what: String, _ name: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.unusedName, "no rule uses the \(what) `\(name)`", at: place,
            help: "use it or remove it")
    }

    static func unknownProvision(_ id: String, at place: SourcePlace, known: [String]) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.unknownProvision, "the document has no provision `\(id)`", at: place,
            help: suggestion(for: id, among: known) ?? "enter it in `document.yaml`, or correct the id")
    }

    static func uncitedProvision(_ id: String, policy: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.uncitedProvision,
            "no rule of `\(policy)` cites `\(id)`, which it is said to implement",
            at: place, help: "cite `\(id)` at the rule that implements it, or correct `treatment`")
    }

    static func unlistedProvision(_ id: String, policy: String, at place: SourcePlace, entry: SourcePlace)
        -> Diagnostic
    {
        Diagnostic(
            ProvisionDiagnostics.unlistedProvision,
            "the ledger does not say that `\(policy)` implements `\(id)`", at: place,
            notes: [.init("its treatment is stated here", at: entry)],
            help: "add `\(policy)` to its `treatment`")
    }

    static func unknownCalendar(_ name: Named, known: [String]) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.unknownCalendar, "there is no calendar `\(name.text)`", at: name.place,
            help: suggestion(for: name.text, among: known))
    }

    static func unknownKey(_ key: String, of parameter: Parameter, at place: SourcePlace, known: [String])
        -> Diagnostic
    {
        Diagnostic(
            ProvisionDiagnostics.keys, "`\(key)` is not a choice that `\(parameter.name)` goes by", at: place,
            help: suggestion(for: key, among: known))
    }

    static func missingKeys(_ keys: [String], of parameter: Parameter, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.keys,
            "`\(parameter.name)` has no value for " + keys.map { "`\($0)`" }.joined(separator: ", "),
            at: place,
            help: "give every choice a value")
    }

    static func uncoveredDate(
        _ parameter: Parameter, from: String, window: SourcePlace, at place: SourcePlace
    ) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.uncoveredDate,
            "`\(parameter.name)` has no value before \(from), but the policy is in force earlier",
            at: place, notes: [.init("the policy's window", at: window)],
            help: "give the value from the window's first day")
    }

    static func noReference(_ parameter: Parameter) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.noReference,
            "`\(parameter.name)` has values by date, but nothing says by which date",
            at: parameter.place,
            help: "write `reference_date: …` in the policy, or `value:` for what never changes")
    }

    package static func unknownPolicy(_ id: String, at place: SourcePlace?, known: [String]) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.unknownPolicy, "there is no policy `\(id)`", at: place,
            help: suggestion(for: id, among: known)
                ?? nearestName(
                    to: String(id.split(separator: "/").last ?? ""),
                    among: known.compactMap { $0.split(separator: "/").last.map(String.init) }
                )
                .map { "did you mean `\($0)`?" })
    }

    static func noCases(at place: SourcePlace) -> Diagnostic {
        Diagnostic(ProvisionDiagnostics.noCases, "the file has no case: it tests nothing", at: place)
    }

    static func notInTable(_ what: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.notInTable, "a table cannot hold \(what)", at: place,
            help: "say it in another way, or leave it out")
    }

    static func missingFile(_ path: String, _ why: String) -> Diagnostic {
        Diagnostic(ProvisionDiagnostics.missingFile, "there is no `\(path)`: \(why)", at: nil)
    }

    static func registerMismatch(_ message: String, at place: SourcePlace?) -> Diagnostic {
        Diagnostic(ProvisionDiagnostics.registerMismatch, message, at: place)
    }

    static func unreachable(_ message: String, at place: SourcePlace, because: SourcePlace) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.constantOutcome, message, at: place,
            notes: [.init("because of this one", at: because)])
    }
}
