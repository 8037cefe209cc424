import FEEL

/// Sharing an amount out in whole units, so that the parts add up to it exactly: each share is cut to whole units, and the
/// units left over go to the largest remainders, among equals to the first (method of largest remainders).
///
/// Everything is computed without loss, or not at all: nil where 34 digits do not hold an intermediate result, a unit
/// does not divide the amount, or there is nothing to share by.
enum Apportionment {
    /// The parts of an amount in proportion to numerators.
    static func amounts(_ pool: Number, by numerators: [Number], step: Number) -> [Number]? {
        guard let total = sum(numerators), total > .zero, pool >= .zero,
            !numerators.contains(where: { $0 < .zero }),
            let divisor = product(total, step)
        else { return nil }
        var units: [Number] = []
        var remainders: [Number] = []
        for numerator in numerators {
            guard let exact = product(pool, numerator), let whole = wholeQuotient(exact, divisor),
                let taken = product(whole, divisor), let rest = difference(exact, taken)
            else { return nil }
            units.append(whole)
            remainders.append(rest)
        }
        guard let all = wholeQuotient(pool, step), product(all, step) == pool, let given = sum(units),
            let surplus = difference(all, given).flatMap({ Int(exactly: $0) }), surplus <= units.count
        else { return nil }
        let order = units.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
        for index in order.prefix(surplus) { units[index] = units[index].adding(Number(1)) ?? units[index] }
        let parts = units.compactMap { product($0, step) }
        return parts.count == units.count ? parts : nil
    }

    /// What each record's share by several weighted factors is in proportion to: over one denominator, so that nothing
    /// is divided. Nil when a factor adds up to nothing.
    static func numerators(_ shares: [[Number]], weights: [Number]) -> [Number]? {
        var totals: [Number] = []
        for column in weights.indices {
            guard let total = sum(shares.map { $0[column] }), total > .zero else { return nil }
            totals.append(total)
        }
        var numerators: [Number] = []
        for share in shares {
            var numerator = Number.zero
            for column in weights.indices {
                var term: Number? = product(weights[column], share[column])
                for other in weights.indices where other != column {
                    term = term.flatMap { product($0, totals[other]) }
                }
                guard let term, let next = sum([numerator, term]) else { return nil }
                numerator = next
            }
            numerators.append(numerator)
        }
        return numerators
    }

    // MARK: - Without loss

    private static func sum(_ numbers: [Number]) -> Number? {
        var context = NumberContext()
        let sum = numbers.reduce(Number.zero) { context.sum($0, $1) }
        return context.status.contains(.inexact) ? nil : sum
    }

    private static func difference(_ left: Number, _ right: Number) -> Number? {
        var context = NumberContext()
        let difference = context.difference(left, right)
        return context.status.contains(.inexact) ? nil : difference
    }

    private static func product(_ left: Number, _ right: Number) -> Number? {
        var context = NumberContext()
        let product = context.product(left, right)
        return context.status.contains(.inexact) ? nil : product
    }

    /// How often the divisor is contained in full.
    private static func wholeQuotient(_ dividend: Number, _ divisor: Number) -> Number? {
        var context = NumberContext(rounding: .down)
        let quotient = context.quotient(dividend, divisor)
        guard context.status.isDisjoint(with: [.overflow, .divisionByZero, .invalid]) else { return nil }
        return quotient.truncated
    }
}
