package import Diagnostics
import Provisions

/// What the library can say beyond what rules and cases say themselves.
package enum LibraryDiagnostics {
    package static let all = [noFolder, otherPolicy]

    static let noFolder = DiagnosticKind(
        "library.no-folder",
        meaning: LocalizedText(zh: "没有这个规则文件夹。", en: "There is no such folder of rules."),
        example: "try Rules(folder: \"Ruels\")",
        fix: LocalizedText(zh: "改正路径。", en: "Correct the path."))

    static let otherPolicy = DiagnosticKind(
        "library.other-policy",
        meaning: LocalizedText(
            zh: "案例或输入是为另一个政策准备的。", en: "A case was prepared, or an input looked up, for another policy."),
        example: "try vouchers.decider().decide(taxes.decider().prepare(income))",
        fix: LocalizedText(
            zh: "用作出判定的那个政策来准备。", en: "Prepare it with the policy that is to decide it, loaded once."))
}

extension Diagnostic {
    static func noFolder(_ path: String) -> Diagnostic {
        Diagnostic(LibraryDiagnostics.noFolder, "there is no folder `\(path)`", at: nil)
    }

    static func otherPolicy(_ what: String, _ policy: String) -> Diagnostic {
        Diagnostic(
            LibraryDiagnostics.otherPolicy,
            "\(what) does not belong to the policy `\(policy)` as it was loaded here",
            at: nil, help: "use the policy that is to decide, loaded once")
    }

    static func unknownInput(_ name: String, known: [Provisions.Input]) -> Diagnostic {
        let file = SourceFile(name: "<case>", text: name)
        return .unknownInput(name, at: SourcePlace(file, file.spanOfLine(1)), known: known)
    }
}
