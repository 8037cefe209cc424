import FEEL

/// Sharing an amount out in whole units, so that the parts add up to it exactly: each share is cut to whole units, and the
/// units left over go to the largest remainders, among equals to the first (method of largest remainders).
///
/// The amount is counted in units and what it is shared by in whole numbers of one scale, so that quotients and
/// remainders are those of whole numbers.
enum Apportionment {
    /// The parts of an amount in proportion to weights. Nil where a unit does not divide the amount, or there is nothing to
    /// share by.
    static func amounts(_ pool: Number, by weights: [Number], step: Number) -> [Number]? {
        guard let units = units(pool, step), let shares = wholeNumbers(weights), let total = sum(shares),
            total > 0
        else {
            return nil
        }
        var counts: [UInt128] = []
        var remainders: [UInt128] = []
        for share in shares {
            let (count, remainder) = total.dividingFullWidth(units.multipliedFullWidth(by: share))
            counts.append(count)
            remainders.append(significant(remainder, of: total))
        }
        guard let given = sum(counts), given <= units, units - given <= UInt128(counts.count) else {
            return nil
        }
        let order = counts.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
        for index in order.prefix(Int(units - given)) { counts[index] += 1 }
        let parts = counts.compactMap { count in
            Number(text: "\(count)")?.multiplied(by: step)
        }
        return parts.count == counts.count ? parts : nil
    }

    /// How many units an amount is.
    private static func units(_ pool: Number, _ step: Number) -> UInt128? {
        guard pool >= .zero, let quotient = pool.divided(by: step), quotient.isInteger,
            quotient.multiplied(by: step) == pool
        else { return nil }
        return UInt128(quotient.truncated.plainText)
    }

    /// Weights as whole numbers of one scale: of the finest that leaves the greatest of them 34 digits.
    private static func wholeNumbers(_ weights: [Number]) -> [UInt128]? {
        guard !weights.contains(where: { $0 < .zero }), let greatest = weights.max(), greatest > .zero else {
            return nil
        }
        let finest = weights.map(\.places).max() ?? 0
        let room = 34 - greatest.wholeDigits
        let scaled = weights.map { weight in
            weight.rounded(toScale: min(finest, room), .halfEven)?.scaled(by: min(finest, room)).flatMap {
                UInt128($0.plainText)
            }
        }
        let numbers = scaled.compactMap { $0 }
        return numbers.count == weights.count ? numbers : nil
    }

    private static func sum(_ numbers: [UInt128]) -> UInt128? {
        var sum: UInt128 = 0
        for number in numbers {
            let (next, overflow) = sum.addingReportingOverflow(number)
            if overflow { return nil }
            sum = next
        }
        return sum
    }

    /// A remainder without the digits in which weights that never end have been cut: two that are equal are seen to be.
    private static func significant(_ remainder: UInt128, of total: UInt128) -> UInt128 {
        let step = total / 10_000_000_000_000_000_000_000_000
        return step == 0 ? remainder : (remainder + step / 2) / step
    }

    /// What each record's share by several weighted factors is in proportion to: over one denominator, so that nothing
    /// is divided. Nil when a factor adds up to nothing, or the numbers are too long.
    static func numerators(_ shares: [[Number]], weights: [Number]) -> [Number]? {
        var totals: [Number] = []
        for column in weights.indices {
            guard let total = exactSum(shares.map { $0[column] }), total > .zero else { return nil }
            totals.append(total)
        }
        var numerators: [Number] = []
        for share in shares {
            var numerator = Number.zero
            for column in weights.indices {
                var term: Number? = exactProduct(weights[column], share[column])
                for other in weights.indices where other != column {
                    term = term.flatMap { exactProduct($0, totals[other]) }
                }
                guard let term, let next = exactSum([numerator, term]) else { return nil }
                numerator = next
            }
            numerators.append(numerator)
        }
        return numerators
    }

    private static func exactSum(_ numbers: [Number]) -> Number? {
        var context = NumberContext()
        let sum = numbers.reduce(Number.zero) { context.sum($0, $1) }
        return context.status.contains(.inexact) ? nil : sum
    }

    private static func exactProduct(_ left: Number, _ right: Number) -> Number? {
        var context = NumberContext()
        let product = context.product(left, right)
        return context.status.contains(.inexact) ? nil : product
    }
}

extension Number {
    /// Places behind the point.
    fileprivate var places: Int {
        let text = reduced.plainText.utf8
        return text.firstIndex(of: UInt8(ascii: ".")).map { text.distance(from: $0, to: text.endIndex) - 1 }
            ?? 0
    }

    /// Digits before the point.
    fileprivate var wholeDigits: Int { truncated.plainText.utf8.count }

    /// Times a power of ten.
    fileprivate func scaled(by places: Int) -> Number? {
        places == 0 ? self : multiplied(by: Number(text: "1E\(places)") ?? Number(1))
    }

    /// In digits, without an exponent.
    fileprivate var plainText: String { text(decimals: 0) }
}
