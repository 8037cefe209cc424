import Diagnostics
import FEEL
import LocatedYAML

/// Reads one input, or one field of a record.
struct InputReader {
    let log: DiagnosticLog

    static let keys =
        TypeReader.keys + [
            "label", "default", "optional", "may_be_unknown", "required_if", "allowed", "unread",
        ]

    func read(_ entry: RuleEntry) -> Input? {
        guard let map = RuleMapping(entry.value, known: Self.keys, what: "an input", log: log),
            let declared = TypeReader(log: log).read(map)
        else { return nil }
        let input = Input(
            name: entry.key.text, place: entry.key.place, label: map.text("label"), type: declared.type,
            unit: declared.unit,
            defaultValue: map.node("default").flatMap {
                ValueReader(log: log).read($0, as: declared.type, unit: declared.unit)
            },
            isOptional: map.flag("optional"), mayBeUnknown: map.flag("may_be_unknown"),
            requiredIf: map.feel("required_if"), allowed: map.feel("allowed"), unread: map.text("unread"),
            fields: declared.fields)
        checkAbsence(input, map)
        return input
    }

    /// What an absent input is must be said once.
    private func checkAbsence(_ input: Input, _ map: RuleMapping) {
        if input.isOptional, input.mayBeUnknown, let place = map.keyPlace("may_be_unknown") {
            log.report(
                .contradiction(
                    "an input is either `optional` (none when absent) or `may_be_unknown`", at: place))
        }
        if input.isOptional, input.requiredIf != nil, let place = map.keyPlace("required_if") {
            log.report(.contradiction("an `optional` input cannot be required under a condition", at: place))
        }
    }
}
