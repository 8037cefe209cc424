import FEEL

/// The records of a portfolio while its steps work on them: one row each, in the order in which the case lists them.
struct RecordTable {
    /// The records as they came.
    let records: [Value]
    /// Beside the plan's columns: a value for each record.
    var columns: [[Value]]
    var amounts: [Value]
    var outcomes: [Value]
    var reasons: [Value]
    var kept: [Bool]
    var ledger: [LedgerLine] = []

    init(_ records: [Value], columns: Int, outcome: Value) {
        self.records = records
        self.columns = Array(repeating: Array(repeating: .null, count: records.count), count: columns)
        amounts = Array(repeating: .null, count: records.count)
        outcomes = Array(repeating: outcome, count: records.count)
        reasons = Array(repeating: .null, count: records.count)
        kept = Array(repeating: true, count: records.count)
    }
}

/// What one step did to one record.
struct LedgerLine {
    let record: Int
    /// The step's id.
    let step: String?
    let before: Value
    let after: Value
    /// What is then left of the cap or the pool; null where there is none.
    let remaining: Value
}
