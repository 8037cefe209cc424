import Diagnostics
import FEEL
import FEELSyntax
import Provisions

/// A third way of deciding, made to be plainly right and nothing else: it walks the trees of a parsed policy over the names
/// of a record, each when it is asked for.
///
/// Of the product it uses what stands in front of planning (the model and the syntax trees) and the value types; no
/// planner, bytecode, heap or column has a part in it. It covers what `RandomPolicy` writes; everything else it refuses
/// aloud, by `unsupported`.
final class TreeWalk {
    let policy: Policy
    var trees: WalkedTrees
    /// The inputs that may be unknown; unknown values name them by their position.
    let unknowable: [Input]
    var world = World()
    /// What the walk does not know how to walk.
    private(set) var unsupported: [String] = []

    /// Stands in an unknown value for what could not be worked out, and for a parameter without a value on the day.
    static let failed = 9_999
    static let firstParameter = 1_000

    /// A record, and what has been worked out about it.
    struct World {
        var states: [String: Facts.State] = [:]
        /// Values in the place of unknown inputs, while it is tried what would become of the record with them.
        var completion: [String: Datum] = [:]
        var values: [String: Datum] = [:]
        var outcomes: [TestOutcome] = []
        var amounts: [String: WalkedAmount] = [:]
        var eligibility: Eligibility?
        /// The parameters of the function at hand, and `?`.
        var locals: [String: Datum] = [:]
        /// Failures of the step at hand, and how many conditions around it are unknown: then nobody can tell whether an
        /// operation that fails is wanted.
        var failures = 0
        var guesses = 0
        var hasError = false
        var hasBadInput = false
    }

    init(_ policy: Policy) {
        self.policy = policy
        trees = WalkedTrees(policy)
        unknowable = policy.inputs.filter(\.mayBeUnknown)
    }

    /// What the policy says of a record.
    func decide(_ facts: Facts) -> WalkedDecision {
        world = World()
        world.states = Dictionary(uniqueKeysWithValues: zip(policy.inputs.map(\.name), facts.states))
        policy.inputs.forEach { _ = value(of: $0.name) }
        if world.hasBadInput { return WalkedDecision(hasError: true) }
        policy.parameters.forEach { _ = value(of: $0.name) }
        _ = value(of: WalkedTrees.eligibility)
        policy.outputs.forEach { _ = value(of: $0.name) }
        return decision
    }

    // MARK: - Names

    /// The value of a name, worked out once, by itself: what goes wrong on the way belongs to that name.
    func value(of name: String) -> Datum {
        if let local = world.locals[name] { return local }
        if let known = world.values[name] { return known }
        let (locals, failures, guesses) = (world.locals, world.failures, world.guesses)
        (world.locals, world.failures, world.guesses) = ([:], 0, 0)
        let value = made(name)
        world.values[name] = value
        if world.failures > 0 { world.hasError = true }
        (world.locals, world.failures, world.guesses) = (locals, failures, guesses)
        return value
    }

    private func made(_ name: String) -> Datum {
        if name == WalkedTrees.eligibility { return eligibilityValue() }
        if name == WalkedTrees.referenceDate { return referenceDate() }
        if let input = policy.inputs.first(where: { $0.name == name }) { return value(of: input) }
        if let index = policy.parameters.firstIndex(where: { $0.name == name }) { return parameter(index) }
        if let output = policy.outputs.first(where: { $0.name == name }) { return value(of: output) }
        return refuse("the name \(name)")
    }

    // MARK: - What goes wrong

    /// An operation that has no result.
    func fail() -> Datum {
        if world.guesses == 0 { world.failures += 1 }
        return .null
    }

    func refuse(_ what: String) -> Datum {
        unsupported.append(what)
        return .null
    }
}

extension Datum {
    /// What an unknown waits for; nil for what is known.
    var waitsFor: [Int]? { if case .unknown(let inputs) = self { inputs } else { nil } }

    var isUnknown: Bool { waitsFor != nil }

    /// Unknown for the sake of all those of the values that are; nil when they are all known.
    static func unknown(among values: [Datum]) -> Datum? {
        let masks = values.compactMap(\.waitsFor)
        return masks.isEmpty ? nil : .unknown(Set(masks.joined()).sorted())
    }

    var number: Number? { if case .number(let number) = self { number } else { nil } }

    var truth: Bool? { if case .boolean(let truth) = self { truth } else { nil } }

    var day: CalendarDate? { if case .date(let day) = self { day } else { nil } }
}
