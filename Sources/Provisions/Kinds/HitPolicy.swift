import FEEL

/// What a decision table answers when several rows match (DMN §8.2.8).
package enum HitPolicy: String, Sendable, CaseIterable {
    case unique = "U"
    case any = "A"
    case priority = "P"
    case first = "F"
    case ruleOrder = "R"
    case outputOrder = "O"
    case collect = "C"
    case count = "C#"
    case minimum = "C<"
    case maximum = "C>"
    case sum = "C+"

    /// By letter or by the standard's word.
    package init?(word: String) {
        if let policy = HitPolicy(rawValue: word) { self = policy; return }
        guard let named = Self.words.first(where: { $0.word == word.uppercased() }) else { return nil }
        self = named.policy
    }

    package static let words: [(word: String, policy: HitPolicy)] = [
        ("UNIQUE", .unique), ("ANY", .any), ("PRIORITY", .priority), ("FIRST", .first),
        ("RULE ORDER", .ruleOrder),
        ("OUTPUT ORDER", .outputOrder), ("COLLECT", .collect),
    ]

    /// Whether the answer is a list of the rows' values.
    package var givesList: Bool {
        switch self {
        case .ruleOrder, .outputOrder, .collect: true
        default: false
        }
    }

    package var needsPriorities: Bool { self == .priority || self == .outputOrder }
}
