import Batch
import FEEL
import Proviso
import Provisions

/// A file of records, opened: its form, its columns, its pieces.
struct BatchInput {
    let form: RecordForm
    let columns: CaseColumns?
    var reader: PieceReader
    private let file: String
    private let places: [Int]

    /// - Parameter from: the form that an option names; else the file's name tells.
    init(_ path: String, from: String?, encoding: TextEncoding, plan: PolicyPlan) throws {
        form = try RecordForm.named(from, path: path)
        file = Files.name(of: path)
        reader = try PieceReader(path, isCSV: form == .csv, encoding: form == .csv ? encoding : .utf8)
        guard form == .csv else {
            (columns, places) = (nil, [])
            return
        }
        let columns = try CaseColumns.read(
            try reader.header(), file: file, inputs: plan.policy.inputs, own: CaseReader.ownKeys)
        self.columns = columns
        places = RecordSample.places(try reader.sample(), columns: columns.columns.count)
    }

    func job(plan: PolicyPlan, asOf: CalendarDate?, target: RecordForm) -> BatchJob {
        BatchJob(
            plan: plan, asOf: asOf, decoder: RecordDecoder(form: form, columns: columns), target: target,
            file: file, places: places)
    }
}
