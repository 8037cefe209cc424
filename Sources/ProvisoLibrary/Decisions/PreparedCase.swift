import Diagnostics
import FEEL
import LocatedYAML
import Provisions

/// A case that has been read and checked, to be decided many times or with other values in between.
///
/// It is a value: a copy can be changed and decided without the first one noticing, on another thread as well.
public struct PreparedCase: Sendable {
    let storage: Policy.Storage
    private(set) var ready: ReadyCase

    init(_ storage: Policy.Storage, _ ready: ReadyCase) {
        self.storage = storage
        self.ready = ready
    }

    /// Gives an input another value.
    ///
    /// - Parameters:
    ///   - name: the input's name. To set one input again and again, look its ``Policy/Key`` up once.
    ///   - value: what it says from now on; null for nothing.
    /// - Throws: where the policy has no such input, or the value is of another kind; nothing is changed then.
    public mutating func set(_ name: String, to value: CaseValue) throws(CaseError) {
        guard let position = storage.inputPositions[name] else {
            throw CaseError([Diagnostic.unknownInput(name, known: storage.plan.policy.inputs)])
        }
        try set(position, value)
    }

    /// Gives an input another value.
    ///
    /// - Parameters:
    ///   - key: from ``Policy/key(_:)`` of the policy that the case was prepared for.
    ///   - value: what it says from now on; null for nothing.
    /// - Throws: where the key is another policy's, or the value of another kind; nothing is changed then.
    public mutating func set(_ key: Policy.Key, to value: CaseValue) throws(CaseError) {
        guard key.storage == ObjectIdentifier(storage) else {
            throw CaseError([Diagnostic.otherPolicy("the input", storage.plan.policy.id)])
        }
        try set(key.position, value)
    }

    private mutating func set(_ position: Int, _ value: CaseValue) throws(CaseError) {
        let place = storage.inputPlaces[position]
        let planned = storage.inputs[position]
        if case .null = value { return ready.set(position, to: .null(place), of: planned) }
        if let datum = value.plainDatum(as: planned) {
            let places = storage.itemPlaces(of: position, datum)
            return ready.set(position, to: .given(datum, place), itemPlaces: places, of: planned)
        }
        let facts = try read(CaseRecord([(planned.input.name, value)]))
        ready.set(
            position, to: facts.states[position], itemPlaces: facts.itemPlaces[position], of: planned)
    }

    private func read(_ values: CaseRecord) throws(CaseError) -> Facts {
        let log = DiagnosticLog()
        let policy = storage.plan.policy
        let node = CaseWriting.node(of: values, for: policy.inputs, log: log)
        guard let facts = CaseReader(policy: policy, log: log).read([node]), !log.hasErrors else {
            throw CaseError(log.sorted)
        }
        return facts
    }
}
