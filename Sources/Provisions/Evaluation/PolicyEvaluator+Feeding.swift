package import Diagnostics
package import FEEL

/// Records that are read one by one, from a file of any length, in the place of those of a case.
///
/// They become rows of plain values at once. What is fed in is as large as it is: the limits are for what expressions make
/// of it, and grow with the records, so that what is sound for one of them is sound for a million.
extension PolicyEvaluator {
    /// How many steps, and bytes of the heap, each record may take beyond what the limits give to all together.
    private static let stepsForRecord = 1_000
    private static let bytesForRecord = 256

    /// Forgets all records, and waits for others.
    package func beginRecords() {
        heap.release(to: mark)
        heap.limits = limits(for: 0)
        heap.limits.heapSize = .max
        heap.refill()
        isFed = true
        fedOutcome = plan.portfolio.map(outcome) ?? .null
        table = RecordTable(
            fields: plan.portfolio?.fields.count ?? 0, columns: plan.portfolio?.columns.count ?? 0)
    }

    /// Takes a record whose fields' values lie in the heap, in the order of the fields: `Value.absent` for those that it
    /// does not mention.
    func feed(_ values: [Value]) { table.append(values, outcome: fedOutcome) }

    /// Takes a record from a line of CSV; false, and nothing taken, where the line needs a closer look.
    package func feed(_ line: UnsafeBufferPointer<UInt8>, by reader: PlainLineReader) -> Bool {
        guard let values = reader.values(of: line, in: heap) else { return false }
        feed(values)
        return true
    }

    /// How lines under a header are read; nil where none can be.
    package func plainLineReader(_ columns: CaseColumns) -> PlainLineReader? {
        plan.portfolio.flatMap { PlainLineReader(columns, of: $0, zone: plan.timezone) }
    }

    /// Takes a record as a case says it.
    ///
    /// - Throws: when a text or a list of it is longer than any may be.
    package func feed(_ record: Datum) throws(LimitExceeded) {
        guard let planned = plan.portfolio else { return }
        heap.refill()
        var values: [Value] = []
        for (position, field) in planned.fields.enumerated() {
            guard let given = record[field.input.name] else {
                values.append(.absent)
                continue
            }
            if field.fields.isEmpty || given == .null {
                values.append(heap.value(of: given.meant(in: plan.timezone)))
            } else {
                table.nested[table.count * table.fields + position] = given
                values.append(.absent)
            }
        }
        if let limit = heap.overrun { throw LimitExceeded(limit) }
        feed(values)
    }

    /// Decides the records that it was fed with; once, since they are worked on where they stand.
    ///
    /// - Parameters:
    ///   - facts: the other inputs.
    ///   - placeOf: where a record stands, by its number from 0: asked for when something is wrong with it.
    package func decideRecords(
        _ facts: Facts, asOf: CalendarDate? = nil, placeOf: @escaping (Int) -> SourcePlace
    ) throws(LimitExceeded) -> Decision {
        heap.limits = limits(for: table.count)
        recordPlace = placeOf
        defer { (recordPlace, trialFacts, isFed) = (nil, nil, false) }
        return try decide(facts.taking(records: [], at: []), asOf: asOf)
    }

    private func limits(for records: Int) -> Limits {
        var limits = ownLimits
        let (steps, areTooMany) = limits.steps.addingReportingOverflow(records * Self.stepsForRecord)
        limits.steps = areTooMany ? .max : steps
        limits.listLength = max(limits.listLength, records)
        let (size, isTooLarge) = limits.heapSize.addingReportingOverflow(
            heap.size + records * Self.bytesForRecord)
        limits.heapSize = isTooLarge ? .max : size
        return limits
    }

    /// Gives `records` its value: fields that a record does not mention are what the policy says of their absence.
    func takeFedRecords(_ planned: PlannedPortfolio) throws(LimitExceeded) {
        if needsRecordsAsFed {
            trialFacts = facts.taking(records: table.rows.map { datum(ofFed: $0, planned) }, at: [])
        }
        for row in table.rows {
            for (position, field) in planned.fields.enumerated() {
                let value = try complete(field, row, position)
                table[row, position] = value
                evaluator[field.slot] = value
                try checkAllowed(field, value, at: self.place(ofFed: row))
            }
        }
        table.nested = [:]
        evaluator[planned.recordsSlot] = list(
            planned.fields.map(\.input.name), plan.recordReads(of: planned.recordsSlot))
    }

    private func complete(_ field: PlannedInput, _ row: Int, _ position: Int) throws(LimitExceeded) -> Value {
        let value = table[row, position]
        guard value.isAbsent || value.isNull else { return value }
        let state: Facts.State
        if let nested = table.nested[row * table.fields + position] {
            state = .given(nested, place(ofFed: row))
        } else if value.isNull {
            state = .null(facts.place)
        } else {
            state = .absent
        }
        return try self.value(of: field, state, place: self.place(ofFed: row))
    }

    private func place(ofFed row: Int) -> SourcePlace { recordPlace?(row) ?? facts.place }

    // MARK: - Trials

    /// Whether completions of unknown inputs may look at the records.
    private var needsRecordsAsFed: Bool {
        plan.eligibilityStep != nil && !plan.unknowable.isEmpty
            && plan.portfolio.map { plan.recordReads(of: $0.recordsSlot) != .none } ?? false
    }

    private func datum(ofFed row: Int, _ planned: PlannedPortfolio) -> Datum {
        .context(
            planned.fields.enumerated().compactMap { position, field in
                let nested = table.nested[row * table.fields + position]
                let value = table[row, position]
                if nested == nil, value.isAbsent { return nil }
                return Datum.Entry(field.input.name, nested ?? datum(of: value))
            })
    }
}
