/// Reads records of JSON, one object a line, from their bytes straight into a program's columns.
///
/// As `CSVScanner` does: what is not read at a glance (an escape, an exponent, a key that nobody knows) makes the record odd, to
/// be read again in full. Keys are looked for first where the record before had them.
final class JSONScanner {
    /// A key and what becomes of its value.
    private struct Key {
        let name: UnsafePointer<UInt8>
        let length: Int
        let form: UnsafeMutablePointer<ScanForm>
        let nullIsAbsence: Bool
        /// The number of a list's description; −1 for a plain value.
        let list: Int
    }

    private struct List {
        let form: ListForm
        let count: UnsafeMutablePointer<Int64>
        let owners: UnsafeMutablePointer<Int64>
        let keys: [Key]
        let isOfRecords: Bool
        let absences: [UnsafeMutablePointer<UInt8>]
    }

    private let memory: ColumnMemory
    private let texts = ByteTexts()
    private let forms: UnsafeMutablePointer<ScanForm>
    private let formCount: Int
    private var keys: [Key] = []
    private var lists: [List] = []
    private var absences: [UnsafeMutablePointer<UInt8>] = []
    private var itemCounts: [Int]
    /// Where each record begins and ends, and its id as it is written, empty where it has none.
    let starts = UnsafeMutablePointer<Int>.allocate(capacity: ColumnProgram.batchSize)
    let ends = UnsafeMutablePointer<Int>.allocate(capacity: ColumnProgram.batchSize)
    let ids = UnsafeMutablePointer<Range<Int>>.allocate(capacity: ColumnProgram.batchSize)
    /// More keys than this a record of columns does not have.
    static let mostKeys = 63
    /// More items than this a record of columns does not have.
    private static let mostItems = 255

    init(_ memory: ColumnMemory, _ outcome: OutcomeColumns) {
        self.memory = memory
        itemCounts = outcome.lists.map { _ in 0 }
        formCount = outcome.cells.count + outcome.lists.reduce(1) { $0 + $1.fields.count }
        forms = .allocate(capacity: formCount)
        forms.initialize(repeating: ScanForm(memory), count: formCount)
        var next = forms + 1
        let key = { (form: CellForm) -> Key in
            next.pointee = ScanForm(form, memory, self.texts)
            defer { next += 1 }
            return Key(
                name: self.texts.text(form.name).bytes, length: form.name.utf8.count, form: next,
                nullIsAbsence: form.nullIsAbsence, list: -1)
        }
        keys = outcome.cells.map(key)
        absences =
            outcome.cells.map { memory.narrow($0.absence) } + outcome.lists.map { memory.narrow($0.absence) }
        for (number, form) in outcome.lists.enumerated() {
            keys.append(
                Key(
                    name: texts.text(form.name).bytes, length: form.name.utf8.count, form: forms,
                    nullIsAbsence: false, list: number))
            lists.append(
                List(
                    form: form, count: memory.wide(form.count), owners: memory.wide(form.owners),
                    keys: form.fields.map(key), isOfRecords: form.fields.first?.name != "",
                    absences: form.fields.map { memory.narrow($0.absence) }))
        }
    }

    deinit {
        forms.deallocate()
        starts.deallocate()
        ends.deallocate()
        ids.deallocate()
    }

    /// Reads up to `ColumnProgram.batchSize` records; `position` is then at the next one. As `CSVScanner.scan`.
    func scan(_ bytes: UnsafePointer<UInt8>, _ position: inout Int, to end: Int, isPlain: Bool) -> Int {
        for absence in absences { absence.update(repeating: 1, count: ColumnProgram.batchSize) }
        for index in itemCounts.indices { itemCounts[index] = 0 }
        var p = position
        var row = 0
        while row < ColumnProgram.batchSize, p < end {
            let stop = BatchPiece.endOfLine(bytes, p, end)
            let contentEnd = stop > p && bytes[stop &- 1] == CSVScanner.carriageReturn ? stop &- 1 : stop
            if BatchPiece.isBlank(bytes, p, contentEnd) {
                p = stop &+ 1
                continue
            }
            let before = itemCounts
            starts[row] = p
            ends[row] = contentEnd
            ids[row] = 0..<0
            for list in lists { list.count[row] = 0 }
            let isRead =
                (isPlain || CSVScanner.isText(bytes, p, contentEnd)) && record(bytes, p, contentEnd, row)
            if !isRead {
                let isFull = itemCounts.contains { $0 >= ColumnProgram.itemCapacity }
                itemCounts = before
                // With a record that only does not fit any more the next batch begins.
                if row > 0, isFull { break }
            }
            memory.odd[row] = isRead ? 0 : 1
            row &+= 1
            p = stop &+ 1
        }
        position = min(p, end)
        memory.itemCounts = itemCounts
        return row
    }

    // MARK: - Objects

    private func record(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ row: Int) -> Bool {
        var p = start
        guard object(bytes, &p, keys, row, id: row) else { return false }
        Self.space(bytes, &p)
        return p == end
    }

    /// An object whose keys are all known and all different.
    ///
    /// - Parameter id: the record whose `id` it may hold; nil for an item.
    private func object(
        _ bytes: UnsafePointer<UInt8>, _ p: inout Int, _ keys: [Key], _ row: Int, id: Int?
    ) -> Bool {
        Self.space(bytes, &p)
        guard bytes[p] == UInt8(ascii: "{") else { return false }
        p &+= 1
        Self.space(bytes, &p)
        if bytes[p] == UInt8(ascii: "}") {
            p &+= 1
            return true
        }
        var seen: UInt64 = 0
        var expected = 0
        while true {
            guard bytes[p] == CSVScanner.quote else { return false }
            let name = p &+ 1
            guard Self.skipText(bytes, &p) else { return false }
            let length = p &- 1 &- name
            Self.space(bytes, &p)
            guard bytes[p] == UInt8(ascii: ":") else { return false }
            p &+= 1
            Self.space(bytes, &p)
            if let index = find(bytes, name, length, keys, expected) {
                let bit = UInt64(1) &<< UInt64(truncatingIfNeeded: index)
                guard seen & bit == 0, value(bytes, &p, keys[index], row) else { return false }
                seen |= bit
                expected = index &+ 1
            } else {
                guard let id, length == 2, bytes[name] == UInt8(ascii: "i"),
                    bytes[name &+ 1] == UInt8(ascii: "d"),
                    seen >> UInt64(Self.mostKeys) == 0, let range = caseID(bytes, &p)
                else { return false }
                ids[id] = range
                seen |= 1 << UInt64(Self.mostKeys)
            }
            Self.space(bytes, &p)
            let next = bytes[p]
            p &+= 1
            if next == UInt8(ascii: "}") { return true }
            guard next == CSVScanner.comma else { return false }
            Self.space(bytes, &p)
        }
    }

    private func find(
        _ bytes: UnsafePointer<UInt8>, _ name: Int, _ length: Int, _ keys: [Key], _ expected: Int
    ) -> Int? {
        if expected < keys.count, Self.isNamed(keys[expected], bytes, name, length) { return expected }
        for index in 0..<keys.count where Self.isNamed(keys[index], bytes, name, length) { return index }
        return nil
    }

    @inline(__always)
    private static func isNamed(_ key: Key, _ bytes: UnsafePointer<UInt8>, _ name: Int, _ length: Int) -> Bool
    {
        guard key.length == length else { return false }
        var index = 0
        while index < length, key.name[index] == bytes[name &+ index] { index &+= 1 }
        return index == length
    }

    /// A text or a number, passed through as it is written.
    private func caseID(_ bytes: UnsafePointer<UInt8>, _ p: inout Int) -> Range<Int>? {
        let start = p
        if bytes[p] == CSVScanner.quote { return Self.skipText(bytes, &p) ? start..<p : nil }
        guard bytes[p] == UInt8(ascii: "-") || bytes[p] &- UInt8(ascii: "1") < 9 else { return nil }
        p &+= 1
        while bytes[p] &- UInt8(ascii: "0") < 10 { p &+= 1 }
        return p &- start <= 18 ? start..<p : nil
    }

    // MARK: - Values

    @inline(__always)
    private func value(_ bytes: UnsafePointer<UInt8>, _ p: inout Int, _ key: Key, _ row: Int) -> Bool {
        if key.list >= 0 { return list(bytes, &p, lists[key.list], key.list, row) }
        if ScanForm.readJSON(key.form, bytes, &p, row) { return true }
        return key.nullIsAbsence && Self.null(bytes, &p)
    }

    private static func null(_ bytes: UnsafePointer<UInt8>, _ p: inout Int) -> Bool {
        guard UnsafeRawPointer(bytes + p).loadUnaligned(as: UInt32.self) == 0x6C6C_756E else { return false }
        p &+= 4
        return true
    }

    private func list(
        _ bytes: UnsafePointer<UInt8>, _ p: inout Int, _ list: List, _ number: Int, _ row: Int
    ) -> Bool {
        guard bytes[p] == UInt8(ascii: "[") else { return false }
        p &+= 1
        Self.space(bytes, &p)
        memory.narrow(list.form.absence)[row] = 0
        if bytes[p] == UInt8(ascii: "]") {
            p &+= 1
            return true
        }
        let first = itemCounts[number]
        while true {
            let item = itemCounts[number]
            guard item < ColumnProgram.itemCapacity, item &- first < Self.mostItems else { return false }
            itemCounts[number] = item &+ 1
            list.owners[item] = Int64(row)
            for absence in list.absences { absence[item] = 1 }
            if list.isOfRecords {
                guard object(bytes, &p, list.keys, item, id: nil) else { return false }
            } else {
                guard let key = list.keys.first, ScanForm.readJSON(key.form, bytes, &p, item) else {
                    return false
                }
            }
            Self.space(bytes, &p)
            let next = bytes[p]
            p &+= 1
            if next == UInt8(ascii: "]") { break }
            guard next == CSVScanner.comma else { return false }
            Self.space(bytes, &p)
        }
        list.count[row] = Int64(itemCounts[number] &- first)
        return true
    }

    @inline(__always)
    private static func space(_ bytes: UnsafePointer<UInt8>, _ p: inout Int) {
        while bytes[p] == UInt8(ascii: " ") || bytes[p] == UInt8(ascii: "\t") { p &+= 1 }
    }

    /// Passes over a text without escapes, from its quote to behind the closing one.
    @inline(__always)
    static func skipText(_ bytes: UnsafePointer<UInt8>, _ p: inout Int) -> Bool {
        p &+= 1
        while true {
            let byte = bytes[p]
            if byte == CSVScanner.quote {
                p &+= 1
                return true
            }
            guard byte >= 0x20, byte != UInt8(ascii: "\\"), byte != 0x7F else { return false }
            p &+= 1
        }
    }
}
