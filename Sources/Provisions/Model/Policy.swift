package import Diagnostics

/// One question that can be put to a document, as its rule file states it.
package struct Policy: Sendable {
    /// `document/entry`.
    package let id: String
    package let file: SourceFile
    package let title: String
    package let description: String?
    package let inForce: InForce?
    package let referenceDate: FEELText?
    package let calendar: Named?
    package let timezone: Named?
    /// What a case states; behind it the interpretations.
    package let inputs: [Input]
    package let parameters: [Parameter]
    package let functions: [FunctionDeclaration]
    package let requirements: [Requirement]
    /// Definitions first, then outputs, each in file order.
    package let outputs: [Output]
    /// For a policy over records, which are its first input.
    package let portfolio: Portfolio?

    /// Whether an outcome has an eligibility.
    package var hasEligibility: Bool { inForce != nil || !requirements.isEmpty }
}
