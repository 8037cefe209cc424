package import Diagnostics

/// Where in the source document a rule comes from: provision ids of the ledger, articles, or both (第十二条第二款).
package struct Citation: Sendable, Hashable {
    package struct Part: Sendable, Hashable {
        package let text: String
        package let place: SourcePlace
    }

    package let parts: [Part]

    package static let none = Citation(parts: [])

    package var isEmpty: Bool { parts.isEmpty }

    /// A provision id is ASCII: letters, a hyphen, digits (`TJV-32`, `RD-R12`); everything else is an article's name.
    package static func isProvisionID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let head = parts.first, let tail = parts.last else { return false }
        let isLetters = !head.isEmpty && head.utf8.allSatisfy { (65...90).contains($0) }
        let digits = tail.hasPrefix("R") || tail.hasPrefix("X") ? tail.dropFirst() : tail
        return isLetters && !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) }
    }

    package var provisionIDs: [Part] { parts.filter { Self.isProvisionID($0.text) } }
    /// The ids themselves.
    package var texts: [String] { provisionIDs.map(\.text) }
    package var articles: [Part] { parts.filter { !Self.isProvisionID($0.text) } }
}

/// An id with its place: what a reason, a bound or a row is called by.
package struct Named: Sendable, Hashable {
    package let text: String
    package let place: SourcePlace
}

/// What a rule piece is called: provision id, label, citation. All may be absent.
package struct Marking: Sendable, Hashable {
    package var id: Named?
    package var label: String?
    package var citation: Citation = .none

    /// The id a reader sees, or nothing.
    package var name: String? { id?.text }

    /// Every provision id that this piece stands for.
    package var provisionIDs: [String] { (id.map { [$0.text] } ?? []) + citation.provisionIDs.map(\.text) }
}
