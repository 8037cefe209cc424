import Diagnostics
package import Provisions

/// What was accepted: the value before and after, the difference, the provision, the reason; and what is left to look at.
package struct AcceptanceReport {
    private let wording: CaseWording
    private var prose: Prose { wording.prose }

    package init(_ wording: CaseWording) { self.wording = wording }

    /// - Parameter result: of the case before the value was accepted.
    package func text(_ mismatch: CaseResult.Mismatch, of result: CaseResult, because: String) -> String {
        var memo = Memo()
        let place = "\(mismatch.place.file.name):\(mismatch.place.position.line)"
        memo.line("\(result.id)  \(result.policy)  \(place)")
        let heading = [
            mismatch.key, wording.label(of: mismatch, in: result),
            wording.provision(of: mismatch, in: result),
        ]
        memo.line(heading.compactMap { $0 }.joined(separator: prose.wideGap), indent: 2)
        var rows = wording.rows(mismatch)
        rows[0].label = prose.choose(zh: "此前期望", en: "expected before")
        rows[1].label = prose.choose(zh: "现在期望", en: "expected now")
        memo.table(rows + [(prose.choose(zh: "理由", en: "because"), because)], indent: 4)
        if let why = result.why {
            memo.line(
                prose.choose(zh: "请核对算例自己的理由是否仍成立：", en: "check whether the case's own reason still holds: ")
                    + why, indent: 2)
        }
        let rest = result.mismatches.map(\.key).filter { $0 != mismatch.key }
        if !rest.isEmpty {
            memo.line(
                prose.choose(zh: "仍不符：", en: "still not as expected: ") + prose.list(rest), indent: 2)
        }
        return memo.text
    }
}
