import Diagnostics
import FEEL
import LocatedYAML
import Reports

/// One line of `feel --ndjson`: an expression or unary tests, what its names are bound to, declared types.
struct FEELLine {
    private let node: YAMLNode?

    init(_ node: YAMLNode?) { self.node = node }

    /// What a line may say; the rest belongs to whoever wrote the file, as ids of suites and expected values do.
    private subscript(key: String) -> YAMLNode? { node?.entries?.last { $0.keyText == key }?.value }

    private func text(_ key: String) -> String? { self[key]?.scalar.flatMap { $0.isNull ? nil : $0.text } }

    /// The id as it came: a text, a number, or null.
    func writeID(to writer: inout JSONWriter) {
        guard let scalar = self["id"]?.scalar, !scalar.isNull else { return writer.null() }
        if scalar.style == .jsonNumber, let number = Number(text: scalar.text) { return writer.number(number) }
        writer.string(scalar.text)
    }

    func evaluate() throws(Diagnostic) -> ExpressionSession.Outcome {
        guard let expression = text("expression") else {
            throw .notALine("the line has no `expression`", at: node?.place)
        }
        let session = ExpressionSession(clock: SystemClock.now)
        for entry in self["userTypes"]?.entries ?? [] {
            session.declareType(entry.keyText, try TaggedReader.type(entry.value))
        }
        try bindContext(in: session)
        try bindExpressions(in: session)
        if self["unary"]?.scalar?.boolean == true {
            return try session.test(expression, input: try input())
        }
        return try session.evaluate(expression, as: try declaredType(self["resultType"]))
    }

    private func input() throws(Diagnostic) -> Datum {
        guard let input = self["input"] else { throw .notALine("unary tests need an `input`", at: node?.place) }
        return try TaggedReader.datum(input)
    }

    private func bindContext(in session: ExpressionSession) throws(Diagnostic) {
        let types = self["inputTypes"]?.entries ?? []
        for entry in self["context"]?.entries ?? [] {
            let type = try declaredType(types.last { $0.keyText == entry.keyText }?.value)
            session.bind(entry.keyText, to: try TaggedReader.datum(entry.value), as: type)
        }
    }

    private func bindExpressions(in session: ExpressionSession) throws(Diagnostic) {
        for binding in self["bindings"]?.items ?? [] {
            let line = FEELLine(binding)
            guard let name = line.text("name"), let expression = line.text("expression") else {
                throw .notALine("a binding needs a `name` and an `expression`", at: binding.place)
            }
            try session.bind(name, toExpression: expression, as: try TaggedReader.type(line["type"]))
        }
    }

    /// `{"typeRef": …, "type": {…}}`.
    private func declaredType(_ node: YAMLNode?) throws(Diagnostic) -> FEELType {
        try TaggedReader.type(FEELLine(node)["type"])
    }
}
