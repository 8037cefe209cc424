package import Analysis
package import Diagnostics

/// One way of writing down what became of mutants.
package struct MutationFormat: NamedFormat, Sendable {
    /// What `--format` calls it.
    package let name: String
    /// The whole text, with its line end.
    package let write: @Sendable ([MutationResults], Language) -> String
}

/// The formats of `mutate`: one line for each.
package enum MutationFormats {
    package static let all = [
        MutationFormat(name: "text") { MutationTextReport(prose: Prose($1)).text($0) },
        MutationFormat(name: "json") { results, _ in MutationJSONReport.text(results) },
    ]
}

extension Equivalence {
    /// The reason, for people.
    var says: LocalizedText {
        switch self {
        case .disjointRows: LocalizedText(zh: "各行不会同时满足，次序不影响结果", en: "no case matches two of the rows")
        case .neverTogether: LocalizedText(zh: "两步不会同时适用", en: "the two steps never apply together")
        case .continuous: LocalizedText(zh: "档次两侧的结果相同", en: "the scale gives the same on both sides")
        case .noSuchDay: LocalizedText(zh: "参照日期不会落在两个日期之间", en: "no reference date falls between the days")
        case .guarded: LocalizedText(zh: "不适用时没有规则读取", en: "nothing reads it where it did not apply")
        case .exhausted:
            LocalizedText(zh: "有关取值全部试过，结果相同", en: "the same for all values of all that has a say")
        }
    }
}
