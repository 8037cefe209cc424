import Diagnostics

/// One evaluation of a decision table over the names of a session (DMN §8.2.8, §8.3).
struct DecisionTableRun {
    let session: ExpressionSession
    let table: FEELDecisionTable
    /// Stands for the table where no one text is at fault.
    private let file = SourceFile(name: "<decision table>", text: "")

    init(_ table: FEELDecisionTable, in session: ExpressionSession) {
        self.table = table
        self.session = session
    }

    /// What the table gives; null, with a failure noted, where the hit policy does not allow what matches.
    ///
    /// - Throws: a syntax error in one of its texts, a table of the wrong shape, or a limit.
    func value() throws(Diagnostic) -> Value {
        try checkShape()
        guard let inputs = try inputValues() else { return .null }
        var matches: [Int] = []
        for index in table.rules.indices {
            let verdict = try match(index, inputs)
            if verdict.isUnknown { return verdict }
            guard verdict.isTrue else { continue }
            matches.append(index)
            if table.hitPolicy == .first { break }
        }
        return matches.isEmpty ? try noMatch() : try answer(matches)
    }

    private func checkShape() throws(Diagnostic) {
        if table.outputs.isEmpty { throw malformed("the table has no output") }
        for (index, rule) in table.rules.enumerated() {
            guard rule.cells.count == table.inputs.count, rule.outputs.count == table.outputs.count else {
                throw malformed("the cells of rule \(index + 1) are not as many as the columns")
            }
        }
        if case .collect(.some) = table.hitPolicy, table.outputs.count > 1 {
            throw malformed("an aggregation needs a table with one output")
        }
    }

    private func malformed(_ message: String) -> Diagnostic {
        Diagnostic(FEELDiagnostics.malformedTable, message, at: place)
    }

    private var place: SourcePlace { SourcePlace(file, SourceSpan(0, 0)) }

    private func note(_ kind: DiagnosticKind, _ message: String) {
        session.evaluator.note(EvaluationFailure(kind, message, at: place))
    }

    // MARK: - Inputs and cells

    /// The value of every input; nil when one of them is not allowed.
    private func inputValues() throws(Diagnostic) -> [Value]? {
        var values: [Value] = []
        for (index, input) in table.inputs.enumerated() {
            let value = try session.value(
                of: input.expression, in: text(input.expression, "input \(index + 1)"))
            guard try isAllowed(value, input, index) else { return nil }
            values.append(value)
        }
        return values
    }

    private func isAllowed(
        _ value: Value, _ input: FEELDecisionTable.InputClause, _ index: Int
    ) throws(Diagnostic) -> Bool {
        guard let allowed = input.allowedValues, !value.isUnknown else { return true }
        let file = text(allowed, "allowed values of input \(index + 1)")
        if try session.verdict(of: allowed, on: value, as: input.type, in: file).isTrue { return true }
        note(
            FEELDiagnostics.valueNotAllowed,
            "the value of `\(input.expression)` is not among the allowed ones")
        return false
    }

    /// A rule matches when all its cells are true; a false cell decides, whatever is unknown beside it.
    private func match(_ index: Int, _ inputs: [Value]) throws(Diagnostic) -> Value {
        var result = Value.true
        for (column, cell) in table.rules[index].cells.enumerated() {
            let file = text(cell, "rule \(index + 1), input \(column + 1)")
            let type = table.inputs[column].type
            let verdict = try session.verdict(of: cell, on: inputs[column], as: type, in: file)
            if verdict.isUnknown {
                result = Heap.unknown(result, verdict) ?? verdict
            } else if !verdict.isTrue {
                return .false
            }
        }
        return result
    }

    private func text(_ text: String, _ name: String) -> SourceFile {
        SourceFile(name: "<\(name)>", text: text)
    }

    // MARK: - Outputs

    private func noMatch() throws(Diagnostic) -> Value {
        guard table.outputs.contains(where: { $0.defaultOutput != nil }) else { return nothing() }
        var values: [Value] = []
        for (index, output) in table.outputs.enumerated() {
            let name = "default of output \(index + 1)"
            values.append(
                try output.defaultOutput.map { text throws(Diagnostic) in try expression(text, name) }
                    ?? .null)
        }
        let value = joined(values)
        return table.hitPolicy.givesList ? session.heap.list([value]) : value
    }

    private func nothing() -> Value {
        if table.hitPolicy.givesList { return session.heap.list([]) }
        if table.hitPolicy == .collect(.count) { return Value(0) }
        note(FEELDiagnostics.noRule, "no rule of the decision table matches")
        return .null
    }

    private func expression(_ text: String, _ name: String) throws(Diagnostic) -> Value {
        try session.value(of: text, in: self.text(text, name))
    }

    /// The outputs of a rule, column by column.
    private func outputs(_ index: Int) throws(Diagnostic) -> [Value] {
        var values: [Value] = []
        for (column, output) in table.rules[index].outputs.enumerated() {
            values.append(try expression(output, "rule \(index + 1), output \(column + 1)"))
        }
        return values
    }

    /// One value as it is, several as a context.
    private func joined(_ values: [Value]) -> Value {
        if values.count == 1, let only = values.first { return only }
        return session.heap.context(zip(table.outputs, values).map { ($0.name ?? "", $1) })
    }

    private func values(_ matches: [Int]) throws(Diagnostic) -> [Value] {
        var values: [Value] = []
        for match in matches { values.append(joined(try outputs(match))) }
        return values
    }

    // MARK: - Hit policies

    private func answer(_ matches: [Int]) throws(Diagnostic) -> Value {
        switch table.hitPolicy {
        case .unique: try only(matches)
        case .any: try common(matches)
        case .first: try values(matches).first ?? .null
        case .priority: try ranked(matches).first ?? .null
        case .outputOrder: session.heap.list(try ranked(matches))
        case .ruleOrder, .collect(nil): session.heap.list(try values(matches))
        case .collect(.count): Value(matches.count)
        case .collect(.sum): try aggregated(matches, by: "sum")
        case .collect(.minimum): try aggregated(matches, by: "min")
        case .collect(.maximum): try aggregated(matches, by: "max")
        }
    }

    private func only(_ matches: [Int]) throws(Diagnostic) -> Value {
        if matches.count == 1 { return try values(matches).first ?? .null }
        note(FEELDiagnostics.severalRules, "rules \(Self.listed(matches)) match where only one may")
        return .null
    }

    private func common(_ matches: [Int]) throws(Diagnostic) -> Value {
        let values = try values(matches)
        guard let first = values.first else { return .null }
        if values.allSatisfy({ session.heap.equality($0, first).isTrue }) { return first }
        note(FEELDiagnostics.rulesDisagree, "rules \(Self.listed(matches)) match and have different outputs")
        return .null
    }

    private static func listed(_ matches: [Int]) -> String {
        matches.map { String($0 + 1) }.joined(separator: ", ")
    }

    /// The rules' values, best first by the columns' allowed values, the first column first. Rules of equal rank keep
    /// their order; an output that is not listed ranks last.
    private func ranked(_ matches: [Int]) throws(Diagnostic) -> [Value] {
        var rows: [(ranks: [Int], value: Value)] = []
        for match in matches {
            let outputs = try outputs(match)
            rows.append((try ranks(outputs), joined(outputs)))
        }
        let order = rows.indices.sorted { left, right in
            let (a, b) = (rows[left].ranks, rows[right].ranks)
            return a == b ? left < right : a.lexicographicallyPrecedes(b)
        }
        return order.map { rows[$0].value }
    }

    private func ranks(_ outputs: [Value]) throws(Diagnostic) -> [Int] {
        var ranks: [Int] = []
        for (index, output) in table.outputs.enumerated() {
            guard let allowed = output.allowedValues else { continue }
            let file = text(allowed, "allowed values of output \(index + 1)")
            ranks.append(try session.rank(of: outputs[index], among: allowed, in: file))
        }
        return ranks
    }

    private func aggregated(_ matches: [Int], by function: String) throws(Diagnostic) -> Value {
        let list = session.heap.list(try values(matches))
        return try session.value(of: function + "(?)", about: list, in: text("", "aggregation"))
    }
}
