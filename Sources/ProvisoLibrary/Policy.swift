import Diagnostics
import FEEL
package import Provisions

/// One question that can be put to a document, such as who gets how much: made ready to decide cases.
///
/// It never changes, and every thread may use it. Deciding takes a ``Decider``, one for each thread.
public struct Policy: Sendable {
    /// All that is worked out once.
    final class Storage: Sendable {
        let plan: PolicyPlan
        let layout: DecisionLayout
        let inputs: [PlannedInput]
        let warnings: [Problem]
        let inputPositions: [String: Int]
        let outputPositions: [String: Int]
        /// What messages show of a value that a program has set, beside the inputs: its name in a text of names.
        let inputPlaces: [SourcePlace]
        let casePlace: SourcePlace

        init(_ plan: PolicyPlan, _ warnings: [Problem]) {
            self.plan = plan
            self.warnings = warnings
            layout = DecisionLayout(plan)
            self.inputs = plan.inputs
            let inputs = plan.policy.inputs
            inputPositions = Dictionary(zip(inputs.map(\.name), inputs.indices)) { first, _ in first }
            let names = layout.results.map { plan.outputs[$0].output.name }
            outputPositions = Dictionary(zip(names, names.indices)) { first, _ in first }
            let file = SourceFile(name: "<case>", text: inputs.map(\.name).joined(separator: "\n"))
            inputPlaces = inputs.indices.map { SourcePlace(file, file.spanOfLine($0 + 1)) }
            casePlace = SourcePlace(file, .beginning)
        }

        /// Where the items of a list of records stand: nowhere but where the list does.
        func itemPlaces(of position: Int, _ datum: Datum) -> [SourcePlace] {
            guard case .list(let items) = datum, !inputs[position].fields.isEmpty else { return [] }
            return Array(repeating: inputPlaces[position], count: items.count)
        }
    }

    let storage: Storage

    package var plan: PolicyPlan { storage.plan }

    init(_ plan: PolicyPlan, warnings: [Problem]) { storage = Storage(plan, warnings) }

    /// `document/entry`.
    public var id: String { plan.policy.id }
    /// What people call it.
    public var title: String { plan.policy.title }
    /// What it decides, in a sentence or two, where its file says so.
    public var description: String? { plan.policy.description }
    /// What a case may say, in the order of the file.
    public var inputs: [Input] { plan.policy.inputs.map { Input($0) } }
    /// What a decision says beside eligibility, in the order of the file.
    public var outputs: [Output] { storage.layout.results.map { Output(plan.outputs[$0].output) } }
    /// A digest of the files that it was read from: `sha256:…`. Any change of a rule changes it.
    public var rulesDigest: String { plan.rulesDigest }
    /// What is worth a second look in its files.
    public var warnings: [Problem] { storage.warnings }

    /// What decides cases by it, on one thread.
    public func decider() -> Decider { Decider(self) }

    /// Decides one case. For more than one, keep a ``Decider``.
    ///
    /// - Parameters:
    ///   - case: what is known.
    ///   - asOf: takes the place of the day by which dated figures are chosen.
    /// - Throws: what is wrong with the case.
    public func decide(_ case: Case, asOf: Day? = nil) throws(CaseError) -> Decision {
        try decider().decide(`case`, asOf: asOf)
    }

    /// An input to set again and again, see ``PreparedCase/set(_:to:)-(Policy.Key,_)``.
    ///
    /// - Throws: where the policy has no such input, with the name that may have been meant.
    public func key(_ name: String) throws(CaseError) -> Key {
        guard let position = storage.inputPositions[name] else {
            throw CaseError([Diagnostic.unknownInput(name, known: plan.policy.inputs)])
        }
        return Key(position: position, storage: ObjectIdentifier(storage))
    }

    /// An input of one policy.
    public struct Key: Sendable, Hashable {
        let position: Int
        let storage: ObjectIdentifier
    }
}

extension Policy {
    /// Something that a policy asks for.
    public struct Input: Sendable, Hashable {
        /// How a case names it.
        public let name: String
        /// What people call it.
        public let label: String?
        /// Its type in the word of the rule file: `money`, `choice`, `list of record`.
        public let type: String
        /// What it may be, where it is a choice or a list of choices.
        public let choices: [Choice]
        /// The unit in which a case states it: `元`, `万元`.
        public let unit: String?
        /// Whether a case that does not give it is refused.
        public let isRequired: Bool
        /// Whether it may be null because nobody knows yet: the decision may then be undetermined.
        public let mayBeUnknown: Bool
        /// Whether it chooses between readings of the document; what it chooses without a case is stated in the file.
        public let isInterpretation: Bool
        /// What each record is made of, where it is a record or a list of records.
        public let fields: [Input]

        init(_ input: Provisions.Input) {
            name = input.name
            label = input.label
            type = input.type.word
            choices = input.type.choices
            unit = input.unit?.name
            isRequired = input.mustBeGiven
            mayBeUnknown = input.mayBeUnknown
            isInterpretation = input.interpretation != nil
            fields = input.fields.map { Input($0) }
        }
    }

    /// Something that a decision says.
    public struct Output: Sendable, Hashable {
        /// How a decision names it.
        public let name: String
        /// What people call it.
        public let label: String?
        /// Its type in the word of the rule file.
        public let type: String
        /// What it may be, where it is a choice or a list of choices.
        public let choices: [Choice]

        init(_ output: Provisions.Output) {
            name = output.name
            label = output.label
            type = output.type.word
            choices = output.type.choices
        }
    }

    /// One of the values of a choice.
    public struct Choice: Sendable, Hashable {
        /// How cases and decisions name it.
        public let id: String
        /// What people call it.
        public let label: String?
    }
}

extension DeclaredType {
    /// The type in the words of rule files.
    fileprivate var word: String {
        switch self {
        case .choice: "choice"
        case .list(let item): "list of \(item.word)"
        case .record: "record"
        case .map(let value): "map of \(value.word)"
        case .brackets: "brackets"
        case .open: "any"
        default: Self.words.first { $0.type == self }?.word ?? "any"
        }
    }

    fileprivate var choices: [Policy.Choice] {
        switch self {
        case .choice(let choices): choices.map { Policy.Choice(id: $0.id, label: $0.label) }
        case .list(let item): item.choices
        default: []
        }
    }
}
