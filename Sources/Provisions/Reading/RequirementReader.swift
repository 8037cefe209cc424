import Diagnostics
import FEEL
import LocatedYAML

/// Reads requirements, exclusions and the in-force window.
struct RequirementReader {
    let log: DiagnosticLog

    static let requirementKeys = ["id", "label", "cite", "require", "known", "applies_if", "soft"]
    static let exclusionKeys = ["id", "label", "cite", "when", "applies_if", "soft"]
    static let windowKeys = ["id", "label", "cite", "on", "from", "to"]

    func requirement(_ node: YAMLNode) -> Requirement? {
        guard let map = RuleMapping(node, known: Self.requirementKeys, what: "a requirement", log: log) else {
            return nil
        }
        guard let condition = condition(map) else { return nil }
        return read(map, condition)
    }

    func exclusion(_ node: YAMLNode) -> Requirement? {
        guard let map = RuleMapping(node, known: Self.exclusionKeys, what: "an exclusion", log: log),
            map.required("when") != nil, let when = map.feel("when")
        else { return nil }
        return read(map, .exclude(when))
    }

    private func condition(_ map: RuleMapping) -> Requirement.Condition? {
        switch (map.feel("require"), map.feel("known")) {
        case (let require?, nil): return .require(require)
        case (nil, let known?): return .known(known)
        case (nil, nil):
            _ = map.required("require")
            return nil
        case (_?, _?):
            log.report(
                .contradiction(
                    "a requirement has either `require` or `known`", at: map.keyPlace("known") ?? map.place))
            return nil
        }
    }

    private func read(_ map: RuleMapping, _ condition: Requirement.Condition) -> Requirement {
        _ = map.required("id")
        return Requirement(
            marking: map.marking(), place: map.place, condition: condition, appliesIf: map.feel("applies_if"),
            isSoft: map.flag("soft"))
    }

    func window(_ node: YAMLNode) -> InForce? {
        guard let map = RuleMapping(node, known: Self.windowKeys, what: "the in-force window", log: log)
        else { return nil }
        _ = map.required("id")
        guard map.required("on") != nil, map.required("from") != nil, let on = map.feel("on"),
            let from = date("from", map)
        else { return nil }
        let to = date("to", map)
        if let to, to < from, let place = map.keyPlace("to") {
            log.report(.contradiction("the window ends before it begins", at: place))
        }
        return InForce(marking: map.marking(), place: map.place, on: on, from: from, to: to)
    }

    private func date(_ key: String, _ map: RuleMapping) -> CalendarDate? {
        guard let node = map.node(key), case .date(let date)? = DatumReader(log: log).read(node, as: .date)
        else { return nil }
        return date
    }
}
