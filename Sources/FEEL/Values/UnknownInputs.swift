/// A set of inputs that nobody has supplied, by their numbers: what an unknown value carries with it.
package struct UnknownInputs: Hashable, Sendable {
    /// How many inputs can be told apart; the ones after share the last number.
    package static let capacity = 120

    package let bits: UInt128

    init(bits: UInt128) { self.bits = bits }

    package static let none = UnknownInputs(bits: 0)

    /// The one input of that number.
    package init(_ input: Int) {
        bits = 1 << UInt128(min(max(input, 0), Self.capacity - 1))
    }

    package init(_ inputs: some Sequence<Int>) {
        self = inputs.reduce(.none) { $0.union(UnknownInputs($1)) }
    }

    package func union(_ other: UnknownInputs) -> UnknownInputs { UnknownInputs(bits: bits | other.bits) }

    package func subtracting(_ other: UnknownInputs) -> UnknownInputs {
        UnknownInputs(bits: bits & ~other.bits)
    }

    package func contains(_ input: Int) -> Bool { bits & UnknownInputs(input).bits != 0 }

    package var isEmpty: Bool { bits == 0 }

    /// The inputs' numbers, ascending.
    package var members: [Int] { (0..<Self.capacity).filter { bits >> UInt128($0) & 1 == 1 } }
}
