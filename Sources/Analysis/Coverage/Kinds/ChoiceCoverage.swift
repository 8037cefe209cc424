import Diagnostics
import FEEL
import Provisions

extension CoverageKind {
    static let choice = CoverageKind(
        name: "choice", label: LocalizedText(zh: "选项", en: "choices"),
        meaning: LocalizedText(
            zh: "输入的每个选项（是否类的是和否、解释口径的各读法），有算例用到",
            en: "each choice of an input, a yes and a no, each reading of the document was decided with")
    ) { subject in
        subject.plan.inputs.enumerated().flatMap { index, input in
            subject.choices(input, index, path: [])
        }
    }
}

extension CoverageSubject {
    /// Items for an input, and for the fields of its records.
    fileprivate func choices(_ planned: PlannedInput, _ index: Int, path: [String]) -> [CoverageProbe] {
        let input = planned.input
        guard input.unread == nil else { return [] }
        let inner = planned.fields.flatMap { self.choices($0, index, path: path + [$0.input.name]) }
        let choices: [DeclaredType.Enumerated] = input.type.enumerated
        guard !choices.isEmpty else { return inner }
        let site = CoverageSite(
            owner: input.label ?? input.name, provisions: input.interpretation?.citation.texts ?? [],
            place: input.place)
        let probe = CoverageProbe(site, choices.map(\.label)) { sighting in
            sighting.seen.inputs[index].values(at: path).map { value in
                choices.firstIndex { $0.value == value }
            }
        }
        return [probe] + inner
    }
}

extension DeclaredType {
    fileprivate typealias Enumerated = (value: Datum, label: CoverageOutcome)

    /// The values that there are, each with what it is called.
    fileprivate var enumerated: [Enumerated] {
        switch self {
        case .boolean:
            [
                (.boolean(true), CoverageOutcome("true", zh: "是", en: "yes")),
                (.boolean(false), CoverageOutcome("false", zh: "否", en: "no")),
            ]
        case .choice(let choices):
            choices.map { choice in
                let label = choice.label ?? choice.id
                return (.string(choice.id), CoverageOutcome(choice.id, zh: label, en: choice.id))
            }
        case .list(let item): item.enumerated
        default: []
        }
    }
}

extension Datum {
    /// What stands under a path of entries, in every item of the lists on the way and at its end.
    fileprivate func values(at path: [String]) -> [Datum] {
        if case .list(let items) = self { return items.flatMap { $0.values(at: path) } }
        guard let first = path.first else { return [self] }
        return self[first].map { $0.values(at: Array(path.dropFirst())) } ?? []
    }
}
