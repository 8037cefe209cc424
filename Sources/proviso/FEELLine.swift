import Diagnostics
import FEEL
import LocatedYAML
import Reports

/// One line of `feel --ndjson`: an expression, unary tests or a decision table, what its names are bound to, declared
/// types.
struct FEELLine {
    let node: YAMLNode?

    init(_ node: YAMLNode?) { self.node = node }

    /// What a line may say; the rest belongs to whoever wrote the file, as ids of suites and expected values do.
    subscript(key: String) -> YAMLNode? { node?.entries?.last { $0.keyText == key }?.value }

    func text(_ key: String) -> String? { self[key]?.scalar.flatMap { $0.isNull ? nil : $0.text } }

    /// The id as it came: a text, a number, or null.
    func writeID(to writer: inout JSONWriter) {
        guard let scalar = self["id"]?.scalar, !scalar.isNull else { return writer.null() }
        if scalar.style == .jsonNumber, let number = Number(text: scalar.text) {
            return writer.number(number)
        }
        writer.string(scalar.text)
    }

    /// What the line asks for, in a session without names of its own; why parts of it are null includes its bindings.
    func evaluate(in session: ExpressionSession) throws(Diagnostic) -> (
        value: Datum, failures: [EvaluationFailure], count: Int
    ) {
        for entry in self["userTypes"]?.entries ?? [] {
            session.declareType(entry.keyText, try TaggedReader.type(entry.value))
        }
        try bindContext(in: session)
        try bindExpressions(in: session)
        let (before, count) = (session.evaluator.failures, session.evaluator.failureCount)
        let outcome = try self.outcome(in: session)
        return (outcome.value, before + outcome.failures, count + outcome.failureCount)
    }

    private func outcome(in session: ExpressionSession) throws(Diagnostic) -> ExpressionSession.Outcome {
        let (own, result) = (try declaredType(self["expressionType"]), try declaredType(self["resultType"]))
        if let table = self["decisionTable"], !table.isNull {
            return try session.evaluate(try FEELLine(table).decisionTable(), as: own, result)
        }
        guard let expression = text("expression") else {
            throw .notALine("the line has neither `expression` nor `decisionTable`", at: node?.place)
        }
        if self["unary"]?.scalar?.boolean == true { return try session.test(expression, input: try input()) }
        return try session.evaluate(expression, as: own, result)
    }

    private func input() throws(Diagnostic) -> Datum {
        guard let input = self["input"] else {
            throw .notALine("unary tests need an `input`", at: node?.place)
        }
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
            let file = SourceFile(name: "<\(name)>", text: expression)
            try session.bind(
                name, toExpression: expression, as: try TaggedReader.type(line["type"]), in: file)
        }
    }

    /// `{"typeRef": …, "type": {…}}`.
    private func declaredType(_ node: YAMLNode?) throws(Diagnostic) -> FEELType {
        try TaggedReader.type(FEELLine(node)["type"])
    }
}
