import Analysis
import FEEL
import LocatedCSV
import LocatedYAML
import Provisions
import Proviso
import Reports

/// A file of records put to two versions of a policy over records, and to those between: what becomes of each record.
///
/// Every version sees all records at once, so memory holds the table of one version and the outcomes of all.
struct PortfolioComparison {
    private let comparison: PolicyComparison
    private let clause: ChangeContract.Clause?
    private let options: RecordOptions

    init(_ comparison: PolicyComparison, _ clause: ChangeContract.Clause?, _ options: RecordOptions) {
        (self.comparison, self.clause, self.options) = (comparison, clause, options)
    }

    /// - Parameters:
    ///   - input: what the policy asks besides the records.
    ///   - field: the column by whose values there are totals.
    func compare(
        _ path: String, _ input: CaseInput, asOf: CalendarDate?, by field: String?
    ) throws(CommandFailure) -> TreeDifference.Compared {
        guard let (terms, plans) = comparison.combinations else { throw .invalid(comparison.problems) }
        var options = options
        var versions: [Version] = []
        for plan in plans {
            let version = try Version(plan, path, options, input, asOf)
            // What was said of the file is not said again.
            options.pass = version.table.header?.joined(separator: ",")
            versions.append(version)
        }
        guard let before = versions.first, let after = versions.last else { throw .invalid([]) }
        let group = try field.map { field throws(CommandFailure) in
            let names = after.table.header ?? []
            guard let place = names.firstIndex(of: field) else {
                throw .usage(.unknownColumn(field, known: names))
            }
            return place
        }
        let shape = OutcomeShape(fields: after.fields + before.fields)
        var difference = OutcomeDifference(shape, terms, clause: clause)
        var rows = versions.map { _ in OutcomeRow(shape) }
        let places = versions.map { shape.places(of: $0.fields.map(\.name)) }
        for index in 0..<after.count {
            var record: [UInt8] = []
            if after.table.header != nil { after.table.write(index, to: &record) }
            let mark = OutcomeDifference.CaseMark(size: record.count, index: index) { after.name(index) }
            Self.read(versions[...], index, into: &rows, places) { rows in
                difference.add(
                    rows, mark, group: group.map { place in record.withUnsafeBytes { $0.cell(place) } })
            }
        }
        return .init(source: .file(Files.name(of: path)), difference: difference, groupedBy: field)
    }

    /// Gives the outcomes of a record, which stay in memory as long as they are looked at.
    private static func read(
        _ versions: ArraySlice<Version>, _ index: Int, into rows: inout [OutcomeRow], _ places: [[Int]],
        _ body: ([OutcomeRow]) -> Void
    ) {
        guard let version = versions.first else { return body(rows) }
        version.outcomes[version.range(index)].withUnsafeBytes { bytes in
            rows[versions.startIndex].read(bytes, places[versions.startIndex])
            read(versions.dropFirst(), index, into: &rows, places, body)
        }
    }
}

extension PortfolioComparison {
    /// What one version makes of the records.
    private struct Version {
        let table: RecordFeed.Table
        let fields: [DeclaredType.Field]
        /// The added cells of every record, and where each record's end.
        private(set) var outcomes: [UInt8] = []
        private var ends: [Int] = []
        private let evaluator: PolicyEvaluator
        private let firstRow: Int

        init(
            _ plan: PolicyPlan, _ path: String, _ options: RecordOptions, _ input: CaseInput,
            _ asOf: CalendarDate?
        ) throws(CommandFailure) {
            let evaluator = PolicyEvaluator(plan: plan)
            let table = try RecordFeed(path, options).feed(evaluator)
            let facts = try input.facts(for: plan.policy)
            let decision = try CommandFailure.unlessLimited { () throws(LimitExceeded) in
                try evaluator.decideRecords(facts, asOf: asOf ?? input.asOf) {
                    table.place($0) ?? facts.place
                }
            }
            guard decision.errors.isEmpty, let rows = evaluator.decidedRows else {
                throw .invalid(decision.errors.map(\.diagnostic))
            }
            (self.table, self.evaluator, fields, firstRow) = (
                table, evaluator, evaluator.addedEntries, rows.lowerBound
            )
            for row in rows {
                for (index, entry) in fields.enumerated() {
                    if index > 0 { CSVWriter.comma(&outcomes) }
                    CSVReport.write(evaluator.addedCell(row, index), as: entry.type, to: &outcomes)
                }
                ends.append(outcomes.count)
            }
        }

        var count: Int { ends.count }

        func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

        /// What a record is called.
        func name(_ index: Int) -> String {
            guard let id = evaluator.plan.policy.portfolio?.recordID.text else { return "#\(index + 1)" }
            return CSVReport.text(evaluator.decidedRecord(firstRow + index)[id] ?? .null, as: nil)
        }
    }
}
