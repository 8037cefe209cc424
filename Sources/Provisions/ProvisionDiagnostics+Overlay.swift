import Diagnostics

extension ProvisionDiagnostics {
    static let overlaying: [DiagnosticKind] = [
        emptyOverlay, nothingToOverlay, overlayWithoutChange, whichValue, otherPolicy,
    ]

    static let emptyOverlay = DiagnosticKind(
        "overlay.empty",
        meaning: LocalizedText(zh: "假设文件没有写明改什么。", en: "An overlay that says nothing to change."),
        example: "title: 假设\npolicy: tianjin-cloud-voucher/voucher",
        fix: LocalizedText(
            zh: "写明要改的参数、条件或上下限。", en: "State the figures, conditions or bounds that it changes."))

    static let nothingToOverlay = DiagnosticKind(
        "overlay.nothing-there",
        meaning: LocalizedText(
            zh: "假设文件要改的东西，规则里没有。", en: "An overlay changes something that the policy does not have."),
        example: "parameters: { cumulative_cpa: 6万元 }",
        fix: LocalizedText(zh: "改正名称或编号。", en: "Correct the name or the id."))

    static let overlayWithoutChange = DiagnosticKind(
        "overlay.no-change",
        meaning: LocalizedText(
            zh: "假设文件写的与规则本来一样，什么也没有改。", en: "An overlay says what the policy says already."),
        example: "parameters: { cumulative_cap: 50000 }   # 规则里是 5万元",
        fix: LocalizedText(zh: "写上要试的数，或删去这一行。", en: "Write the figure to be tried, or drop the line."))

    static let whichValue = DiagnosticKind(
        "overlay.which-value",
        meaning: LocalizedText(
            zh: "参数有几个不同日期的值，看不出改哪一个。",
            en: "A parameter has values of several dates: which one changes is not said."),
        example: "parameters: { threshold: 6000 }",
        fix: LocalizedText(
            zh: "写明日期：values: { 2018-10-01: 6000 }。", en: "Name the date: `values: { 2018-10-01: 6000 }`."))

    static let otherPolicy = DiagnosticKind(
        "overlay.other-policy",
        meaning: LocalizedText(zh: "假设文件是为另一项政策写的。", en: "An overlay that was written for another policy."),
        example: "policy: tianjin-cloud-voucher/voucher_portfolio",
        fix: LocalizedText(
            zh: "用于它所写的政策，或改正 policy。", en: "Use it with the policy it names, or correct `policy`."))
}

extension Diagnostic {
    static func emptyOverlay(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.emptyOverlay, "the overlay changes nothing", at: place,
            help: "it may have " + Overlay.sections.map { "`\($0)`" }.joined(separator: ", "))
    }

    static func nothingToOverlay(_ name: String, at place: SourcePlace, known: [String]) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.nothingToOverlay, "the policy has no `\(name)` here", at: place,
            help: suggestion(for: name, among: known))
    }

    static func overlayWithoutChange(_ path: String, at place: SourcePlace, same: SourcePlace) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.overlayWithoutChange, "this changes nothing of `\(path)`", at: place,
            notes: [.init("the policy says the same", at: same.head)])
    }

    static func whichValue(_ name: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.whichValue, "`\(name)` has values of several dates", at: place,
            help: "say which: `values: { <date>: … }`")
    }

    static func otherPolicy(_ policy: Named, than id: String) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.otherPolicy, "the overlay is for `\(policy.text)`, not for `\(id)`",
            at: policy.place)
    }
}
