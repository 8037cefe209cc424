/// A look at the bytes of a file, piece by piece.
package enum BatchPiece {
    /// How many bytes must be readable behind a piece.
    package static let padding = CSVScanner.padding

    /// How many line ends there are.
    package static func lineCount(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        let words = UnsafeRawPointer(bytes)
        var found = 0
        var index = 0
        while index &+ 8 <= count {
            // Eight bytes at a time, each counting its own: at most 255 before they are added up.
            let rounds = min((count &- index) &>> 3, 255)
            var lanes: UInt64 = 0
            for round in 0..<rounds {
                let word = words.loadUnaligned(fromByteOffset: index &+ round &* 8, as: UInt64.self)
                lanes &+= lineEnds(word)
            }
            let pairs = (lanes & 0x00FF_00FF_00FF_00FF) &+ (lanes &>> 8 & 0x00FF_00FF_00FF_00FF)
            found &+= Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) &>> 48)
            index &+= rounds &* 8
        }
        while index < count {
            found &+= bytes[index] == CSVScanner.lineFeed ? 1 : 0
            index &+= 1
        }
        return found
    }

    /// A one in every byte that is a line end.
    @inline(__always)
    private static func lineEnds(_ word: UInt64) -> UInt64 {
        let other = word ^ 0x0A0A_0A0A_0A0A_0A0A
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        return ~(((other & low) &+ low) | other | low) &>> 7
    }

    @inline(never)
    private static func hasQuote(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var nearest: UInt8 = 1
        for index in 0..<count { nearest = min(nearest, bytes[index] ^ CSVScanner.quote) }
        return nearest == 0
    }

    /// The place behind the last line end that is no part of a quoted cell; nil where there is none.
    ///
    /// - Parameter isCSV: whether quotes mean anything.
    package static func endOfRecords(_ bytes: UnsafePointer<UInt8>, _ count: Int, isCSV: Bool) -> Int? {
        if isCSV, hasQuote(bytes, count) { return endBetweenQuotes(bytes, count) }
        var index = count
        while index > 0 {
            if bytes[index &- 1] == CSVScanner.lineFeed { return index }
            index &-= 1
        }
        return nil
    }

    private static func endBetweenQuotes(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        var end: Int?
        var isQuoted = false
        for index in 0..<count {
            if bytes[index] == CSVScanner.quote {
                isQuoted.toggle()
            } else if bytes[index] == CSVScanner.lineFeed, !isQuoted {
                end = index &+ 1
            }
        }
        return end
    }

    /// The place of the line end that ends the record at a place; at the latest the last byte.
    package static func endOfRecord(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int {
        CSVScanner.endOfRecord(bytes, start, count)
    }

    /// The place of the line end at or behind a place; at the latest the last byte.
    package static func endOfLine(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int {
        var index = start
        while index < count &- 1, bytes[index] != CSVScanner.lineFeed { index &+= 1 }
        return index
    }

    /// Where a record's content ends, given its line end.
    package static func contentEnd(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        end > start && bytes[end - 1] == CSVScanner.carriageReturn ? end - 1 : end
    }

    /// The contents of all records that are not blank, in order.
    static func eachRecord(
        _ bytes: UnsafePointer<UInt8>, _ count: Int, isCSV: Bool, _ body: (Range<Int>) -> Void
    ) {
        var start = 0
        while start < count {
            let end = isCSV ? endOfRecord(bytes, start, count) : endOfLine(bytes, start, count)
            let contentEnd = contentEnd(bytes, start, end)
            if !isBlank(bytes, start, contentEnd) { body(start..<contentEnd) }
            start = end + 1
        }
    }

    package static func isBlank(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        for index in start..<max(start, end) where bytes[index] != UInt8(ascii: " ") { return false }
        return true
    }

    /// Whether all bytes are ASCII and none is NUL.
    static func isPlain(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var high: UInt8 = 0
        var zero: UInt8 = 0
        for index in 0..<count {
            high |= bytes[index]
            zero |= bytes[index] == 0 ? 1 : 0
        }
        return high < 0x80 && zero == 0
    }
}
