import Diagnostics
import FEEL
package import LocatedYAML

/// Reads a policy file into a `Policy`; expressions stay text with their places.
package struct PolicyReader {
    let log: DiagnosticLog

    static let keys =
        [
            "title", "description", "in_force", "reference_date", "calendar", "timezone", "inputs",
            "interpretations", "parameters", "functions", "definitions", "eligibility", "exclusions",
            "outputs",
        ] + PortfolioReader.keys

    package init(log: DiagnosticLog) { self.log = log }

    /// Nil only when the file is no mapping at all.
    package func read(_ node: YAMLNode, id: String) -> Policy? {
        guard let map = RuleMapping(node, known: Self.keys, what: "a policy", log: log) else { return nil }
        _ = map.required("title")
        _ = map.required("outputs")
        let requirements = RequirementReader(log: log)
        let portfolio = PortfolioReader(log: log).read(map)
        let policy = Policy(
            id: id, file: node.file, title: map.text("title") ?? id, description: map.text("description"),
            inForce: map.node("in_force").flatMap(requirements.window),
            referenceDate: map.feel("reference_date"),
            calendar: map.scalar("calendar")?.named, timezone: map.scalar("timezone")?.named,
            inputs: (portfolio.map { [$0.records] } ?? [])
                + map.children("inputs").compactMap(InputReader(log: log).read)
                + map.children("interpretations").compactMap(InterpretationReader(log: log).read),
            parameters: map.children("parameters").compactMap(ParameterReader(log: log).read),
            functions: map.children("functions").compactMap(function),
            requirements: map.list("eligibility").compactMap(requirements.requirement)
                + map.list("exclusions").compactMap(requirements.exclusion),
            outputs: outputs(map, "definitions") + outputs(map, "outputs"), portfolio: portfolio)
        return policy
    }

    private func outputs(_ map: RuleMapping, _ key: String) -> [Output] {
        map.children(key).compactMap { OutputReader(log: log).read($0, isResult: key == "outputs") }
    }

    private func function(_ entry: RuleEntry) -> FunctionDeclaration? {
        guard
            let map = RuleMapping(
                entry.value, known: ["label", "parameters", "formula", "cite"], what: "a function", log: log),
            map.required("formula") != nil, let formula = map.feel("formula")
        else { return nil }
        return FunctionDeclaration(
            name: entry.key.text, place: entry.key.place, label: map.text("label"),
            citation: map.citation("cite"),
            parameters: map.children("parameters").compactMap(functionParameter), formula: formula)
    }

    /// `name: type`, the type a word or a full type.
    private func functionParameter(_ entry: RuleEntry) -> (name: Named, type: DeclaredType)? {
        let types = TypeReader(log: log)
        guard let word = RuleScalar(entry.value) else {
            guard let map = RuleMapping(entry.value, known: TypeReader.keys, what: "a type", log: log) else {
                return nil
            }
            return types.read(map).map { (entry.key, $0.type) }
        }
        return types.simpleType(word).map { (entry.key, $0) }
    }
}
