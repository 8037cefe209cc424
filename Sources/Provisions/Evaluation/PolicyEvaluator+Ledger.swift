package import FEEL

/// A value of a record as it is written out.
package enum RecordCell {
    case null
    case boolean(Bool)
    case number(Number)
    /// UTF-8 in the evaluator's heap: to be read before the evaluator goes on.
    case text(UnsafeBufferPointer<UInt8>)
    case other(Datum)
}

/// What one step did to one record of a portfolio.
package struct LedgerEntry {
    /// The record's id.
    package let record: RecordCell
    /// Which of the evaluator's `ledgerSteps`.
    package let step: Int
    package let before: RecordCell
    package let after: RecordCell
    /// What is then left of the cap for the record's key.
    package let remaining: RecordCell
}

/// A step as a ledger names it.
package struct LedgerStep: Sendable {
    package let id: String?
    package let label: String?
}

extension PolicyEvaluator {
    /// The rows of the records as the steps left them, in the order of the case. Nil when nothing across records could be
    /// said.
    package var decidedRows: Range<Int>? {
        guard let planned = plan.portfolio, evaluator[planned.resultsSlot].tag == .list else { return nil }
        return table.rows
    }

    /// A record as the steps left it: fields, columns, `amount`, `outcome`, `reason`, `kept`.
    package func decidedRecord(_ row: Int) -> Datum {
        guard let planned = plan.portfolio else { return .null }
        // Writing a record takes no more than one record may take.
        heap.refill()
        return .context(
            planned.entryNames(plan).enumerated().map { Datum.Entry($1, datum(of: table[row, $0])) })
    }

    /// What stands in a row under one of the `addedEntries`, by its number.
    package func addedCell(_ row: Int, _ entry: Int) -> RecordCell { cell(table[row, table.fields + entry]) }

    private func cell(_ value: Value) -> RecordCell {
        switch value.tag {
        case .null: return .null
        case .string: return .text(heap.withBytes(of: value) { $0 })
        case .boolean: return .boolean(value.isTrue)
        default: break
        }
        if let number = value.number { return .number(number) }
        heap.refill()
        return .other(datum(of: value))
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

    /// The steps of the ledger, by their numbers.
    package var ledgerSteps: [LedgerStep] {
        let markings = (plan.policy.portfolio?.steps ?? []).flatMap(\.markings)
        return table.steps.map { step in
            LedgerStep(id: step, label: markings.first { $0.name == step && $0.label != nil }?.label)
        }
    }

    /// Every touch of a step, in the order in which it happened.
    package func ledger() -> LazyMapSequence<Range<Int>, LedgerEntry> {
        (0..<table.ledger.count).lazy.map { index in
            let line = self.table.ledger[index]
            return LedgerEntry(
                record: self.cell(line.record), step: Int(line.step), before: self.cell(line.before),
                after: self.cell(line.after), remaining: self.cell(line.remaining))
        }
    }
}
