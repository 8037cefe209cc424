import FEEL
import LocatedCSV
import Provisions
import Reports

/// Writes the outcomes of a batch behind the records that they answer, as `CSVReport` would: eligibility, reasons, missing, each
/// output, the binding ids, error.
struct OutcomeWriter {
    /// A result in plain words.
    private struct Column: BitwiseCopyable {
        enum Kind: UInt8 { case number, boolean, date, choice, ids, nothing }

        var kind = Kind.nothing
        var scale = 0
        var places = 0
        var wide: UnsafeMutablePointer<Int64>?
        var narrow: UnsafeMutablePointer<UInt8>?
        var absence: UnsafeMutablePointer<UInt8>?
        var texts: UnsafeMutablePointer<ByteText>?
        var list: IDs?
    }

    /// The ids of a list, each once, in the order in which they first stand in it.
    private struct IDs: BitwiseCopyable {
        private struct Entry: BitwiseCopyable {
            let register: UnsafeMutablePointer<UInt8>
            let bit: UInt64
            let text: ByteText
        }

        private let entries: UnsafeMutablePointer<Entry>
        private let count: Int
        /// The most bytes that they can take.
        let most: Int

        init(_ ids: [IDColumn], _ memory: ColumnMemory, _ texts: ByteTexts, quoted: Bool = false) {
            var known: [String] = []
            var entries: [Entry] = []
            var most = 8
            for id in ids {
                let position = known.firstIndex(of: id.id) ?? known.count
                if position == known.count { known.append(id.id) }
                let text = texts.text(quoted ? "\"\"\(id.id)\"\"" : id.id)
                most += text.count + 2
                entries.append(
                    Entry(register: memory.narrow(id.register), bit: 1 << UInt64(position & 63), text: text))
            }
            self.entries = texts.copies(of: entries)
            count = entries.count
            self.most = most
        }

        @inline(__always)
        func put(_ row: Int, separator: ByteText, to cursor: inout ByteCursor) {
            var seen: UInt64 = 0
            for index in 0..<count where entries[index].register[row] != 0 {
                if seen & entries[index].bit != 0 { continue }
                if seen != 0 { cursor.put(separator) }
                seen |= entries[index].bit
                cursor.put(entries[index].text)
            }
        }

        func isEmpty(_ row: Int) -> Bool {
            for index in 0..<count where entries[index].register[row] != 0 { return false }
            return true
        }
    }

    private let texts = ByteTexts()
    private let pairs: UnsafePointer<UInt8>
    private let eligible: UnsafeMutablePointer<UInt8>?
    private let reasons: IDs
    private let columns: UnsafeMutablePointer<Column>
    private let columnCount: Int
    private let binding: IDs?
    /// The most bytes that an outcome can take, the record aside.
    private let most: Int
    private let (eligibleWord, ineligibleWord): (ByteText, ByteText)
    private let (yes, no, semicolon, comma): (ByteText, ByteText, ByteText, ByteText)

    init(_ outcome: OutcomeColumns, _ memory: ColumnMemory) {
        let texts = self.texts
        pairs = texts.pairs
        eligible = outcome.isEligible.map { memory.narrow($0.register) }
        let reasons = IDs(outcome.reasons, memory, texts)
        let binding = outcome.binding.map { IDs($0, memory, texts) }
        var most = 128 + reasons.most + (binding?.most ?? 0)
        var columns: [Column] = []
        for output in outcome.outputs {
            let (column, longest) = Self.column(output, memory, texts)
            columns.append(column)
            most += longest
        }
        (self.reasons, self.binding, self.most) = (reasons, binding, most)
        self.columns = texts.copies(of: columns)
        columnCount = columns.count
        (eligibleWord, ineligibleWord) = (
            texts.text(Eligibility.eligible.rawValue), texts.text(Eligibility.ineligible.rawValue)
        )
        (yes, no, semicolon, comma) = (
            texts.text("true"), texts.text("false"), texts.text(";"), texts.text(", ")
        )
    }

    /// A column and the most bytes that it takes.
    private static func column(_ output: OutputColumn, _ memory: ColumnMemory, _ texts: ByteTexts) -> (
        Column, Int
    ) {
        var column = Column()
        column.absence = output.value.absence.map { memory.narrow($0) }
        if let ids = output.ids {
            let list = IDs(ids, memory, texts, quoted: true)
            (column.kind, column.list) = (.ids, list)
            return (column, list.most)
        }
        let register = output.value.register
        var most = 48
        switch output.value.type {
        case .number(let scale):
            (column.kind, column.scale, column.wide) = (.number, scale, memory.wide(register))
            column.places = output.output.type == .money ? 2 : 0
        case .boolean: (column.kind, column.narrow) = (.boolean, memory.narrow(register))
        case .date: (column.kind, column.wide) = (.date, memory.wide(register))
        case .choice(let choices):
            let cells = choices.map { texts.text(Self.cell($0)) }
            // A position is a byte: with a text for each, no row can read beyond.
            let rest = Array(repeating: texts.text(""), count: 256 - min(cells.count, 256))
            (column.kind, column.narrow) = (.choice, memory.narrow(register))
            column.texts = texts.copies(of: cells + rest)
            most = 2 + (cells.map(\.count).max() ?? 0)
        case .null: break
        }
        return (column, most)
    }

    private static func cell(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        CSVWriter.write(text, to: &bytes)
        return bytes
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
            cursor.put(holds ? eligibleWord : ineligibleWord)
            cursor.put(CSVScanner.comma)
            if !holds { reasons.put(row, separator: semicolon, to: &cursor) }
        } else {
            cursor.put(CSVScanner.comma)
        }
        cursor.put(CSVScanner.comma)
        for index in 0..<columnCount {
            cursor.put(CSVScanner.comma)
            if let absence = columns[index].absence, absence[row] != 0 { continue }
            put(columns + index, row, &cursor)
        }
        if let binding {
            cursor.put(CSVScanner.comma)
            binding.put(row, separator: semicolon, to: &cursor)
        }
        cursor.put(CSVScanner.comma)
        cursor.put(CSVScanner.carriageReturn)
        cursor.put(CSVScanner.lineFeed)
        buffer.end(at: cursor.place)
        return eligible.map { Int($0[row]) } ?? 0
    }

    @inline(__always)
    private func put(_ column: UnsafeMutablePointer<Column>, _ row: Int, _ cursor: inout ByteCursor) {
        switch column.pointee.kind {
        case .number:
            guard let entries = column.pointee.wide else { return }
            cursor.put(entries[row], scale: column.pointee.scale, places: column.pointee.places)
        case .boolean:
            guard let entries = column.pointee.narrow else { return }
            cursor.put(entries[row] != 0 ? yes : no)
        case .choice:
            guard let entries = column.pointee.narrow, let texts = column.pointee.texts else { return }
            cursor.put(texts[Int(entries[row])])
        case .date: putDate(column.pointee.wide?[row], &cursor)
        case .ids: column.pointee.list.map { putList($0, row, &cursor) }
        case .nothing: break
        }
    }

    private func putDate(_ day: Int64?, _ cursor: inout ByteCursor) {
        guard let date = day.flatMap({ CalendarDate(dayNumber: Int($0)) }) else { return }
        var text = "\(date)"
        text.withUTF8 { bytes in
            if let start = bytes.baseAddress { cursor.put(start, min(bytes.count, 24)) }
        }
    }

    /// A list of texts as a cell of JSON.
    private func putList(_ ids: IDs, _ row: Int, _ cursor: inout ByteCursor) {
        let isQuoted = !ids.isEmpty(row)
        if isQuoted { cursor.put(CSVScanner.quote) }
        cursor.put(UInt8(ascii: "["))
        ids.put(row, separator: comma, to: &cursor)
        cursor.put(UInt8(ascii: "]"))
        if isQuoted { cursor.put(CSVScanner.quote) }
    }
}
