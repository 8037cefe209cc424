import Diagnostics
import FEEL
import LocatedYAML

/// Reads `records` and what goes with it.
struct PortfolioReader {
    let log: DiagnosticLog

    /// The keys of a policy that belong to its records.
    static let keys = ["records", "record_id", "order", "amount", "outcome", "columns", "steps"]
    static let stepKeys = ["id", "label", "cite", "order", "applies_if"]

    /// Nil when the policy has no records.
    func read(_ map: RuleMapping) -> Portfolio? {
        guard let node = map.node("records") else {
            for key in Self.keys.dropFirst() {
                if let place = map.keyPlace(key) {
                    log.report(.keyDoesNotFit(key, "a policy without `records`", at: place))
                }
            }
            return nil
        }
        guard let id = map.requiredScalar("record_id"), map.required("order") != nil else { return nil }
        let fields = map.children("records").compactMap(InputReader(log: log).read)
        let type = DeclaredType.list(.record(fields.map { DeclaredType.Field(name: $0.name, type: $0.type) }))
        let records = Input(
            name: Portfolio.inputName, place: map.keyPlace("records") ?? node.place, label: nil, type: type,
            unit: nil,
            defaultValue: nil, isOptional: false, mayBeUnknown: false, requiredIf: nil, allowed: nil,
            unread: nil,
            fields: fields)
        return Portfolio(
            records: records, recordID: id.named, order: map.node("order").map(order) ?? [],
            amount: map.feel("amount"),
            outcome: map.scalar("outcome")?.named,
            columns: map.children("columns").compactMap { OutputReader(log: log).read($0, isResult: false) },
            steps: map.list("steps").compactMap(step), place: node.place)
    }

    // MARK: - Order

    private func order(_ node: YAMLNode) -> [Portfolio.OrderKey] {
        guard let items = node.items else { return [orderKey(node)].compactMap { $0 } }
        return items.compactMap(orderKey)
    }

    private func orderKey(_ node: YAMLNode) -> Portfolio.OrderKey? {
        if let scalar = RuleScalar(node) { return Portfolio.OrderKey(by: scalar.feel, isDescending: false) }
        guard let map = RuleMapping(node, known: ["by", "descending"], what: "a key of an order", log: log),
            map.required("by") != nil, let by = map.feel("by")
        else { return nil }
        return Portfolio.OrderKey(by: by, isDescending: map.flag("descending"))
    }

    // MARK: - Steps

    private func step(_ node: YAMLNode) -> PortfolioStep? {
        let kinds = StepKind.all
        let known = Self.stepKeys + kinds.map(\.key)
        guard let map = RuleMapping(node, known: known, what: "a step", log: log) else { return nil }
        let present = kinds.filter { map.keyPlace($0.key) != nil }
        guard let kind = present.first, present.count == 1, let inner = map.node(kind.key) else {
            let words = kinds.map { "`\($0.key)`" }.joined(separator: ", ")
            log.report(.missingKey(words, "a step (one of them)", at: node.place.head))
            return nil
        }
        guard let rule = kind.read(inner, self) else { return nil }
        if case .quota = rule {} else { _ = map.required("id") }
        return PortfolioStep(
            marking: map.marking(), place: node.place, order: map.node("order").map(order),
            appliesIf: map.feel("applies_if"),
            rule: rule)
    }

    func mapping(_ node: YAMLNode, _ keys: [String], _ what: String, needs: [String]) -> RuleMapping? {
        guard let map = RuleMapping(node, known: keys, what: what, log: log) else { return nil }
        let missing = needs.filter { map.required($0) == nil }
        return missing.isEmpty ? map : nil
    }
}

/// A kind of step: its key, and how its YAML becomes a rule.
struct StepKind: Sendable {
    let key: String
    let read: @Sendable (YAMLNode, PortfolioReader) -> PortfolioStep.Rule?

    /// The table of contents.
    static let all: [StepKind] = [exclude, dedup, quota, cumulate, allocate, scaleDown]

    static let exclude = StepKind(key: "exclude") { node, reader in
        guard let map = reader.mapping(node, ["when", "outcome"], "`exclude`", needs: ["when"]),
            let when = map.feel("when")
        else { return nil }
        return .exclude(PortfolioStep.Exclude(when: when, outcome: map.scalar("outcome")?.named))
    }

    static let dedup = StepKind(key: "dedup") { node, reader in
        let keys = ["key", "keep", "best_by", "outcome"]
        guard let map = reader.mapping(node, keys, "`dedup`", needs: ["key", "keep"]),
            let key = map.feel("key"),
            let word = map.scalar("keep")
        else { return nil }
        guard let keep: PortfolioStep.Dedup.Keep = word.word(reader.log, "is not what `dedup` can keep")
        else {
            return nil
        }
        if keep == .best { _ = map.required("best_by") }
        return .dedup(
            PortfolioStep.Dedup(
                key: key, keep: keep, bestBy: map.feel("best_by"), outcome: map.scalar("outcome")?.named))
    }

    /// One quota, or a list of quotas that a record passes together or not at all.
    static let quota = StepKind(key: "quota") { node, reader in
        let quotas = (node.items ?? [node]).compactMap { item -> PortfolioStep.Quota? in
            let keys = ["id", "label", "cite", "key", "at_most", "keep", "counts", "outcome"]
            guard let map = reader.mapping(item, keys, "`quota`", needs: ["key", "at_most"]),
                let key = map.feel("key"),
                let atMost = map.feel("at_most")
            else { return nil }
            var keep: PortfolioStep.Quota.Keep? = .first
            if let word = map.scalar("keep") { keep = word.word(reader.log, "is not what `quota` can keep") }
            var counts: PortfolioStep.Quota.Counts? = .kept
            if let word = map.scalar("counts") {
                counts = word.word(reader.log, "is not what `quota` can count")
            }
            guard let keep, let counts else { return nil }
            return PortfolioStep.Quota(
                marking: map.marking(), key: key, atMost: atMost, keep: keep, counts: counts,
                outcome: map.scalar("outcome")?.named)
        }
        return .quota(quotas)
    }

    static let cumulate = StepKind(key: "cumulate") { node, reader in
        let keys = ["key", "cap", "opening", "partial", "exhausted"]
        guard let map = reader.mapping(node, keys, "`cumulate`", needs: ["cap"]), let cap = map.feel("cap")
        else { return nil }
        return .cumulate(
            PortfolioStep.Cumulate(
                key: map.feel("key"), cap: cap, opening: map.feel("opening"),
                partial: map.scalar("partial")?.named,
                exhausted: map.scalar("exhausted")?.named))
    }

    static let allocate = StepKind(key: "allocate") { node, reader in
        guard
            let map = reader.mapping(
                node, ["key", "pool", "factors", "to"], "`allocate`", needs: ["pool", "factors", "to"]),
            let pool = map.feel("pool"), let step = money(map, "to", reader)
        else { return nil }
        let factors = map.list("factors").compactMap { item -> PortfolioStep.Allocate.Factor? in
            guard let inner = reader.mapping(item, ["weight", "by"], "a factor", needs: ["weight", "by"]),
                let weight = inner.feel("weight"), let by = inner.feel("by")
            else { return nil }
            return PortfolioStep.Allocate.Factor(weight: weight, by: by)
        }
        return .allocate(
            PortfolioStep.Allocate(key: map.feel("key"), pool: pool, factors: factors, step: step))
    }

    static let scaleDown = StepKind(key: "scale_down") { node, reader in
        guard
            let map = reader.mapping(
                node, ["key", "pool", "by", "to"], "`scale_down`", needs: ["pool", "to"]),
            let pool = map.feel("pool"), let step = money(map, "to", reader)
        else { return nil }
        return .scaleDown(
            PortfolioStep.ScaleDown(key: map.feel("key"), pool: pool, by: map.feel("by"), step: step))
    }

    private static func money(_ map: RuleMapping, _ key: String, _ reader: PortfolioReader) -> Number? {
        guard let scalar = map.scalar(key) else { return nil }
        guard case .number(let step)? = try? LiteralReader(.money).read(scalar.text), step > .zero else {
            reader.log.report(
                .invalidValue(
                    "`\(scalar.text)` is not a unit to share out in", at: scalar.place,
                    help: "write for example `0.01`"))
            return nil
        }
        return step
    }
}
