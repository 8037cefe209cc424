import Diagnostics
import FEEL
import Provisions

/// What a policy says of a case.
///
/// It keeps plain figures and works texts out when they are asked for, so that a decision costs little where only its
/// amount is wanted.
public struct Decision: Sendable {
    let policy: Policy
    let raw: RawDecision
    let facts: Facts
    let asOf: Day?

    /// Whether a case falls under a policy.
    public enum Eligibility: String, Sendable, Hashable {
        /// It meets every requirement.
        case eligible
        /// It fails one, whatever else is unknown.
        case ineligible
        /// That depends on what nobody knows yet, or on somebody's discretion.
        case undetermined
    }

    /// One result.
    public struct Output: Sendable, Hashable {
        /// What a null would mean.
        public enum Status: Sendable, Hashable {
            /// The value is the result; null is one.
            case settled
            /// It depends on what nobody knows yet.
            case unknown
            /// The policy says that there is none in such a case.
            case notApplicable
            /// It could not be worked out; ``Decision/errors`` says why.
            case failed
        }

        /// How the policy names it.
        public let name: String
        /// What people call it.
        public let label: String?
        /// Null unless the status is settled; while the outcome is undetermined, what the policy says stands until then.
        public let value: CaseValue
        /// What a null means.
        public let status: Status
    }

    /// The policy's id.
    public var policyID: String { policy.id }
    /// What the case calls itself.
    public var caseID: String? { facts.id?.text }
    /// The day by which dated figures were chosen, where the policy has any.
    public var referenceDate: Day? { raw.referenceDate.map { Day($0) } }
    /// Nil when the policy has no conditions, or when one of them could not be worked out.
    public var eligibility: Eligibility? { raw.eligibility.map(Eligibility.init) }
    /// The ids of the provisions that the case fails, each once, in the order of the document.
    public var reasons: [String] { raw.failing(isSoft: false, of: policy.plan, policy.storage.layout) }
    /// The ids of failed provisions that leave room for discretion.
    public var discretionaryReasons: [String] {
        raw.failing(isSoft: true, of: policy.plan, policy.storage.layout)
    }
    /// The unknown inputs whose values would matter, in the order of the conditions.
    public var missing: [String] { raw.missing(of: policy.plan, policy.storage.layout) }
    /// The results, in the order of the policy's file.
    public var outputs: [Output] { policy.storage.layout.results.indices.map(output) }
    /// The ids that decided the bounded amounts: the bound that cut one, or the base that none did. Nil where no result is
    /// such an amount.
    public var binding: [String]? { raw.binding(of: policy.plan, policy.storage.layout) }
    /// What could not be worked out, each with its place in the rules. Do not act on a decision that has any.
    public var errors: [Problem] { raw.errors.map { Problem($0) } }
    /// Whether the outcome, or in a policy without conditions a result, waits for what nobody knows yet.
    public var isUndetermined: Bool { full.isUndetermined }
    /// Of the rules that decided: see ``Policy/rulesDigest``.
    public var rulesDigest: String { policy.rulesDigest }

    /// A result by its name; nil where the policy has none of that name.
    public func output(_ name: String) -> Output? { policy.storage.outputPositions[name].map(output) }

    /// A result's value by its name: null where there is none in this case, nil where the policy has none of that name.
    public subscript(name: String) -> CaseValue? {
        policy.storage.outputPositions[name].map { CaseValue(raw.value($0, of: policy.plan)) }
    }

    private func output(_ position: Int) -> Output {
        let result = raw.result(position, of: policy.plan, policy.storage.layout)
        return Output(
            name: result.name, label: result.label, value: CaseValue(result.value),
            status: Self.status(result))
    }

    private static func status(_ result: Provisions.Decision.Result) -> Output.Status {
        if case .unknown = result.value { return .unknown }
        return switch result.status {
        case .settled: .settled
        case .pending: result.value == .null ? .unknown : .settled
        case .notApplicable: .notApplicable
        case .failed: .failed
        }
    }

    /// The decision as reports take it.
    var full: Provisions.Decision {
        raw.decision(of: policy.plan, policy.storage.layout, on: facts)
    }
}

extension Decision.Eligibility {
    fileprivate init(_ eligibility: Provisions.Eligibility) {
        self =
            switch eligibility {
            case .eligible: .eligible
            case .ineligible: .ineligible
            case .undetermined: .undetermined
            }
    }
}
