package import FEELSyntax

/// What an operator makes of two types, or why it can make nothing of them.
package enum OperatorResult: Equatable, Sendable {
    case type(FEELType)
    /// The operator is not defined for these kinds: the value can only be null.
    case wrongKinds
    /// Both are numbers, but of measures that do not go together.
    case wrongMeasures
}

/// The operators of arithmetic over types (DMN §10.3.2.13).
///
/// Of an operand about which nothing is known only that much is claimed as the other operand settles: what is
/// added to a number can only be a number.
extension FEELType {
    package func result(of operation: BinaryOperator, with other: FEELType) -> OperatorResult {
        guard hasArithmetic, other.hasArithmetic else { return .wrongKinds }
        if case .number(let left) = self, case .number(let right) = other {
            return Self.numbers(operation, left, right)
        }
        return switch operation {
        case .add: added(other)
        case .subtract: subtracted(other)
        case .multiply: multiplied(other)
        case .divide: divided(other)
        case .power: Self.power(self, other)
        default: .type(.boolean)
        }
    }

    /// What the minus in front makes of it; nil when it has no negative.
    package var negated: FEELType? {
        switch self {
        case .number, .dayTimeDuration, .yearMonthDuration, .any: self
        default: nil
        }
    }

    private static func numbers(_ operation: BinaryOperator, _ left: Measure, _ right: Measure)
        -> OperatorResult
    {
        switch operation {
        case .multiply: left.product(right).map { .type(.number($0)) } ?? .wrongMeasures
        case .divide: .type(left.quotient(right).map(FEELType.number) ?? .any)
        case .power: power(.number(left), .number(right))
        default: left.sum(right).map { .type(.number($0)) } ?? .wrongMeasures
        }
    }

    private func added(_ other: FEELType) -> OperatorResult {
        switch (self, other) {
        case (.any, .any): .type(.any)
        case (.string, .string), (.string, .choice), (.choice, .string), (.choice, .choice): .type(.string)
        case (.any, .string), (.any, .choice), (.string, .any), (.choice, .any): .type(.string)
        case (.any, let known), (let known, .any): .type(known.isDuration ? .any : known)
        case (let point, let length) where point.isMoved(by: length): .type(point)
        case (let length, let point) where point.isMoved(by: length): .type(point)
        default: sameDuration(other)
        }
    }

    private func subtracted(_ other: FEELType) -> OperatorResult {
        switch (self, other) {
        case (_, .string), (.string, _), (_, .choice), (.choice, _): .wrongKinds
        case (.any, let known) where known.isPoint: .type(.dayTimeDuration)
        case (.any, .number(let measure)): .type(.number(measure))
        case (.any, _): .type(.any)
        case (let known, .any): .type(known.isPoint ? .any : known)
        case (let point, let length) where point.isMoved(by: length): .type(point)
        case (.time, .time): .type(.dayTimeDuration)
        case (.date, .date), (.date, .dateTime), (.dateTime, .date), (.dateTime, .dateTime):
            .type(.dayTimeDuration)
        default: sameDuration(other)
        }
    }

    private func multiplied(_ other: FEELType) -> OperatorResult {
        switch (self, other) {
        case (.any, .any), (.any, .number), (.number, .any): .type(.any)
        case (.any, let length), (let length, .any), (.number, let length), (let length, .number):
            length.isDuration ? .type(length) : .wrongKinds
        default: .wrongKinds
        }
    }

    private func divided(_ other: FEELType) -> OperatorResult {
        switch (self, other) {
        case (.any, .any), (.any, .number), (.number, .any):
            .type(other.isNumber || self == .any ? .any : .number)
        case (.any, let divisor): divisor.isDuration ? .type(.number(.number)) : .wrongKinds
        case (let length, .any): length.isDuration ? .type(.any) : .wrongKinds
        case (let length, .number): length.isDuration ? .type(length) : .wrongKinds
        case (.dayTimeDuration, .dayTimeDuration), (.yearMonthDuration, .yearMonthDuration):
            .type(.number(.number))
        default: .wrongKinds
        }
    }

    /// Nothing is raised to an amount of money; what a power of money or of a rate measures has no name.
    private static func power(_ base: FEELType, _ exponent: FEELType) -> OperatorResult {
        guard base.isNumber || base == .any, exponent.isNumber || exponent == .any else { return .wrongKinds }
        if exponent.measure == .money { return .wrongMeasures }
        return .type(base.measure == .money ? .any : base.measure == .number ? base : .number)
    }

    private func sameDuration(_ other: FEELType) -> OperatorResult {
        self == other && isDuration ? .type(self) : .wrongKinds
    }

    /// Whether any operator of arithmetic takes it at all; a null operand makes every result null.
    private var hasArithmetic: Bool {
        switch self {
        case .any, .number, .string, .choice: true
        default: isDuration || isPoint
        }
    }

    private func isMoved(by length: FEELType) -> Bool {
        switch (self, length) {
        case (.date, .dayTimeDuration), (.date, .yearMonthDuration), (.time, .dayTimeDuration): true
        case (.dateTime, .dayTimeDuration), (.dateTime, .yearMonthDuration): true
        default: false
        }
    }

    /// One of the two kinds of duration.
    package var isDuration: Bool { self == .dayTimeDuration || self == .yearMonthDuration }
    /// A date, a time, or both.
    package var isPoint: Bool { self == .date || self == .time || self == .dateTime }
}
