/// Reading a zone from the bytes of a TZif file (RFC 9636).
///
/// A file of version 2 or later holds the data twice, with 32-bit and then with 64-bit times, and ends in a
/// line with the rule for all later times. Only the 64-bit data and that line are read; files of version 1
/// and files that count leap seconds are refused.
extension ZoneRules {
    /// Seconds beyond which no change is believed: it keeps sums with offsets within an `Int`.
    private static let furthestInstant = 1 << 60

    /// Nil when the bytes are not a TZif file of version 2 or later, or contradict themselves.
    package init?(tzif bytes: [UInt8]) {
        var cursor = ByteCursor(bytes)
        guard let first = TZifHeader(&cursor), first.version >= UInt8(ascii: "2") else { return nil }
        guard cursor.skip(count: first.lengthOfData(timeSize: 4)) else { return nil }
        guard let header = TZifHeader(&cursor), header.leapSecondCount == 0 else { return nil }
        guard let instants = Self.readInstants(&cursor, header), let indices = cursor.take(header.timeCount),
            let kinds = Self.readKinds(&cursor, header), let initial = kinds.first,
            let changes = Self.changes(instants, indices, kinds),
            cursor.skip(count: header.lengthAfterTypes(timeSize: 8)), let footer = Self.readFooter(&cursor)
        else { return nil }
        let rule = ZoneYearlyRule(footer)
        if rule == nil, !footer.isEmpty { return nil }
        let lastStandard = indices.last { !kinds[Int($0)].isSummer }.map { kinds[Int($0)].offset }
        self.init(
            initialOffset: initial.offset, changes: changes,
            standardOffset: rule?.standardOffset ?? lastStandard ?? initial.offset, yearlyRule: rule)
    }

    private typealias Kind = (offset: Int, isSummer: Bool)

    private static func readInstants(_ cursor: inout ByteCursor, _ header: TZifHeader) -> [Int]? {
        guard header.timeCount <= cursor.remaining / 8 else { return nil }
        var instants: [Int] = []
        for _ in 0..<header.timeCount {
            guard let instant = cursor.bigEndian(bytes: 8), instant.magnitude <= furthestInstant,
                instant > instants.last ?? .min
            else { return nil }
            instants.append(instant)
        }
        return instants
    }

    private static func readKinds(_ cursor: inout ByteCursor, _ header: TZifHeader) -> [Kind]? {
        guard header.typeCount <= cursor.remaining / 6 else { return nil }
        var kinds: [Kind] = []
        for _ in 0..<header.typeCount {
            guard let offset = cursor.bigEndian(bytes: 4), offset.magnitude <= Zone.furthestOffset,
                let isSummer = cursor.next(), cursor.skip(count: 1)
            else { return nil }
            kinds.append((offset, isSummer != 0))
        }
        return kinds
    }

    private static func changes(
        _ instants: [Int], _ indices: ArraySlice<UInt8>, _ kinds: [Kind]
    ) -> [(instant: Int, offset: Int)]? {
        guard indices.allSatisfy({ Int($0) < kinds.count }) else { return nil }
        return zip(instants, indices).map { ($0, kinds[Int($1)].offset) }
    }

    private static func readFooter(_ cursor: inout ByteCursor) -> ArraySlice<UInt8>? {
        let newline = UInt8(ascii: "\n")
        guard cursor.next() == newline else { return nil }
        let rest = cursor.rest
        guard let end = rest.firstIndex(of: newline) else { return nil }
        return rest[..<end]
    }
}

/// The counts at the head of a block of TZif data.
private struct TZifHeader {
    let version: UInt8
    let timeCount: Int
    let typeCount: Int
    let leapSecondCount: Int
    private let characterCount: Int
    private let standardIndicatorCount: Int
    private let universalIndicatorCount: Int

    init?(_ cursor: inout ByteCursor) {
        guard cursor.skip("TZif"), let version = cursor.next(), cursor.skip(count: 15) else { return nil }
        var counts: [Int] = []
        for _ in 0..<6 {
            guard let count = cursor.bigEndian(bytes: 4), count >= 0 else { return nil }
            counts.append(count)
        }
        self.version = version
        universalIndicatorCount = counts[0]
        standardIndicatorCount = counts[1]
        leapSecondCount = counts[2]
        timeCount = counts[3]
        typeCount = counts[4]
        characterCount = counts[5]
    }

    /// Bytes of all data behind the header, when a time takes so many.
    func lengthOfData(timeSize: Int) -> Int {
        timeCount * (timeSize + 1) + typeCount * 6 + lengthAfterTypes(timeSize: timeSize)
    }

    /// Bytes of the data behind the types of local time.
    func lengthAfterTypes(timeSize: Int) -> Int {
        characterCount + leapSecondCount * (timeSize + 4) + standardIndicatorCount + universalIndicatorCount
    }
}
