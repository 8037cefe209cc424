/// Three-valued logic (DMN §10.3.2.7), with a fourth value for what is not known yet: false and true decide against
/// an unknown, and an unknown is stronger than null. Whatever is no boolean counts as null.
extension Value {
    /// `and`.
    @inline(__always)
    static func conjunction(_ left: Value, _ right: Value) -> Value {
        if left == .true, right == .true { return .true }
        return undecided(left, right, decisive: .false)
    }

    /// `or`.
    @inline(__always)
    static func disjunction(_ left: Value, _ right: Value) -> Value {
        if left == .false, right == .false { return .false }
        return undecided(left, right, decisive: .true)
    }

    @inline(never)
    private static func undecided(_ left: Value, _ right: Value, decisive: Value) -> Value {
        if left == decisive || right == decisive { return decisive }
        let inputs = left.unknownInputs.union(right.unknownInputs)
        return inputs.isEmpty ? .null : .unknown(inputs)
    }

    /// Whether both comparisons of a `between` or of a range hold: null as soon as one of them is null.
    @inline(__always)
    static func both(_ left: Value, _ right: Value) -> Value {
        if left.has(.boolean), right.has(.boolean) { return Value(left.isTrue && right.isTrue) }
        if left.isUnknown || right.isUnknown { return undecided(left, right, decisive: .false) }
        return .null
    }

    /// `not`.
    @inline(__always)
    var negation: Value {
        if has(.boolean) { return Value(low == 0) }
        return isUnknown ? self : .null
    }
}
