package import Diagnostics
package import FEEL

/// A source document's ledger (`document.yaml`): its metadata, and every provision with how it is treated.
package struct DocumentLedger: Sendable {
    package struct Entry: Sendable {
        package let id: Named
        package let article: String
        package let kind: Kind
        package let says: String
        package let treatment: Treatment
        package let place: SourcePlace
    }

    package enum Treatment: Sendable {
        /// Implemented by these policies of the document.
        case policies([Named])
        /// Not computed, and why.
        case apart(Apart, because: String)

        package enum Apart: String, Sendable, CaseIterable {
            case procedure
            case notComputable = "not-computable"
            case referenced
            case pending
        }
    }

    /// What a provision does.
    package enum Kind: String, Sendable, CaseIterable {
        case eligibility, exclusion, dedup, rate, cap, floor, bracket, split, window, deadline, priority,
            penalty
        case allocation, target, procedure, referenced
        case notComputable = "not-computable"
    }

    package let folder: String
    package let file: SourceFile
    package let title: String
    package let issuer: String
    package let number: String?
    package let issued: CalendarDate?
    package let inForceFrom: CalendarDate?
    package let inForceTo: CalendarDate?
    package let jurisdiction: String?
    package let url: String?
    package let entries: [Entry]
    private let positions: [String: Int]

    package init(
        folder: String, file: SourceFile, title: String, issuer: String, number: String?,
        issued: CalendarDate?,
        inForceFrom: CalendarDate?, inForceTo: CalendarDate?, jurisdiction: String?, url: String?,
        entries: [Entry]
    ) {
        self.folder = folder
        self.file = file
        self.title = title
        self.issuer = issuer
        self.number = number
        self.issued = issued
        self.inForceFrom = inForceFrom
        self.inForceTo = inForceTo
        self.jurisdiction = jurisdiction
        self.url = url
        self.entries = entries
        positions = Dictionary(
            entries.enumerated().map { ($1.id.text, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Where a provision stands in the document: the order in which reasons are reported.
    package func position(of id: String) -> Int? { positions[id] }

    package func entry(_ id: String) -> Entry? { positions[id].map { entries[$0] } }
}
