import Batch
import FEEL
import Proviso
import Provisions

/// A file of records, opened: its form, its columns, its pieces.
struct RecordInput {
    let form: RecordForm
    let columns: CaseColumns?
    var reader: PieceReader
    /// How messages call it.
    let name: String
    private let places: [Int]
    private let encoding: TextEncoding

    /// - Parameters:
    ///   - from: the form that an option names; else the file's name tells.
    ///   - inputs: what a record may hold.
    ///   - own: further columns that mean something.
    init(
        _ path: String, from: String?, encoding: TextEncoding, inputs: [Provisions.Input],
        own: [String] = CaseReader.ownKeys
    ) throws(CommandFailure) {
        self.encoding = encoding
        form = try RecordForm.named(from, path: path)
        name = Files.name(of: path)
        do throws(FileProblem) {
            reader = try PieceReader(path, isCSV: form == .csv, encoding: form == .csv ? encoding : .utf8)
        } catch {
            throw .usage(.unreadableFile(error))
        }
        guard form == .csv else {
            (columns, places) = (nil, [])
            return
        }
        let header: (bytes: [UInt8], line: Int)?
        let sample: [UInt8]
        do throws(FileProblem) {
            (header, sample) = (try reader.header(), try reader.sample())
        } catch {
            throw .usage(.unreadableFile(error))
        }
        let columns = try CaseColumns.read(header, file: name, inputs: inputs, own: own)
        self.columns = columns
        places = RecordSample.places(sample, columns: columns.columns.count)
    }

    var decoder: RecordDecoder {
        RecordDecoder(form: form, columns: columns, encoding: encoding == .utf8 ? nil : "GB18030")
    }

    func job(plan: PolicyPlan, asOf: CalendarDate?, target: RecordForm) -> BatchJob {
        BatchJob(plan: plan, asOf: asOf, decoder: decoder, target: target, file: name, places: places)
    }
}
