import FEEL
package import Provisions

/// Cases as they stand in a file of golden cases, ready to be put there.
package struct CaseText {
    private let plan: PolicyPlan
    private let baseline: Facts?

    /// - Parameter baseline: what the file's defaults say.
    package init(plan: PolicyPlan, baseline: Facts? = nil) {
        self.plan = plan
        self.baseline = baseline
    }

    /// One case, with the indentation of the list of cases.
    ///
    /// - Parameters:
    ///   - cites: provisions of the document's ledger.
    ///   - expected: what its decision is to be, by key.
    package func text(
        id: String, cites: [String], _ trial: TrialCase, expected: [DecisionPart], why: String
    ) -> String {
        var lines = ["- id: \(id)"]
        if !cites.isEmpty { lines.append("  cites: [\(cites.joined(separator: ", "))]") }
        lines.append("  given: \(given(trial))")
        if let asOf = trial.asOf { lines.append("  as_of: \(asOf)") }
        let parts = expected.map { "\($0.key): \(Self.text(of: $0.value, $0.type, unit: nil))" }
        lines.append("  expect: \(Self.mapping(parts))")
        lines.append("  why: \(Self.scalar(why))")
        return lines.map { "  " + $0 }.joined(separator: "\n") + "\n"
    }

    /// What the case says that the defaults do not.
    package func given(_ trial: TrialCase) -> String {
        let parts = plan.inputs.indices.compactMap { index -> String? in
            let (said, plain) = (trial.facts.states[index].saying, baseline?.states[index].saying)
            guard let said, said != plain else { return nil }
            let input = plan.inputs[index].input
            return "\(input.name): \(Self.text(of: said, input.type, unit: input.unit, input.fields))"
        }
        return Self.mapping(parts)
    }

    private static func mapping(_ parts: [String]) -> String {
        parts.isEmpty ? "{}" : "{ " + parts.joined(separator: ", ") + " }"
    }

    private static func text(
        of datum: Datum, _ type: DeclaredType, unit: Unit?, _ fields: [Input] = []
    ) -> String {
        switch (datum, type) {
        case (.number(let number), _): text(of: number, type, unit)
        case (.string(let text), _): scalar(text)
        case (.list(let items), .list(let item)):
            "[" + items.map { text(of: $0, item, unit: nil, fields) }.joined(separator: ", ") + "]"
        case (.context(let entries), .record(let types)):
            mapping(
                entries.map { entry in
                    let type = types.first { $0.name == entry.key }?.type ?? .open
                    let field = fields.first { $0.name == entry.key }
                    return
                        "\(entry.key): \(text(of: entry.value, type, unit: field?.unit, field?.fields ?? []))"
                })
        case (.context(let entries), .map(let value)):
            mapping(entries.map { "\(scalar($0.key)): \(text(of: $0.value, value, unit: nil))" })
        case (.context(let entries), _):
            mapping(entries.map { "\(scalar($0.key)): \(text(of: $0.value, .open, unit: nil))" })
        case (.list(let items), _):
            "[" + items.map { text(of: $0, .open, unit: nil) }.joined(separator: ", ") + "]"
        case (.unknown, _): "null"
        default: datum.description
        }
    }

    /// In the unit of the input.
    private static func text(of number: Number, _ type: DeclaredType, _ unit: Unit?) -> String {
        let counted = unit.flatMap { number.divided(by: $0.factor) } ?? number
        if case .money = type, unit.map({ $0.factor == .one }) ?? true { return counted.text(decimals: 2) }
        return counted.description
    }

    /// A text as YAML reads it, in quotes where it would otherwise be something else.
    private static func scalar(_ text: String) -> String {
        let isPlain =
            !["", "null", "true", "false", "~"].contains(text)
            && text.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
                    || "_-.".unicodeScalars.contains($0)
            }
            && text.unicodeScalars.first.map {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            } ?? false
        guard !isPlain else { return text }
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
            "\n", with: "\\n")
        return "\"\(escaped)\""
    }
}
