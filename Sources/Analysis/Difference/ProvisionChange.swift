package import Diagnostics
package import LocatedYAML
import Provisions

/// Everything that two texts of a policy say differently of the same provisions: what a change of decisions is put down to.
package struct ProvisionChange: Sendable {
    /// Empty for what names no provision.
    package let provisions: [String]
    package let differences: [RuleDifference]
    /// Differences of other rules, without which these could not be read: a definition that a formula now uses.
    package let isJoint: Bool

    /// `TJV-30、TJV-31`, or the first names of the path where no provision is named.
    package var name: String {
        let names = differences.flatMap { $0.provisions.isEmpty ? [$0.subject] : $0.provisions }.eachOnce
        return names.joined(separator: "、")
    }
}

/// A choice among the changes of a policy, a bit for each.
package struct ChangeSet: Sendable, Hashable {
    package let bits: UInt64

    package init(_ bits: UInt64) { self.bits = bits }
    package init(_ members: [Int]) { bits = members.reduce(0) { $0 | 1 << UInt64($1) } }
    package static let none = ChangeSet(0)

    package static func all(_ count: Int) -> ChangeSet {
        ChangeSet(count >= 64 ? .max : (1 << UInt64(count)) - 1)
    }

    package func contains(_ member: Int) -> Bool { bits >> UInt64(member) & 1 == 1 }
    package func isSubset(of other: ChangeSet) -> Bool { bits & ~other.bits == 0 }
    package func without(_ other: ChangeSet) -> ChangeSet { ChangeSet(bits & ~other.bits) }
    package func union(_ other: ChangeSet) -> ChangeSet { ChangeSet(bits | other.bits) }
    package var count: Int { bits.nonzeroBitCount }
    package var members: [Int] { (0..<64).filter(contains) }
}
