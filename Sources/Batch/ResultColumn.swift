import FEEL
import LocatedCSV
import Provisions
import Reports

/// How outcomes are written, as far as single values are concerned.
enum OutcomeStyle {
    case csv, json

    /// A text as a value.
    func text(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        switch self {
        case .csv: CSVWriter.write(text, to: &bytes)
        case .json:
            var writer = JSONWriter(.compact)
            writer.string(text)
            bytes = Array(writer.text.utf8)
        }
        return bytes
    }

    /// An id in a list: of JSON with quotes, which a cell of CSV doubles.
    func id(_ id: String, inCell: Bool) -> String {
        switch self {
        case .csv: inCell ? "\"\"\(id)\"\"" : id
        case .json: "\"\(id)\""
        }
    }
}

/// The ids of a list, each once, in the order in which they first stand in it.
struct IDList: BitwiseCopyable {
    private struct Entry: BitwiseCopyable {
        let register: UnsafeMutablePointer<UInt8>
        let bit: UInt64
        let text: ByteText
    }

    private let entries: UnsafeMutablePointer<Entry>
    private let count: Int
    private let separator: ByteText
    /// The most bytes that they can take.
    let most: Int

    /// - Parameter inCell: whether it is a list of JSON within a cell of CSV.
    init(
        _ ids: [IDColumn], _ memory: ColumnMemory, _ texts: ByteTexts, _ style: OutcomeStyle,
        inCell: Bool = false
    ) {
        var known: [String] = []
        var entries: [Entry] = []
        var most = 8
        for id in ids {
            let position = known.firstIndex(of: id.id) ?? known.count
            if position == known.count { known.append(id.id) }
            let text = texts.text(style.id(id.id, inCell: inCell))
            most += text.count + 2
            entries.append(
                Entry(register: memory.narrow(id.register), bit: 1 << UInt64(position & 63), text: text))
        }
        self.entries = texts.copies(of: entries)
        self.most = most
        count = entries.count
        separator = texts.text(style == .csv && !inCell ? ";" : ", ")
    }

    @inline(__always)
    func put(_ row: Int, to cursor: inout ByteCursor) {
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

/// A result in plain words and pointers: what is looked at for every value that is written.
struct ResultColumn: BitwiseCopyable {
    private enum Kind: UInt8 { case number, decimal, boolean, date, choice, ids, nothing }

    private var kind = Kind.nothing
    private let isJSON: Bool
    private var scale = 0
    private let places: Int
    private var wide: UnsafeMutablePointer<Int64>?
    /// The lower halves of decimals.
    private var wideLow: UnsafeMutablePointer<Int64>?
    private var narrow: UnsafeMutablePointer<UInt8>?
    private let absence: UnsafeMutablePointer<UInt8>?
    private var texts: UnsafeMutablePointer<ByteText>?
    private var list: IDList?
    private let (yes, no): (ByteText, ByteText)
    /// The most bytes that it takes.
    private(set) var most = 48

    init(
        _ value: Operand, ids: [IDColumn]?, isMoney: Bool, _ memory: ColumnMemory, _ texts: ByteTexts,
        _ style: OutcomeStyle
    ) {
        isJSON = style == .json
        absence = value.absence.map { memory.narrow($0) }
        places = isMoney ? 2 : 0
        (yes, no) = (texts.text("true"), texts.text("false"))
        if let ids {
            let list = IDList(ids, memory, texts, style, inCell: true)
            (kind, self.list, most) = (.ids, list, list.most)
            return
        }
        switch value.type {
        case .number(let scale): (kind, self.scale, wide) = (.number, scale, memory.wide(value.register))
        case .decimal:
            (kind, wide, wideLow) = (.decimal, memory.wide(value.register), memory.wide(value.register + 1))
            most = 160
        case .boolean: (kind, narrow) = (.boolean, memory.narrow(value.register))
        case .date: (kind, wide) = (.date, memory.wide(value.register))
        case .choice(let choices):
            let cells = choices.map { texts.text(style.text($0)) }
            // A position is a byte: with a text for each, no row can read beyond.
            let rest = Array(repeating: texts.text(""), count: 256 - min(cells.count, 256))
            (kind, narrow) = (.choice, memory.narrow(value.register))
            self.texts = texts.copies(of: cells + rest)
            most = 8 + (cells.map(\.count).max() ?? 0)
        case .null: break
        }
    }

    @inline(__always)
    static func put(_ column: UnsafePointer<ResultColumn>, _ row: Int, _ cursor: inout ByteCursor) {
        if let absence = column.pointee.absence, absence[row] != 0 { return putNothing(column, &cursor) }
        switch column.pointee.kind {
        case .number:
            guard let entries = column.pointee.wide else { return }
            cursor.put(entries[row], scale: column.pointee.scale, places: column.pointee.places)
        case .decimal: putDecimal(column, row, &cursor)
        case .boolean:
            guard let entries = column.pointee.narrow else { return }
            cursor.put(entries[row] != 0 ? column.pointee.yes : column.pointee.no)
        case .choice:
            guard let entries = column.pointee.narrow, let texts = column.pointee.texts else { return }
            cursor.put(texts[Int(entries[row])])
        case .date: putDate(column, row, &cursor)
        case .ids: putList(column, row, &cursor)
        case .nothing: putNothing(column, &cursor)
        }
    }

    @inline(__always)
    private static func putNothing(_ column: UnsafePointer<ResultColumn>, _ cursor: inout ByteCursor) {
        if column.pointee.isJSON { cursor.put(word: 0x6C6C_756E, count: 4) }
    }

    private static func putDecimal(
        _ column: UnsafePointer<ResultColumn>, _ row: Int, _ cursor: inout ByteCursor
    ) {
        guard let high = column.pointee.wide, let low = column.pointee.wideLow else { return }
        var text: [UInt8] = []
        Decimals(high: high, low: low)[row].write(decimals: column.pointee.places, to: &text)
        text.withUnsafeBufferPointer { bytes in
            if let start = bytes.baseAddress { cursor.put(start, min(bytes.count, 128)) }
        }
    }

    private static func putDate(_ column: UnsafePointer<ResultColumn>, _ row: Int, _ cursor: inout ByteCursor)
    {
        guard let day = column.pointee.wide?[row], let date = CalendarDate(dayNumber: Int(day)) else {
            return
        }
        var text = column.pointee.isJSON ? "\"\(date)\"" : "\(date)"
        text.withUTF8 { bytes in
            if let start = bytes.baseAddress { cursor.put(start, min(bytes.count, 24)) }
        }
    }

    /// A list of texts as JSON; as a cell of CSV it takes quotes.
    private static func putList(_ column: UnsafePointer<ResultColumn>, _ row: Int, _ cursor: inout ByteCursor)
    {
        guard let ids = column.pointee.list else { return }
        let isQuoted = !column.pointee.isJSON && !ids.isEmpty(row)
        if isQuoted { cursor.put(CSVScanner.quote) }
        cursor.put(UInt8(ascii: "["))
        ids.put(row, to: &cursor)
        cursor.put(UInt8(ascii: "]"))
        if isQuoted { cursor.put(CSVScanner.quote) }
    }
}
