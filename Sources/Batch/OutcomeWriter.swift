import FEEL
import LocatedCSV
import Provisions
import Reports

/// Writes the outcomes of a batch as CSV, behind the records that they answer, byte for byte as `CSVReport` would: eligibility,
/// reasons, missing, each output, the binding ids, error.
struct OutcomeWriter {
    private let texts = ByteTexts()
    private let pairs: UnsafePointer<UInt8>
    private let eligible: UnsafeMutablePointer<UInt8>?
    let undetermined: Narrow?
    private let (reasons, missing): (IDList, IDList)
    private let columns: UnsafeMutablePointer<ResultColumn>
    private let columnCount: Int
    private let binding: IDList?
    /// The most bytes that an outcome can take, the record aside.
    private let most: Int
    private let (eligibleWord, ineligibleWord, undeterminedWord): (ByteText, ByteText, ByteText)

    init(_ outcome: OutcomeColumns, _ memory: ColumnMemory) {
        let texts = self.texts
        pairs = texts.pairs
        eligible = outcome.isEligible.map { memory.narrow($0.register) }
        undetermined = outcome.isUndetermined.map { memory.narrow($0.register) }
        let reasons = IDList(outcome.reasons, memory, texts, .csv)
        let missing = IDList(outcome.missing, memory, texts, .csv)
        let binding = outcome.binding.map { IDList($0, memory, texts, .csv) }
        let columns = outcome.outputs.map {
            ResultColumn($0.value, ids: $0.ids, isMoney: $0.isMoney, memory, texts, .csv)
        }
        (self.reasons, self.missing, self.binding) = (reasons, missing, binding)
        most = columns.reduce(128 + reasons.most + missing.most + (binding?.most ?? 0)) { $0 + $1.most }
        self.columns = texts.copies(of: columns)
        columnCount = columns.count
        (eligibleWord, ineligibleWord, undeterminedWord) = (
            texts.text(Eligibility.eligible.rawValue), texts.text(Eligibility.ineligible.rawValue),
            texts.text(Eligibility.undetermined.rawValue)
        )
    }

    var hasEligibility: Bool { eligible != nil }

    /// One record with its outcome; gives 1 where it is eligible, else 0.
    @inline(__always)
    func write(_ record: UnsafePointer<UInt8>, _ length: Int, row: Int, to buffer: ByteBuffer) -> Int {
        buffer.reserve(length + most)
        var cursor = ByteCursor(buffer.cursor, pairs)
        cursor.put(record, length)
        cursor.put(CSVScanner.comma)
        if let eligible {
            let holds = eligible[row] != 0
            let isOpen = undetermined.map { $0[row] != 0 } ?? false
            cursor.put(holds ? eligibleWord : isOpen ? undeterminedWord : ineligibleWord)
            cursor.put(CSVScanner.comma)
            if !holds, !isOpen { reasons.put(row, to: &cursor) }
            cursor.put(CSVScanner.comma)
            if isOpen { missing.put(row, to: &cursor) }
        } else {
            cursor.put(CSVScanner.comma)
            cursor.put(CSVScanner.comma)
        }
        for index in 0..<columnCount {
            cursor.put(CSVScanner.comma)
            ResultColumn.put(columns + index, row, &cursor)
        }
        if let binding {
            cursor.put(CSVScanner.comma)
            binding.put(row, to: &cursor)
        }
        cursor.put(CSVScanner.comma)
        cursor.put(CSVScanner.carriageReturn)
        cursor.put(CSVScanner.lineFeed)
        buffer.end(at: cursor.place)
        return eligible.map { Int($0[row]) } ?? 0
    }
}
