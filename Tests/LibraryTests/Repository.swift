import Foundation
import LocatedYAML
import Proviso

/// The shipped rules, and cases of theirs as a program has them.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let rules = Result { try Rules(folder: root.appending(path: "Rules").path) }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// A file's values as a program would give them.
    static func value(of node: YAMLNode) -> CaseValue {
        switch node.kind {
        case .scalar(let scalar):
            scalar.isNull ? .null : scalar.boolean.map { .boolean($0) } ?? .text(scalar.text)
        case .sequence(let items): .list(items.map(value))
        case .mapping(let entries):
            .record(CaseRecord(entries.map { ($0.keyText, value(of: $0.value)) }))
        }
    }

    static let voucher: Case = {
        var application: Case = [
            "enterprise_id": "E1", "application_date": "2019-01-10", "bad_credit_record": false,
            "other_municipal_funding": false,
            "items": [["category": "platform_system", "contract_amount": .money("100000.30")]],
        ]
        for condition in [
            "registered_in_tianjin", "independent_legal_person", "matches_industrial_direction",
            "is_industrial_enterprise", "normal_operation", "well_managed", "enterprise_registered",
            "provider_registered", "district_review_passed", "provider_in_catalog", "service_in_catalog",
        ] { application.values[condition] = true }
        return application
    }()
}
