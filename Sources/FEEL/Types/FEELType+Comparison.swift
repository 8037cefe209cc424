/// What can be said of a comparison before any value is known (DMN §10.3.2.4).
package enum Comparability: Equatable, Sendable {
    case fine
    /// Values of different kinds: the comparison can only be null.
    case differentKinds
    /// Values of this kind have no order.
    case unordered(FEELType)
    case wrongMeasures
    /// Two sets of choices that share none.
    case disjointChoices
}

extension FEELType {
    /// `=` and `!=`. Null may be compared with anything.
    package func equality(with other: FEELType) -> Comparability {
        switch (self, other) {
        case (.any, _), (_, .any), (.null, _), (_, .null): .fine
        case (.number(let left), .number(let right)): left.goes(with: right) ? .fine : .wrongMeasures
        case (.choice(let left), .choice(let right)):
            Set(left).isDisjoint(with: right) ? .disjointChoices : .fine
        case (.string, .choice), (.choice, .string): .fine
        default: hasKind(of: other) ? .fine : .differentKinds
        }
    }

    /// `<`, `<=`, `>`, `>=`, `between` and the ends of a range.
    package func order(with other: FEELType) -> Comparability {
        for side in [self, other] where !side.isOrdered { return .unordered(side) }
        let equality = equality(with: other)
        return equality == .disjointChoices ? .fine : equality
    }

    /// Whether values of this kind have an order; nothing is known against `any`.
    package var isOrdered: Bool {
        switch self {
        case .null, .boolean, .list, .context, .range, .function: false
        default: true
        }
    }

    private func hasKind(of other: FEELType) -> Bool {
        switch (self, other) {
        case (.list, .list), (.context, .context), (.range, .range), (.function, .function): true
        default: self == other
        }
    }
}
