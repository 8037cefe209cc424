package import Diagnostics
package import FEEL

/// Whether a case falls under a policy.
package enum Eligibility: String, Sendable, CaseIterable, BitwiseCopyable {
    case eligible, ineligible, undetermined

    /// Its number among all cases.
    var position: Int {
        switch self {
        case .eligible: 0
        case .ineligible: 1
        case .undetermined: 2
        }
    }
}

/// What a policy says of a case.
package struct Decision: Sendable {
    package struct Result: Sendable {
        package let name: String
        package let label: String?
        package let type: DeclaredType
        /// `Datum.unknown` when it depends on an unknown input.
        package let value: Datum
        package var status = Status.settled

        /// What a null would mean.
        package enum Status: Sendable {
            /// It is the value.
            case settled
            /// It stands for the time being, since the outcome is undetermined.
            case pending
            case notApplicable
            case failed
        }
    }

    /// Something that went wrong in a rule, with the provision it belongs to.
    package struct Failure: Sendable {
        package let diagnostic: Diagnostic
        package let provision: String?

        package init(_ diagnostic: Diagnostic, provision: String? = nil) {
            self.diagnostic = diagnostic
            self.provision = provision
        }
    }

    package let policy: String
    package let title: String
    /// The case's own id, passed through.
    package var caseID: CaseID?
    package let referenceDate: CalendarDate?
    /// Nil when the policy has no requirement, exclusion or window, or when one of them failed to evaluate.
    package let eligibility: Eligibility?
    /// Every failing provision once, in the order of the document's ledger.
    package let reasons: [String]
    /// The unknown inputs whose values would matter, in the order of the conditions.
    package let missing: [String]
    package let discretionaryReasons: [String]
    package var outputs: [Result]
    /// The ids that decided the policy's bounded amounts; nil when no output is one.
    package let binding: [String]?
    package let errors: [Failure]
    /// The readings of the document that were taken instead of the rule file's.
    package let switchedReadings: [Explanation.Reading]
    package let rulesDigest: String
    /// What was laid over the policy's file.
    package let overlay: Overlay.Summary?

    package init(
        policy: String, title: String, caseID: CaseID?, referenceDate: CalendarDate?,
        eligibility: Eligibility?,
        reasons: [String], missing: [String], discretionaryReasons: [String], outputs: [Result],
        binding: [String]?,
        errors: [Failure], switchedReadings: [Explanation.Reading] = [], rulesDigest: String,
        overlay: Overlay.Summary? = nil
    ) {
        self.policy = policy
        self.title = title
        self.caseID = caseID
        self.referenceDate = referenceDate
        self.eligibility = eligibility
        self.reasons = reasons
        self.missing = missing
        self.discretionaryReasons = discretionaryReasons
        self.outputs = outputs
        self.binding = binding
        self.errors = errors
        self.switchedReadings = switchedReadings
        self.rulesDigest = rulesDigest
        self.overlay = overlay
    }

    /// An outcome that decides nothing and says why: what becomes of a case that is not sound.
    package init(
        refused plan: PolicyPlan, caseID: CaseID?, referenceDate: CalendarDate? = nil, _ errors: [Failure]
    ) {
        let outputs = plan.outputs.filter(\.output.isResult).map(\.output)
        self.init(
            policy: plan.policy.id, title: plan.policy.title, caseID: caseID, referenceDate: referenceDate,
            eligibility: nil, reasons: [], missing: [], discretionaryReasons: [],
            outputs: outputs.map {
                Result(name: $0.name, label: $0.label, type: $0.type, value: .null, status: .failed)
            },
            binding: plan.namesBounds ? [] : nil, errors: errors, rulesDigest: plan.rulesDigest,
            overlay: plan.overlay)
    }

    package var isUndetermined: Bool {
        eligibility == .undetermined || (eligibility == nil && errors.isEmpty && !missing.isEmpty)
    }
}
