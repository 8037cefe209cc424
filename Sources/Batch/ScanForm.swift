/// How the cells of one column are read, in plain words and pointers: what a scanner looks at for every cell.
///
/// Each kind first takes the cell for what it mostly is. Only what does not look like that is asked whether it is empty or in
/// quotes.
struct ScanForm: BitwiseCopyable {
    private enum Kind: UInt8 { case skip, text, boolean, number, date, choice }

    /// A choice: its first bytes, up to eight, and the rest.
    private struct Choice: BitwiseCopyable {
        let head: UInt64
        let mask: UInt64
        let headLength: Int
        let rest: ByteText
    }

    private var kind = Kind.skip
    private let wide: UnsafeMutablePointer<Int64>
    private let narrow: UnsafeMutablePointer<UInt8>
    private let absence: UnsafeMutablePointer<UInt8>
    private var exponent = 0
    private var choices: UnsafeMutablePointer<Choice>?
    private var choiceCount = 0

    /// Of a column that nobody reads.
    init(_ memory: ColumnMemory) {
        (wide, narrow, absence) = (memory.wide(0), memory.odd, memory.odd)
    }

    init(_ form: CellForm, _ memory: ColumnMemory, _ texts: ByteTexts) {
        absence = memory.narrow(form.absence)
        let isWide = form.kind == .number || form.kind == .date
        wide = memory.wide(isWide ? form.register : 0)
        narrow = memory.narrow(isWide ? 0 : form.register)
        switch form.kind {
        case .text: kind = .text
        case .boolean: kind = .boolean
        case .number:
            kind = .number
            exponent = form.scale + form.shift
        case .date: kind = .date
        case .choice:
            kind = .choice
            choices = texts.copies(of: form.texts.map { Self.choice(Array($0.utf8), texts) })
            choiceCount = form.texts.count
        }
    }

    private static func choice(_ bytes: [UInt8], _ texts: ByteTexts) -> Choice {
        let length = min(bytes.count, 8)
        let head = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Choice(
            head: head, mask: length == 8 ? .max : (1 << UInt64(8 * length)) - 1, headLength: length,
            rest: texts.text(Array(bytes.dropFirst(8))))
    }

    /// Reads a cell and stops at what follows it; false when it is not read at a glance. An empty one is marked as such; that
    /// no other is has been said for the whole batch.
    @inline(__always)
    static func read(
        _ form: UnsafePointer<ScanForm>, _ bytes: UnsafePointer<UInt8>, _ p: inout Int, _ row: Int
    ) -> Bool {
        let start = p
        switch form.pointee.kind {
        case .skip: return skip(bytes, &p)
        case .text:
            if isEnd(bytes[p]) { form.pointee.absence[row] = 1 }
            return skip(bytes, &p)
        case .number:
            if number(bytes, &p, form.pointee.wide + row, form.pointee.exponent) { return true }
        case .boolean: if boolean(bytes, &p, form.pointee.narrow + row) { return true }
        case .choice: if choice(form, bytes, &p, row) { return true }
        case .date: if date(bytes, &p, form.pointee.wide + row) { return true }
        }
        p = start
        return readUnusual(form, bytes, &p, row)
    }

    /// Reads a value of JSON and stops behind it; false when it is not read at a glance.
    @inline(__always)
    static func readJSON(
        _ form: UnsafePointer<ScanForm>, _ bytes: UnsafePointer<UInt8>, _ p: inout Int, _ row: Int
    ) -> Bool {
        let isQuoted = bytes[p] == CSVScanner.quote
        switch form.pointee.kind {
        case .skip: return false
        case .text:
            guard isQuoted, JSONScanner.skipText(bytes, &p) else { return false }
        case .boolean:
            guard !isQuoted, boolean(bytes, &p, form.pointee.narrow + row) else { return false }
        case .number:
            if isQuoted { p &+= 1 }
            // A number of JSON has no superfluous zero in front.
            let first = bytes[p] == UInt8(ascii: "-") ? p &+ 1 : p
            let isPadded = bytes[first] == UInt8(ascii: "0") && bytes[first &+ 1] &- UInt8(ascii: "0") < 10
            guard !isPadded, number(bytes, &p, form.pointee.wide + row, form.pointee.exponent) else {
                return false
            }
            if isQuoted {
                guard bytes[p] == CSVScanner.quote else { return false }
                p &+= 1
            }
        case .date, .choice:
            guard isQuoted else { return false }
            p &+= 1
            let isRead =
                form.pointee.kind == .date
                ? date(bytes, &p, form.pointee.wide + row) : choice(form, bytes, &p, row)
            guard isRead, bytes[p] == CSVScanner.quote else { return false }
            p &+= 1
        }
        form.pointee.absence[row] = 0
        return true
    }

    /// An empty cell, or one in quotes.
    @inline(never)
    private static func readUnusual(
        _ form: UnsafePointer<ScanForm>, _ bytes: UnsafePointer<UInt8>, _ p: inout Int, _ row: Int
    ) -> Bool {
        let isQuoted = bytes[p] == CSVScanner.quote
        if isQuoted { p &+= 1 }
        if isQuoted ? bytes[p] == CSVScanner.quote : isEnd(bytes[p]) {
            form.pointee.absence[row] = 1
        } else {
            guard isQuoted else { return false }
            let isRead =
                switch form.pointee.kind {
                case .number: number(bytes, &p, form.pointee.wide + row, form.pointee.exponent)
                case .boolean: boolean(bytes, &p, form.pointee.narrow + row)
                case .choice: choice(form, bytes, &p, row)
                default: date(bytes, &p, form.pointee.wide + row)
                }
            guard isRead else { return false }
        }
        guard isQuoted else { return true }
        p &+= 1
        return bytes[p &- 1] == CSVScanner.quote
    }

    @inline(__always)
    private static func isEnd(_ byte: UInt8) -> Bool {
        byte == CSVScanner.comma || byte == CSVScanner.lineFeed || byte == CSVScanner.carriageReturn
    }

    /// Passes over a cell, quoted or not.
    @inline(__always)
    private static func skip(_ bytes: UnsafePointer<UInt8>, _ p: inout Int) -> Bool {
        if bytes[p] == CSVScanner.quote { return skipQuoted(bytes, &p) }
        while true {
            // Eight bytes at a time: all that may end a cell, or make it odd, is less than a hyphen.
            let word = UnsafeRawPointer(bytes + p).loadUnaligned(as: UInt64.self)
            let low = (word &- 0x2D2D_2D2D_2D2D_2D2D) & ~word & 0x8080_8080_8080_8080
            guard low != 0 else {
                p &+= 8
                continue
            }
            p &+= low.trailingZeroBitCount &>> 3
            let byte = bytes[p]
            if isEnd(byte) { return true }
            if byte == CSVScanner.quote { return false }
            p &+= 1
        }
    }

    /// A quoted cell on one line; one that goes over several is read in full.
    @inline(never)
    private static func skipQuoted(_ bytes: UnsafePointer<UInt8>, _ p: inout Int) -> Bool {
        p &+= 1
        while true {
            let byte = bytes[p]
            if byte == CSVScanner.lineFeed { return false }
            p &+= 1
            guard byte == CSVScanner.quote else { continue }
            if bytes[p] != CSVScanner.quote { return true }
            p &+= 1
        }
    }

    // MARK: - Values

    @inline(__always)
    private static func boolean(
        _ bytes: UnsafePointer<UInt8>, _ p: inout Int, _ target: UnsafeMutablePointer<UInt8>
    ) -> Bool {
        let word = UnsafeRawPointer(bytes + p).loadUnaligned(as: UInt32.self)
        let isTrue = word == 0x6575_7274
        guard isTrue || word == 0x736C_6166 && bytes[p &+ 4] == UInt8(ascii: "e") else { return false }
        target[0] = isTrue ? 1 : 0
        p &+= isTrue ? 4 : 5
        return true
    }

    @inline(__always)
    private static func number(
        _ bytes: UnsafePointer<UInt8>, _ p: inout Int, _ target: UnsafeMutablePointer<Int64>, _ exponent: Int
    ) -> Bool {
        let isNegative = bytes[p] == UInt8(ascii: "-")
        if isNegative { p &+= 1 }
        var value: Int64 = 0
        let whole = p
        digits(bytes, &p, &value)
        var length = p &- whole
        guard length > 0 else { return false }
        var fraction = 0
        if bytes[p] == UInt8(ascii: ".") {
            p &+= 1
            let start = p
            digits(bytes, &p, &value)
            fraction = p &- start
            guard fraction > 0 else { return false }
            length &+= fraction
        }
        let missing = exponent &- fraction
        guard missing >= 0, length &+ missing <= 18 else { return false }
        for _ in 0..<missing { value = value &* 10 }
        target[0] = isNegative ? 0 &- value : value
        return true
    }

    @inline(__always)
    private static func digits(_ bytes: UnsafePointer<UInt8>, _ p: inout Int, _ value: inout Int64) {
        while true {
            let digit = bytes[p] &- UInt8(ascii: "0")
            if digit > 9 { return }
            value = value &* 10 &+ Int64(digit)
            p &+= 1
        }
    }

    /// `2019-01-10`, of the years 1 to 9999.
    @inline(__always)
    private static func date(
        _ bytes: UnsafePointer<UInt8>, _ p: inout Int, _ target: UnsafeMutablePointer<Int64>
    ) -> Bool {
        let word = UnsafeRawPointer(bytes + p).loadUnaligned(as: UInt64.self) ^ 0x2D30_302D_3030_3030
        // Each byte a digit, or nothing where a hyphen stands.
        guard (word &+ 0x7F76_767F_7676_7676 | word) & 0x8080_8080_8080_8080 == 0 else { return false }
        let (tens, ones) = (bytes[p &+ 8] &- UInt8(ascii: "0"), bytes[p &+ 9] &- UInt8(ascii: "0"))
        guard tens <= 3, ones <= 9 else { return false }
        let digit = { (index: UInt64) in Int(truncatingIfNeeded: word &>> (index &* 8) & 0xFF) }
        let year = digit(0) &* 1000 &+ digit(1) &* 100 &+ digit(2) &* 10 &+ digit(3)
        let month = digit(5) &* 10 &+ digit(6)
        let day = Int(tens) &* 10 &+ Int(ones)
        guard year >= 1, month >= 1, month <= 12, day >= 1 else { return false }
        let isLeap = year & 3 == 0 && (year % 100 != 0 || year % 400 == 0)
        let length = month == 2 ? (isLeap ? 29 : 28) : 30 &+ ((month &+ month &>> 3) & 1)
        guard day <= length else { return false }
        target[0] = Int64(dayNumber(year, month, day))
        p &+= 10
        return true
    }

    /// Days since 1970-01-01, by years that begin in March.
    @inline(__always)
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month > 2 ? year : year &- 1
        let marchMonth = month > 2 ? month &- 3 : month &+ 9
        let days = 365 &* marchYear &+ marchYear / 4 &- marchYear / 100 &+ marchYear / 400
        return days &+ (153 &* marchMonth &+ 2) / 5 &+ day &- 719_469
    }

    @inline(__always)
    private static func choice(
        _ form: UnsafePointer<ScanForm>, _ bytes: UnsafePointer<UInt8>, _ p: inout Int, _ row: Int
    ) -> Bool {
        guard let choices = form.pointee.choices else { return false }
        let word = UnsafeRawPointer(bytes + p).loadUnaligned(as: UInt64.self)
        for position in 0..<form.pointee.choiceCount {
            let choice = choices + position
            guard word & choice.pointee.mask == choice.pointee.head, choice.pointee.headLength > 0 else {
                continue
            }
            let rest = choice.pointee.rest
            var end = p &+ choice.pointee.headLength
            var same = 0
            while same < rest.count, bytes[end &+ same] == rest.bytes[same] { same &+= 1 }
            guard same == rest.count else { continue }
            end &+= same
            guard isEnd(bytes[end]) || bytes[end] == CSVScanner.quote else { continue }
            form.pointee.narrow[row] = UInt8(truncatingIfNeeded: position)
            p = end
            return true
        }
        return false
    }
}
