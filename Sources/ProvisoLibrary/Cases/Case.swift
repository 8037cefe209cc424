import Diagnostics
import LocatedYAML

/// What is known of one applicant, one year, one machine: values by the names of a policy's inputs.
///
/// ```swift
/// let application: Case = ["category": "platform", "contract_amount": .money("100000.30"), "industrial": true]
/// ```
public struct Case: Sendable, ExpressibleByDictionaryLiteral {
    /// What a program says; over what the text says.
    public var values: CaseRecord
    /// What the case calls itself: passed through to the decision.
    public var id: String?
    /// The text, where it was read from one.
    let text: YAMLNode?

    /// A case of these values.
    public init(_ values: CaseRecord = [:], id: String? = nil) {
        self.values = values
        self.id = id
        text = nil
    }

    /// A case of the values of a literal.
    public init(dictionaryLiteral elements: (String, CaseValue)...) { self.init(CaseRecord(elements)) }

    /// A case as a text, a mapping of inputs to values in YAML or JSON; an `id` in it is the case's.
    ///
    /// - Parameters:
    ///   - text: YAML, or JSON where it begins with a bracket or the name ends in `.json`.
    ///   - name: what messages call the text, such as the path of its file.
    /// - Throws: where the text is neither YAML nor JSON. Whether it suits a policy shows when it is put to one.
    public init(text: String, name: String = "<case>") throws(CaseError) {
        let (node, diagnostics) = YAMLReader.readYAMLOrJSON(SourceFile(name: name, text: text))
        guard let node, diagnostics.isEmpty else { throw CaseError(diagnostics) }
        self.text = node
        values = [:]
        id = nil
    }
}
