package import FEEL

/// `scale`: progressive brackets over a base.
package struct BracketScale: Sendable {
    package enum Mode: String, Sendable, CaseIterable {
        /// Each slice at its own bracket's rate (超额累进).
        case marginal
        /// The whole base at its bracket's rate (全额累进).
        case whole
        /// The bracket's amount.
        case amount
    }

    package enum Gives: String, Sendable, CaseIterable {
        case amount, rate
        case quickDeduction = "quick_deduction"
    }

    package let base: FEELText
    package let brackets: Named
    package let mode: Mode
    package let gives: Gives
}

/// A scale's table with its quick deductions (速算扣除数), which follow from the rates and are never typed in.
package struct BracketTable: Sendable, Hashable {
    package let brackets: [Bracket]
    /// base × rate − this is the marginal tax of a base in the bracket.
    package let quickDeductions: [Number]

    /// Nil when a figure is beyond decimal128.
    package init?(_ brackets: [Bracket]) {
        var deductions: [Number] = []
        var previous = (end: Number.zero, rate: Number.zero, deduction: Number.zero)
        for bracket in brackets {
            guard let step = bracket.figure.subtracting(previous.rate),
                let extra = previous.end.multiplied(by: step),
                let deduction = previous.deduction.adding(extra)
            else { return nil }
            deductions.append(deductions.isEmpty ? .zero : deduction)
            previous = (bracket.end ?? .zero, bracket.figure, deductions.isEmpty ? .zero : deduction)
        }
        self.brackets = brackets
        quickDeductions = deductions
    }

    /// The bracket that holds a base; nil when it lies above the last.
    package func index(holding base: Number) -> Int? {
        brackets.firstIndex { bracket in
            guard let end = bracket.end else { return true }
            return bracket.endIncluded ? base <= end : base < end
        }
    }

    /// Nil when the base is above the last bracket or the result beyond decimal128.
    package func value(of base: Number, mode: BracketScale.Mode, gives: BracketScale.Gives) -> Number? {
        guard let index = index(holding: base) else { return nil }
        let figure = brackets[index].figure
        switch (gives, mode) {
        case (.rate, _): return figure
        case (.quickDeduction, _): return quickDeductions[index]
        case (.amount, .amount): return figure
        case (.amount, .whole): return base.multiplied(by: figure)
        case (.amount, .marginal): return base.multiplied(by: figure)?.subtracting(quickDeductions[index])
        }
    }
}
