package import Diagnostics

/// A kind of thing that golden cases ought to show: what it is called, what it means, and where it is found in a policy.
package struct CoverageKind: Sendable {
    /// What `--min` calls it.
    package let name: String
    package let label: LocalizedText
    /// What it takes for one to be covered, in a sentence.
    package let meaning: LocalizedText
    /// All of them in a policy.
    let probes: @Sendable (CoverageSubject) -> [CoverageProbe]
}

/// The kinds of coverage: one line for each.
package enum CoverageKinds {
    package static let all: [CoverageKind] = [
        .provision, .requirement, .condition, .threshold, .boundary, .bound, .row, .cell, .bracket, .date,
        .choice, .rounding, .step, .output,
    ]

    package static func named(_ name: String) -> CoverageKind? { all.first { $0.name == name } }
}

extension CoverageKind {
    /// Provisions belong to a document, not to a policy: `DocumentCoverage` makes their items.
    static let provision = CoverageKind(
        name: "provision", label: LocalizedText(zh: "条款", en: "provisions"),
        meaning: LocalizedText(
            zh: "由规则计算的条款，有算例触及", en: "a provision that rules compute is reached by a case")
    ) { _ in [] }
}
