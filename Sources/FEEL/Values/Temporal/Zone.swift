/// What a time says about its place on the line of universal time: nothing, an offset, or the IANA id of a
/// zone.
///
/// It is held in 20 bits. `==` is FEEL's strict sameness (`is`): an offset is never the same as a zone id,
/// and two ids are never the same, though they may mean the same instants.
package struct Zone: Hashable, Sendable {
    /// The furthest offset from universal time, in seconds: 18 hours.
    package static let furthestOffset = 64_800

    /// Bits in use in `packed`.
    package static let packedBits = 20

    private static let offsetMark: UInt32 = 1 << 18
    private static let nameMark: UInt32 = 2 << 18
    private static let payloadMask: UInt32 = (1 << 18) - 1

    /// Two bits that tell which of the three it is, then 18: the offset in seconds counted from −18 hours, or
    /// the zone's index in `ZoneDatabase.shared`.
    package let packed: UInt32

    /// Takes back what `packed` gave.
    package init(packed: UInt32) {
        self.packed = packed
    }

    /// No zone: a local time.
    package static let none = Zone(packed: 0)

    /// Offset zero, written `Z`.
    package static let utc = Zone(packed: offsetMark + UInt32(furthestOffset))

    /// A fixed offset in seconds east of Greenwich; nil beyond 18 hours either way.
    package init?(offset: Int) {
        guard offset >= -Self.furthestOffset, offset <= Self.furthestOffset else { return nil }
        packed = Self.offsetMark + UInt32(offset + Self.furthestOffset)
    }

    /// The zone of an IANA id such as `Asia/Shanghai`; nil when the database has no such zone.
    package init?(identifier: String) {
        guard let index = ZoneDatabase.shared.index(of: identifier) else { return nil }
        packed = Self.nameMark + index
    }

    package var isNone: Bool { packed < Self.offsetMark }

    /// The offset in seconds when the zone is a fixed one.
    package var fixedOffset: Int? {
        guard packed & ~Self.payloadMask == Self.offsetMark else { return nil }
        return Int(packed & Self.payloadMask) - Self.furthestOffset
    }

    /// The IANA id when the zone is named by one.
    package var identifier: String? {
        index.flatMap { ZoneDatabase.shared.identifier(at: $0) }
    }

    /// The rules of a zone named by its id.
    var rules: ZoneRules? {
        index.flatMap { ZoneDatabase.shared.rules(at: $0) }
    }

    private var index: UInt32? {
        packed & ~Self.payloadMask == Self.nameMark ? packed & Self.payloadMask : nil
    }

    /// The offset that a time without a date goes by: a zone's standard one. Nil without a zone.
    var standardOffset: Int? {
        fixedOffset ?? rules?.standardOffset
    }

    /// The offset at a local time, in seconds since 1970-01-01T00:00:00 of the same local time. Nil without a
    /// zone.
    func offset(atLocalSecond second: Int) -> Int? {
        fixedOffset ?? rules?.offset(atLocalSecond: second)
    }

    /// The offset at an instant, in seconds since 1970-01-01T00:00:00Z. Nil without a zone.
    func offset(atInstant second: Int) -> Int? {
        fixedOffset ?? rules?.offset(atInstant: second)
    }
}
