import Diagnostics
package import FEEL

/// What there is to say of a built-in function, from its declarations: one for each way of calling it.
package struct FunctionPage: Sendable {
    private let ways: [Builtin]
    private let prose: Prose

    package init(_ ways: [Builtin], _ prose: Prose) {
        self.ways = ways
        self.prose = prose
    }

    /// For a terminal, with its line end.
    package var text: String { ways.map(text(of:)).joined(separator: "\n") }

    private func text(of way: Builtin) -> String {
        let facts = parameters(of: way) + [(prose.choose(zh: "结果", en: "result"), type(way.resultType))]
        let examples = way.examples.map { ($0.expression, "= " + $0.value) }
        return way.signature + "\n\n  " + way.summary[prose.language] + "\n\n" + columns(facts)
            + (examples.isEmpty
                ? "" : "\n" + prose.choose(zh: "例如：", en: "For example:") + "\n\n" + columns(examples))
    }

    /// Rows of two cells that stand under one another, also where characters are two columns wide.
    private func columns(_ rows: [(String, String)]) -> String {
        let width = rows.map { displayWidth($0.0) }.max() ?? 0
        return rows.map { "  " + padded($0.0, to: width) + "  " + $0.1 + "\n" }.joined()
    }

    /// Names and types of the parameters.
    func parameters(of way: Builtin) -> [(String, String)] {
        way.parameters.map { ($0.name, type($0.type) + arity($0)) }
    }

    private func arity(_ parameter: Builtin.Parameter) -> String {
        switch parameter.arity {
        case .one: ""
        case .optional: prose.choose(zh: "，可省略", en: ", may be left out")
        case .variadic: prose.choose(zh: "，可写多个", en: ", as many as there are")
        case .listOrItems: prose.choose(zh: "，或逐项写出", en: ", or its items as so many arguments")
        }
    }

    func type(_ type: FEELType) -> String { type.description(in: prose.language) }
}
