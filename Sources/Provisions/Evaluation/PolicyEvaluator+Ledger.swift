package import FEEL

/// What one step did to one record of a portfolio.
package struct LedgerEntry: Sendable {
    /// The record's id.
    package let record: Datum
    /// The step's id, and what it is called.
    package let step: String?
    package let label: String?
    package let before: Datum
    package let after: Datum
    /// What is then left of the cap for the record's key.
    package let remaining: Datum
}

extension PolicyEvaluator {
    /// The records as the steps left them, in the order of the case: fields, columns, `amount`, `outcome`, `reason`,
    /// `kept`. Nil when nothing across records could be said.
    package func decidedRecords() -> [Datum]? {
        guard let planned = plan.portfolio,
            case .list(let records) = datum(of: evaluator[planned.resultsSlot])
        else { return nil }
        return records
    }

    /// How the records' entries are typed.
    package var recordType: DeclaredType? {
        guard let planned = plan.portfolio else { return nil }
        let fields = planned.fields.map { DeclaredType.Field(name: $0.input.name, type: $0.input.type) }
        return .record(fields + addedEntries)
    }

    /// The entries of a record that it did not come with: columns, then what the steps made of it.
    package var addedEntries: [DeclaredType.Field] {
        let columns = (plan.portfolio?.columns ?? []).map { plan.outputs[$0].output }.map {
            DeclaredType.Field(name: $0.name, type: $0.type)
        }
        let state: [DeclaredType] = [.money, .string, .string, .boolean]
        return columns + zip(RecordSlots.names, state).map { DeclaredType.Field(name: $0, type: $1) }
    }

    /// Every touch of a step, in the order in which it happened.
    package func ledger() -> [LedgerEntry] {
        guard let planned = plan.portfolio else { return [] }
        let labels = Dictionary(
            (plan.policy.portfolio?.steps ?? []).flatMap(\.markings).compactMap { marking in
                marking.name.flatMap { name in marking.label.map { (name, $0) } }
            }, uniquingKeysWith: { first, _ in first })
        return table.ledger.map { line in
            LedgerEntry(
                record: datum(of: recordID(line.record, planned)), step: line.step,
                label: line.step.flatMap { labels[$0] },
                before: datum(of: line.before), after: datum(of: line.after),
                remaining: datum(of: line.remaining))
        }
    }
}
