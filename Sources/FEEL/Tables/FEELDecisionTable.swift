/// A decision table as texts: expressions, cells and outputs, not yet read (DMN §8.2).
///
/// What the expression language alone evaluates; the tables of policies know columns, places and priorities of their own.
package struct FEELDecisionTable: Sendable {
    /// A column of conditions: what is tested, and what it may be.
    package struct InputClause: Sendable {
        package let expression: String
        /// The declared type; it says whether `true` and `false` in a cell are values or verdicts.
        package let type: FEELType
        /// Unary tests that the value must pass before any row is looked at.
        package let allowedValues: String?

        package init(_ expression: String, type: FEELType = .any, allowedValues: String? = nil) {
            self.expression = expression
            self.type = type
            self.allowedValues = allowedValues
        }
    }

    /// A column of results.
    package struct OutputClause: Sendable {
        /// The key of the column in the result; of no matter where there is but one column.
        package let name: String?
        /// Unary tests, the best first: what PRIORITY and OUTPUT ORDER go by.
        package let allowedValues: String?
        /// An expression for where no row matches.
        package let defaultOutput: String?

        package init(_ name: String? = nil, allowedValues: String? = nil, defaultOutput: String? = nil) {
            self.name = name
            self.allowedValues = allowedValues
            self.defaultOutput = defaultOutput
        }
    }

    /// A row: a cell for each input, an expression for each output.
    package struct Rule: Sendable {
        package let cells: [String]
        package let outputs: [String]

        package init(cells: [String], outputs: [String]) {
            self.cells = cells
            self.outputs = outputs
        }
    }

    package let hitPolicy: HitPolicy
    package let inputs: [InputClause]
    package let outputs: [OutputClause]
    package let rules: [Rule]

    package init(hitPolicy: HitPolicy, inputs: [InputClause], outputs: [OutputClause], rules: [Rule]) {
        self.hitPolicy = hitPolicy
        self.inputs = inputs
        self.outputs = outputs
        self.rules = rules
    }
}

extension FEELDecisionTable {
    /// What several matching rows come to (DMN §8.2.8).
    package enum HitPolicy: Hashable, Sendable {
        case unique, any, first, priority, ruleOrder, outputOrder
        case collect(Aggregation?)

        /// By the standard's words; COLLECT may have an aggregation. Nil for any other words.
        package init?(_ words: String, aggregation: String? = nil) {
            if words == "COLLECT" {
                let known = aggregation.map { Aggregation(rawValue: $0) }
                guard let policy = known else { self = .collect(nil); return }
                guard let policy else { return nil }
                self = .collect(policy)
            } else {
                guard aggregation == nil, let policy = Self.words[words] else { return nil }
                self = policy
            }
        }

        private static let words: [String: HitPolicy] = [
            "UNIQUE": .unique, "ANY": .any, "FIRST": .first, "PRIORITY": .priority, "RULE ORDER": .ruleOrder,
            "OUTPUT ORDER": .outputOrder,
        ]

        /// Whether the result is a list, even of one row.
        var givesList: Bool { self == .ruleOrder || self == .outputOrder || self == .collect(nil) }
    }

    /// What COLLECT makes of the rows' values.
    package enum Aggregation: String, Sendable {
        case sum = "SUM"
        case minimum = "MIN"
        case maximum = "MAX"
        case count = "COUNT"
    }
}
