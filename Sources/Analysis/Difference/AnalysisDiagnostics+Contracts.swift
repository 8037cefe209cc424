import Diagnostics
import LocatedYAML

extension AnalysisDiagnostics {
    static let contracts: [DiagnosticKind] = [
        emptyContract, badContractValue, unknownInContract, undeclaredChange, didNotHappen, withoutEffect,
        undeclaredOutput, outsideCondition, undeclaredLoss, totalOutOfBounds, undeclaredPolicy,
    ]

    static let emptyContract = DiagnosticKind(
        "contract.empty",
        meaning: LocalizedText(zh: "改动约定没有写明任何改动。", en: "A contract that declares no change."),
        example: "title: 提高比例",
        fix: LocalizedText(
            zh: "在 policies 下写明哪个政策的哪些条款要改。",
            en: "State under `policies` which provisions of which policy change."))

    static let badContractValue = DiagnosticKind(
        "contract.invalid-value",
        meaning: LocalizedText(zh: "改动约定里的日期或金额写得不对。", en: "A date or an amount of a contract is none."),
        example: "from: 2019年七月",
        fix: LocalizedText(zh: "写成 2019-07-01、5万元 这样的形式。", en: "Write it like `2019-07-01` or `50000`."))

    static let unknownInContract = DiagnosticKind(
        "contract.unknown-name",
        meaning: LocalizedText(
            zh: "改动约定提到的政策、条款或结果不存在。",
            en: "A contract names a policy, a provision or an output that is not there."),
        example: "provisions: [TJV-99]",
        fix: LocalizedText(zh: "改正名称或编号。", en: "Correct the name or the id."))

    static let undeclaredChange = DiagnosticKind(
        "contract.undeclared-change",
        meaning: LocalizedText(
            zh: "有的条款改了，约定里没有写。", en: "Rules of a provision differ that the contract does not declare."),
        example: "provisions: [TJV-31]   # TJV-32 也改了",
        fix: LocalizedText(
            zh: "确要改的写进 provisions；不该改的改回去。", en: "Declare it under `provisions` if it is meant, or undo it.")
    )

    static let didNotHappen = DiagnosticKind(
        "contract.did-not-happen",
        meaning: LocalizedText(zh: "约定要改的条款没有改。", en: "The contract declares a change that was not made."),
        example: "provisions: [TJV-31, TJV-32]   # TJV-32 没有改",
        fix: LocalizedText(zh: "把规则改到位，或从约定中删去。", en: "Make the change, or drop it from the contract."))

    static let withoutEffect = DiagnosticKind(
        "contract.without-effect",
        meaning: LocalizedText(
            zh: "约定的改动做了，却没有改变任何决定。", en: "A declared change was made and moves no decision."),
        example: "provisions: [TJV-33]   # 比例改了，没有一个情形因此不同",
        fix: LocalizedText(
            zh: "核对改动写对了地方；算例触及不到时，补上能触及的算例。",
            en: "See whether the right place was changed; if no case gets there, add one that does."))

    static let undeclaredOutput = DiagnosticKind(
        "contract.undeclared-output",
        meaning: LocalizedText(zh: "约定之外的结果变了。", en: "An output differs that the contract does not name."),
        example: "outputs: [voucher_amount]   # 资格也变了",
        fix: LocalizedText(
            zh: "确要变的写进 outputs；否则查明原因。",
            en: "Name it under `outputs` if it is meant, or find out why it moves."))

    static let outsideCondition = DiagnosticKind(
        "contract.outside-condition",
        meaning: LocalizedText(
            zh: "约定范围以外的情形也变了。", en: "A case comes out differently that the contract leaves out."),
        example: "from: 2019-07-01   # 2019-06-30 的申请也变了",
        fix: LocalizedText(
            zh: "收窄改动（如加上施行日期），或放宽约定。", en: "Narrow the change (give it a date), or widen the contract."))

    static let undeclaredLoss = DiagnosticKind(
        "contract.undeclared-loss",
        meaning: LocalizedText(zh: "有不该减少的情形减少了。", en: "A case gets less that the contract protects."),
        example: "may_lose: { voucher_amount: none }",
        fix: LocalizedText(
            zh: "改规则，或在 may_lose 中写明谁可以减少。", en: "Change the rules, or say under `may_lose` who may get less."
        ))

    static let totalOutOfBounds = DiagnosticKind(
        "contract.total-out-of-bounds",
        meaning: LocalizedText(
            zh: "合计的变化超出约定的范围。", en: "A sum changes by more or less than the contract allows."),
        example: "totals: { voucher_amount: { at_most: 500万元 } }",
        fix: LocalizedText(zh: "改规则，或改约定的范围。", en: "Change the rules, or the bounds."))

    static let undeclaredPolicy = DiagnosticKind(
        "contract.undeclared-policy",
        meaning: LocalizedText(
            zh: "约定之外的政策改了、增加了或删去了。",
            en: "A policy differs, has come or is gone that the contract does not name."),
        example: "policies: { d/a: … }   # d/b 也改了",
        fix: LocalizedText(
            zh: "确要改的写进 policies、added 或 removed。",
            en: "Name it under `policies`, `added` or `removed` if it is meant."))
}

extension Diagnostic {
    static func emptyContract(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            AnalysisDiagnostics.emptyContract, "the contract declares no change", at: place,
            help: "write `policies: { document/entry: { provisions: […] } }`")
    }

    static func badContractValue(
        _ scalar: YAMLScalar?, _ problem: String, at place: SourcePlace, help: String? = nil
    ) -> Diagnostic {
        let text = scalar.map { "`\($0.text)` " } ?? ""
        return Diagnostic(AnalysisDiagnostics.badContractValue, text + problem, at: place, help: help)
    }

    static func unknownInContract(_ what: String, _ name: YAMLScalar, known: [String]) -> Diagnostic {
        Diagnostic(
            AnalysisDiagnostics.unknownInContract, "there is no \(what) `\(name.text)`", at: name.place,
            help: suggestion(for: name.text, among: known))
    }

    static func undeclaredChange(_ name: String, at place: SourcePlace?, rule: RuleDifference?) -> Diagnostic
    {
        Diagnostic(
            AnalysisDiagnostics.undeclaredChange, "`\(name)` differs and is not declared",
            at: rule?.place ?? place,
            help: "declare it under `provisions` if it is meant")
    }

    static func didNotHappen(_ name: YAMLScalar, in policy: String) -> Diagnostic {
        Diagnostic(
            AnalysisDiagnostics.didNotHappen, "no rule of `\(name.text)` in `\(policy)` differs",
            at: name.place)
    }

    /// A policy that was to come or to go.
    static func didNotHappen(_ policy: YAMLScalar, _ what: String) -> Diagnostic {
        Diagnostic(
            AnalysisDiagnostics.didNotHappen, "`\(policy.text)` is declared as \(what) and is not",
            at: policy.place)
    }

    static func withoutEffect(_ name: YAMLScalar, cases: Int) -> Diagnostic {
        Diagnostic(
            AnalysisDiagnostics.withoutEffect,
            "the change of `\(name.text)` moves none of \(cases) decisions", at: name.place)
    }

    static func undeclaredOutput(_ name: String, at place: SourcePlace, count: Int, witness: String)
        -> Diagnostic
    {
        Diagnostic(
            AnalysisDiagnostics.undeclaredOutput,
            "`\(name)` differs in \(count) case\(count == 1 ? "" : "s") and is not among `outputs`",
            at: place,
            help: "the smallest is `\(witness)`")
    }

    static func outsideCondition(at place: SourcePlace, count: Int, witness: String) -> Diagnostic {
        Diagnostic(
            AnalysisDiagnostics.outsideCondition,
            "\(count) case\(count == 1 ? "" : "s") outside of this come\(count == 1 ? "s" : "") out differently",
            at: place, help: "the smallest is `\(witness)`")
    }

    static func undeclaredLoss(_ output: String, at place: SourcePlace, count: Int, witness: String)
        -> Diagnostic
    {
        Diagnostic(
            AnalysisDiagnostics.undeclaredLoss,
            "\(count) case\(count == 1 ? " gets" : "s get") less `\(output)` and should not", at: place,
            help: "the smallest is `\(witness)`")
    }

    static func totalOutOfBounds(_ output: String, at place: SourcePlace, change: String) -> Diagnostic {
        Diagnostic(
            AnalysisDiagnostics.totalOutOfBounds, "the sum of `\(output)` changes by \(change)", at: place)
    }

    static func undeclaredPolicy(_ id: String, _ what: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(AnalysisDiagnostics.undeclaredPolicy, "`\(id)` \(what) and is not declared", at: place)
    }
}
