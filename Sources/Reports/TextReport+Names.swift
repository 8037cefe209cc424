import Diagnostics
import FEEL
import Provisions

/// What things are called in a memo.
extension TextReport {
    /// `第十二条第二款（TJV-32）`; the id alone where no article is known; nil without either.
    func article(_ citation: [String], _ id: String?, _ explanation: Explanation) -> String? {
        var articles: [String] = []
        for part in citation {
            let article = explanation.articles[part] ?? part
            if !articles.contains(article) { articles.append(article) }
        }
        let ids = (id.map { [$0] } ?? citation.filter { Citation.isProvisionID($0) })
        if articles.isEmpty { articles = ids.compactMap { explanation.articles[$0] } }
        guard !articles.isEmpty else { return id }
        let shownIDs = ids.filter { !articles.contains($0) }
        return prose.list(articles) + (shownIDs.isEmpty ? "" : prose.bracketed(prose.list(shownIDs)))
    }

    func formula(_ explanation: Explanation) -> Formula {
        Formula(prose: prose, choices: explanation.choices)
    }

    /// An input's label, or of `items.category` what the rule file says.
    func label(of input: String, _ explanation: Explanation) -> String {
        explanation.facts.first { $0.name == input }?.label ?? input
    }

    /// The value of what a formula names when it names one thing and nothing else.
    func value(ofOnly formula: String, _ explanation: Explanation) -> String? {
        guard formula.hasPrefix("「"), formula.hasSuffix("」") else { return nil }
        let label = String(formula.dropFirst().dropLast())
        guard !label.contains("「") else { return nil }
        if let fact = explanation.facts.first(where: { $0.label == label }) {
            return prose.value(fact.value, as: fact.type)
        }
        if let figure = explanation.figures.first(where: { $0.label == label }) {
            return prose.value(figure.value, as: figure.type)
        }
        return explanation.computations.first { $0.label == label }.map { prose.value($0.value, as: $0.type) }
    }

    enum Paint: String { case red = "31", green = "32", yellow = "33" }

    func paint(_ text: String, _ paint: Paint) -> String {
        colour ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
    }
}
