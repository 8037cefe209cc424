import Diagnostics
import FEEL
import LocatedYAML

/// `"decisionTable": {"hitPolicy", "aggregation", "inputs", "outputs", "rules"}`.
extension FEELLine {
    /// The table that this object describes.
    func decisionTable() throws(Diagnostic) -> FEELDecisionTable {
        let words = text("hitPolicy") ?? "UNIQUE"
        guard let policy = FEELDecisionTable.HitPolicy(words, aggregation: text("aggregation")) else {
            let aggregation = text("aggregation").map { " with aggregation `\($0)`" } ?? ""
            throw .notALine("there is no hit policy `\(words)`" + aggregation, at: node?.place)
        }
        return FEELDecisionTable(
            hitPolicy: policy,
            inputs: try members("inputs") { line throws(Diagnostic) in try line.inputClause() },
            outputs: try members("outputs") { line throws(Diagnostic) in line.outputClause() },
            rules: try members("rules") { line throws(Diagnostic) in try line.rule() })
    }

    private func members<Member>(
        _ key: String, _ read: (FEELLine) throws(Diagnostic) -> Member
    ) throws(Diagnostic) -> [Member] {
        var members: [Member] = []
        for item in self[key]?.items ?? [] { members.append(try read(FEELLine(item))) }
        return members
    }

    private func inputClause() throws(Diagnostic) -> FEELDecisionTable.InputClause {
        guard let expression = text("expression") else {
            throw .notALine("an input of a decision table needs an `expression`", at: node?.place)
        }
        return FEELDecisionTable.InputClause(
            expression, type: try TaggedReader.type(self["type"]), allowedValues: allowedValues)
    }

    /// A column's own list, or that of its declared type.
    private var allowedValues: String? {
        text("allowedValues") ?? self["type"].flatMap { FEELLine($0).text("allowedValues") }
    }

    private func outputClause() -> FEELDecisionTable.OutputClause {
        FEELDecisionTable.OutputClause(
            text("name"), allowedValues: allowedValues, defaultOutput: text("default"))
    }

    /// An empty cell says what `-` says, an empty output null.
    private func rule() throws(Diagnostic) -> FEELDecisionTable.Rule {
        FEELDecisionTable.Rule(
            cells: try texts("inputs", empty: "-"), outputs: try texts("outputs", empty: "null"))
    }

    private func texts(_ key: String, empty: String) throws(Diagnostic) -> [String] {
        var texts: [String] = []
        for item in self[key]?.items ?? [] {
            guard let scalar = item.scalar else {
                throw .notALine("the cells of a rule are texts", at: item.place)
            }
            let isEmpty = scalar.isNull || scalar.text.allSatisfy(\.isWhitespace)
            texts.append(isEmpty ? empty : scalar.text)
        }
        return texts
    }
}
