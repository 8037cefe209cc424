package import Diagnostics
package import FEEL

/// Rules across records: what is worked out for each record, who comes before whom, and the steps that are applied in
/// order, each to what the one before left.
///
/// Expressions see the record's fields and columns, and what the steps have made of it so far: `amount`, `outcome`,
/// `reason`, `kept`. Everything else of the policy sees all records with these entries, as the list `decided`.
package struct Portfolio: Sendable {
    /// The input that holds the records.
    package static let inputName = "records"
    package static let resultsName = "decided"

    /// The key `records`, declared like a list input's fields.
    package let records: Input
    /// The field by which a record is called.
    package let recordID: Named
    package let order: [OrderKey]
    /// What the steps cut, exclude or share out; nil for a portfolio of yes and no.
    package let amount: FEELText?
    /// What becomes of a record that no step touches.
    package let outcome: Named?
    /// Worked out for each record before the steps; written like outputs.
    package let columns: [Output]
    package let steps: [PortfolioStep]
    package let place: SourcePlace

    /// One key of a total order.
    package struct OrderKey: Sendable {
        package let by: FEELText
        package let isDescending: Bool
    }
}

/// One step over all records, under the provision that orders it.
package struct PortfolioStep: Sendable {
    package let marking: Marking
    package let place: SourcePlace
    /// Takes the place of the portfolio's order.
    package let order: [Portfolio.OrderKey]?
    /// Only these records are touched.
    package let appliesIf: FEELText?
    package let rule: Rule

    /// The kinds of step. Closed: planner and evaluator say what they do with each.
    package indirect enum Rule: Sendable {
        case exclude(Exclude)
        case dedup(Dedup)
        case quota([Quota])
        case cumulate(Cumulate)
        case allocate(Allocate)
        case scaleDown(ScaleDown)
    }

    /// Records that fulfil a condition fall.
    package struct Exclude: Sendable {
        package let when: FEELText
        package let outcome: Named?
    }

    /// Of the records with one key one is kept, or none.
    package struct Dedup: Sendable {
        package enum Keep: String, Sendable, CaseIterable { case first, none, best }

        package let key: FEELText
        package let keep: Keep
        /// For `best`: the greatest wins, the order decides among equals.
        package let bestBy: FEELText?
        package let outcome: Named?
    }

    /// Not more than so many kept records for each key; a key may be a list, of which every item counts.
    package struct Quota: Sendable {
        /// Who stays of those that are together too many.
        package enum Keep: String, Sendable, CaseIterable { case first, none }
        /// Which records use the quota: those that are kept, or those too that are out, by this step or one before.
        package enum Counts: String, Sendable, CaseIterable { case kept, all }

        package let marking: Marking
        package let key: FEELText
        package let atMost: FEELText
        package let keep: Keep
        package let counts: Counts
        package let outcome: Named?
    }

    /// The amount is cut to what is left of a cap for its key; without a key, of one budget.
    package struct Cumulate: Sendable {
        package let key: FEELText?
        /// Null: no cap.
        package let cap: FEELText
        /// What the key has used before; 0 when absent.
        package let opening: FEELText?
        /// What a record is whose amount was cut, and whose amount is gone.
        package let partial: Named?
        package let exhausted: Named?
    }

    /// A pool is shared out by weighted factors; the sum is the pool exactly.
    package struct Allocate: Sendable {
        package struct Factor: Sendable {
            package let weight: FEELText
            package let by: FEELText
        }

        package let key: FEELText?
        package let pool: FEELText
        package let factors: [Factor]
        package let step: Number
    }

    /// If the amounts together exceed a pool, all are reduced in proportion; the sum is then the pool exactly.
    package struct ScaleDown: Sendable {
        package let key: FEELText?
        /// Null: no pool.
        package let pool: FEELText
        /// What a pool that is exceeded is shared in proportion to; the amounts when absent.
        package let by: FEELText?
        package let step: Number
    }
}

extension Portfolio {
    /// Every expression of order, amount and steps; those of records and columns stand with these.
    package var texts: [FEELText] {
        order.map(\.by) + [amount].compactMap { $0 }
            + steps.flatMap { step in
                (step.order ?? []).map(\.by) + [step.appliesIf].compactMap { $0 } + step.rule.texts
            }
    }
}

extension PortfolioStep.Rule {
    fileprivate var texts: [FEELText] {
        switch self {
        case .exclude(let exclude): [exclude.when]
        case .dedup(let dedup): [dedup.key, dedup.bestBy].compactMap { $0 }
        case .quota(let quotas): quotas.flatMap { [$0.key, $0.atMost] }
        case .cumulate(let cumulate): [cumulate.key, cumulate.cap, cumulate.opening].compactMap { $0 }
        case .allocate(let allocate):
            [allocate.key, allocate.pool].compactMap { $0 } + allocate.factors.flatMap { [$0.weight, $0.by] }
        case .scaleDown(let scale): [scale.key, scale.pool, scale.by].compactMap { $0 }
        }
    }
}
