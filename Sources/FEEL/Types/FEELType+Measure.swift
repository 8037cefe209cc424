extension FEELType {
    /// What a number measures. money × rate is money, money ÷ money is a plain number, money + rate is an
    /// error.
    package enum Measure: String, Hashable, Sendable, CaseIterable {
        /// A literal or a number of no declared measure: goes with every other.
        case any
        /// A count, a quantity, a plain number.
        case number
        case money
        case rate
    }
}

/// The table of measures: what each operation makes of two of them. A dash is an error, `?` a number or
/// amount of which nothing is claimed, not even when it is multiplied.
///
/// | | money | rate | number | any |
/// |---|---|---|---|---|
/// | money ± | money | — | — | money |
/// | rate ± | — | rate | rate | rate |
/// | number ± | — | rate | number | number |
/// | money × | — | money | money | money |
/// | rate × | money | rate | number | any |
/// | number × | money | number | number | any |
/// | money ÷ | number | money | money | any |
/// | rate ÷ | ? | number | rate | any |
/// | number ÷ | ? | number | number | any |
/// | any ÷ | ? | any | any | any |
///
/// A rate and a plain number are both without unit: a share of two amounts may be held against a rate.
/// Multiplied or divided by a literal a number may become anything (`employees * 2000` is an amount, `amount
/// / 10000` a count of 万元); a literal that is added takes the measure of the other side (`1 - rate` is a
/// rate). What is counted per yuan (`energy / output_value`) has no name here.
extension FEELType.Measure {
    /// Whether amounts of the two may be added, subtracted, compared or stand in for each other.
    package func goes(with other: Self) -> Bool { sum(other) != nil }

    /// `+`, `-`, `min`, `max`, `sum`, `mean`: both sides measure the same.
    package func sum(_ other: Self) -> Self? {
        switch (self, other) {
        case (.any, let known), (let known, .any): known
        case (.money, .money): .money
        case (.money, _), (_, .money): nil
        case (.rate, _), (_, .rate): .rate
        case (.number, .number): .number
        }
    }

    /// `*`.
    package func product(_ other: Self) -> Self? {
        switch (self, other) {
        case (.money, .money): nil
        case (.money, _), (_, .money): .money
        case (.any, _), (_, .any): .any
        case (.number, _), (_, .number): .number
        case (.rate, .rate): .rate
        }
    }

    /// `/`; nil where the quotient has no measure of ours. No division is an error.
    package func quotient(_ divisor: Self) -> Self? {
        switch (self, divisor) {
        case (.money, .money): .number
        case (_, .money): nil
        case (.any, _), (_, .any): .any
        case (.money, _): .money
        case (.rate, .number): .rate
        case (.rate, .rate), (.number, _): .number
        }
    }

    /// Of two branches or two items: the measure both have, a literal taking the other's.
    package func join(_ other: Self) -> Self {
        switch (self, other) {
        case (.any, let known), (let known, .any): known
        default: self == other ? self : .any
        }
    }
}
