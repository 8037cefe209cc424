import Synchronization

/// The zones known by an IANA id, one table for the whole process.
///
/// A value holds a zone as an index into this table, so that it stays a few plain bytes and can still be
/// compared and printed anywhere. The table only ever grows, and an index once given keeps its meaning; every
/// access is guarded, so threads share it freely. It reads no files: whoever starts the program hands in
/// where zone data comes from.
package final class ZoneDatabase: Sendable {
    package static let shared = ZoneDatabase()

    /// More ids than the world has, and a bound on what a stream of invented ones may fill.
    private static let capacity = 4096

    private struct Entry {
        let identifier: String
        let rules: ZoneRules
    }

    private struct Table {
        var entries: [Entry] = []
        var indices: [String: UInt32] = [:]
        var provider: @Sendable (String) -> [UInt8]? = { _ in nil }

        mutating func add(_ identifier: String, _ rules: ZoneRules) -> UInt32? {
            if let index = indices[identifier] { return index }
            guard entries.count < ZoneDatabase.capacity else { return nil }
            let index = UInt32(entries.count)
            entries.append(Entry(identifier: identifier, rules: rules))
            indices[identifier] = index
            return index
        }
    }

    private let table: Mutex<Table>

    /// A table that holds the built-in zones alone.
    package init() {
        var table = Table()
        for (identifier, rules) in ZoneRules.builtIn { _ = table.add(identifier, rules) }
        self.table = Mutex(table)
    }

    /// Where zones beyond the built-in ones come from: a function from an IANA id to the bytes of its TZif
    /// file (RFC 9636), nil for an id that does not exist. It is asked once for each id that exists.
    package func setProvider(_ provider: @escaping @Sendable (String) -> [UInt8]?) {
        table.withLock { $0.provider = provider }
    }

    /// Adds a zone from the bytes of its TZif file; false when they are not such a file, the id is malformed
    /// or the table is full. A zone that is known already stays as it is.
    package func add(_ identifier: String, tzif bytes: [UInt8]) -> Bool {
        guard Self.isWellFormed(identifier), let rules = ZoneRules(tzif: bytes) else { return false }
        return table.withLock { $0.add(identifier, rules) } != nil
    }

    /// The index of a zone, loaded at need; nil when there is no such zone.
    package func index(of identifier: String) -> UInt32? {
        guard Self.isWellFormed(identifier) else { return nil }
        let (known, provider) = table.withLock { ($0.indices[identifier], $0.provider) }
        if let known { return known }
        // Outside the lock: the provider may take its time.
        guard let bytes = provider(identifier), let rules = ZoneRules(tzif: bytes) else { return nil }
        return table.withLock { $0.add(identifier, rules) }
    }

    package func identifier(at index: UInt32) -> String? {
        entry(at: index)?.identifier
    }

    /// The ids loaded so far, sorted.
    package var loadedIdentifiers: [String] {
        table.withLock { $0.indices.keys.sorted() }
    }

    package func rules(at index: UInt32) -> ZoneRules? {
        entry(at: index)?.rules
    }

    private func entry(at index: UInt32) -> Entry? {
        table.withLock { $0.entries.indices.contains(Int(index)) ? $0.entries[Int(index)] : nil }
    }

    /// Whether a text has the form of an id: letters, digits, `_`, `+`, `-` in pieces parted by `/`. No piece
    /// is empty or dotted, so that a provider may use an id as a path.
    static func isWellFormed(_ identifier: String) -> Bool {
        guard identifier.utf8.count <= 64 else { return false }
        let pieces = identifier.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return pieces.allSatisfy { piece in
            guard let first = piece.first, isLetter(first) else { return false }
            return piece.allSatisfy(isIdentifierByte)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    static func isIdentifierByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
    }
}
