package import Diagnostics
package import FEEL
package import LocatedYAML
package import Provisions

/// What a change of rules is meant to do: what differs must have been declared, and what was declared must differ.
package struct ChangeContract: Sendable {
    /// What is declared of one policy.
    package struct Clause: Sendable {
        package let policy: YAMLScalar
        /// Whose rules may differ, and must, with an effect.
        package let provisions: [YAMLScalar]
        /// The only columns of an outcome that may differ; nil for any.
        package let outputs: [YAMLScalar]?
        /// Which cases may come out differently: conditions that must be true of each.
        package let conditions: [Condition]
        /// Who may get less of an output.
        package let losers: [Condition]
        package let totals: [Total]
    }

    /// A condition on a case, which its new outcome answers.
    package struct Condition: Sendable {
        /// The name under which the outcome has the answer.
        package let name: String
        /// Of `may_lose`: the output.
        package let output: YAMLScalar?
        /// Nil for a condition that no case meets.
        package let formula: YAMLNode?
        package let place: SourcePlace
    }

    /// Bounds on the change of an output's sum over all cases.
    package struct Total: Sendable {
        package let output: YAMLScalar
        package let least: Number?
        package let most: Number?
        package let place: SourcePlace
    }

    package let title: String
    package let clauses: [Clause]
    /// Policies that come and go.
    package let added: [YAMLScalar]
    package let removed: [YAMLScalar]

    package func clause(_ policy: String) -> Clause? { clauses.first { $0.policy.text == policy } }
}

/// Reads a contract's file.
package struct ChangeContractReader {
    let log: DiagnosticLog
    private static let keys = ["title", "policies", "added", "removed"]
    private static let clauseKeys = ["provisions", "outputs", "from", "only_where", "may_lose", "totals"]

    package init(log: DiagnosticLog) { self.log = log }

    /// Nil, after saying so, when it is no contract.
    package func read(_ node: YAMLNode) -> ChangeContract? {
        let map = MappingReader(node, known: Self.keys, what: "a contract", into: log)
        guard map.isMapping, let title = map.text("title", .required)?.text else { return nil }
        let clauses = (map.mapping("policies") ?? []).compactMap(clause)
        let (added, removed) = (map.oneOrMany("added") ?? [], map.oneOrMany("removed") ?? [])
        if clauses.isEmpty, added.isEmpty, removed.isEmpty { log.report(.emptyContract(at: node.place)) }
        return ChangeContract(title: title, clauses: clauses, added: added, removed: removed)
    }

    private func clause(_ entry: YAMLEntry) -> ChangeContract.Clause? {
        let map = MappingReader(entry.value, known: Self.clauseKeys, what: "a contract's policy", into: log)
        guard map.isMapping, map.required("provisions") != nil else { return nil }
        var conditions: [ChangeContract.Condition] = []
        if let from = map.text("from") { conditions.append(contentsOf: start(from)) }
        if let node = map.value("only_where") {
            conditions.append(
                .init(name: "__only_where", output: nil, formula: node, place: node.place))
        }
        return ChangeContract.Clause(
            policy: entry.key, provisions: map.oneOrMany("provisions") ?? [],
            outputs: map.oneOrMany("outputs"),
            conditions: conditions, losers: (map.mapping("may_lose") ?? []).map(loser),
            totals: (map.mapping("totals") ?? []).compactMap(total))
    }

    /// A day is a condition on the reference date, whose expression the policy knows.
    private func start(_ scalar: YAMLScalar) -> [ChangeContract.Condition] {
        guard case .date? = try? LiteralReader(.date).read(scalar.text) else {
            log.report(
                .badContractValue(scalar, "is no date", at: scalar.place, help: "write it like `2019-07-01`"))
            return []
        }
        return [
            .init(
                name: ChangeContract.Condition.start, output: nil, formula: YAMLNode(scalar),
                place: scalar.place)
        ]
    }

    private func loser(_ entry: YAMLEntry) -> ChangeContract.Condition {
        let isNone = entry.value.scalar.map { $0.style == .plain && $0.text == "none" } ?? false
        return .init(
            name: "__may_lose_\(entry.keyText)", output: entry.key, formula: isNone ? nil : entry.value,
            place: entry.value.place)
    }

    private func total(_ entry: YAMLEntry) -> ChangeContract.Total? {
        let map = MappingReader(
            entry.value, known: ["at_least", "at_most"], what: "a bound on a total", into: log)
        guard map.isMapping else { return nil }
        return .init(
            output: entry.key, least: map.text("at_least").flatMap(number),
            most: map.text("at_most").flatMap(number),
            place: entry.value.place)
    }

    private func number(_ scalar: YAMLScalar) -> Number? {
        do throws(LiteralReader.Problem) {
            if case .number(let number) = try LiteralReader(.money).read(scalar.text) { return number }
        } catch {
            log.report(.badContractValue(nil, error.message, at: scalar.place, help: error.help))
        }
        return nil
    }
}

extension ChangeContract.Condition {
    /// The condition that a contract's `from` stands for.
    static let start = "__from"
    /// No name of a rule begins with it.
    static let prefix = "__"

    /// The output that answers it, to stand among those of a policy. Nil for a condition that no case meets, and after saying
    /// that a policy has no date for `from`.
    func outputEntry(in policy: YAMLNode, log: DiagnosticLog) -> YAMLEntry? {
        guard let formula else { return nil }
        var value = formula
        if name == Self.start {
            let date = policy["reference_date"] ?? policy["in_force"]?["on"]
            guard let date = date?.scalar?.text, let day = formula.scalar else {
                log.report(
                    .badContractValue(
                        formula.scalar, "cannot be held against a case: the policy has no reference date",
                        at: place))
                return nil
            }
            guard
                let scalar = Self.node(
                    "a: '(\(date.replacing("'", with: "''"))) >= @\"\(day.text)\"'", place)?["a"]
            else { return nil }
            value = scalar
        }
        guard
            let entry = Self.node("\(name): { label: \(name), type: boolean, formula: x }", place)?.entries?
                .first,
            let entries = entry.value.entries
        else { return nil }
        let changed = entries.map { $0.keyText == "formula" ? YAMLEntry(key: $0.key, value: value) : $0 }
        return YAMLEntry(
            key: entry.key, value: YAMLNode(.mapping(changed), span: place.span, file: place.file))
    }

    private static func node(_ text: String, _ place: SourcePlace) -> YAMLNode? {
        YAMLReader.read(SourceFile(name: place.file.name, text: text)).node
    }
}
