/// The text of a zone behind a time: nothing, `Z`, `±hh:mm[:ss]`, or `@` and an IANA id.
extension Zone: CustomStringConvertible {
    package var description: String {
        if let offset = fixedOffset { return offset == 0 ? "Z" : Self.text(ofOffset: offset) }
        return identifier.map { "@" + $0 } ?? ""
    }

    private static func text(ofOffset offset: Int) -> String {
        let seconds = abs(offset)
        let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].prefix(seconds % 60 == 0 ? 2 : 3)
        return (offset < 0 ? "-" : "+") + parts.map { padded($0, to: 2) }.joined(separator: ":")
    }
}

extension ByteCursor {
    /// The zone here, `.none` when there is nothing that begins one; nil when what begins is not a zone.
    mutating func zone() -> Zone? {
        if skip("Z") { return .utc }
        if skip("@") { return namedZone() }
        if skip("+") { return offset().flatMap { Zone(offset: $0) } }
        if skip("-") { return offset().flatMap { Zone(offset: -$0) } }
        return Zone.none
    }

    private mutating func namedZone() -> Zone? {
        let bytes = takeWhile { ZoneDatabase.isIdentifierByte($0) || $0 == UInt8(ascii: "/") }
        return Zone(identifier: String(decoding: bytes, as: UTF8.self))
    }

    /// `hh:mm[:ss]` in seconds.
    private mutating func offset() -> Int? {
        guard let hours = number(digits: 2...2), skip(":"), let minutes = number(digits: 2...2), minutes <= 59
        else { return nil }
        guard skip(":") else { return hours * 3600 + minutes * 60 }
        guard let seconds = number(digits: 2...2), seconds <= 59 else { return nil }
        return hours * 3600 + minutes * 60 + seconds
    }
}
