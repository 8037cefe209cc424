import FEEL

/// The records of a portfolio while its steps work on them: one row each, in the order in which the case lists them.
///
/// A row is a few plain values beside one another: the record's fields, what the policy's columns work out, and what the
/// steps have made of it.
struct RecordTable {
    /// How many fields a record has, and how many columns are worked out.
    let fields: Int
    let columns: Int
    private var cells = Pieces<Value>()
    private(set) var kept: [Bool] = []
    private(set) var ledger = Pieces<LedgerLine>()
    /// The ids of the steps in the ledger.
    private(set) var steps: [String?] = []
    /// Fields that are records themselves, or lists of them, until they are complete: by row and field.
    var nested: [Int: Datum] = [:]

    init(fields: Int = 0, columns: Int = 0) {
        self.fields = fields
        self.columns = columns
    }

    var count: Int { kept.count }
    var rows: Range<Int> { 0..<count }

    // Which columns stand behind the worked out ones.
    var amount: Int { fields + columns }
    var outcome: Int { amount + 1 }
    var reason: Int { amount + 2 }
    /// How many values a row has.
    private var width: Int { amount + 3 }
    /// Beside the values.
    var keptColumn: Int { amount + 3 }

    /// A record that no step has touched, with these values of its fields.
    mutating func append(_ values: [Value], outcome: Value = .null) {
        for field in 0..<fields { cells.append(field < values.count ? values[field] : .null) }
        for column in fields..<width { cells.append(column == self.outcome ? outcome : .null) }
        kept.append(true)
    }

    /// A cell of a row, `keptColumn` included.
    @inline(__always)
    subscript(row: Int, column: Int) -> Value {
        get { column == keptColumn ? Value(kept[row]) : cells[row * width + column] }
        set { cells[row * width + column] = newValue }
    }

    mutating func drop(_ row: Int) { kept[row] = false }

    // MARK: - Ledger

    mutating func note(_ line: LedgerLine) { ledger.append(line) }

    /// By which number a ledger's line names a step.
    mutating func number(of step: String?) -> Int32 {
        if let known = steps.firstIndex(of: step) { return Int32(truncatingIfNeeded: known) }
        steps.append(step)
        return Int32(truncatingIfNeeded: steps.count - 1)
    }
}

/// What one step did to one record.
struct LedgerLine: BitwiseCopyable {
    /// The record's id.
    let record: Value
    /// Which of the table's `steps`.
    let step: Int32
    let before: Value
    let after: Value
    /// What is then left of the cap or the pool; null where there is none.
    let remaining: Value
}

/// A cell of a row, and the slot where expressions look for it.
struct RowCell {
    let slot: Int
    let column: Int
}
