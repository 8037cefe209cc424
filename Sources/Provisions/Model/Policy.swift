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

    /// The number of each input by its name; of two with one name, which `check` refuses, the first.
    let inputIndex: [String: Int]

    init(
        id: String, file: SourceFile, title: String, description: String?, inForce: InForce?,
        referenceDate: FEELText?, calendar: Named?, timezone: Named?, inputs: [Input],
        parameters: [Parameter],
        functions: [FunctionDeclaration], requirements: [Requirement], outputs: [Output],
        portfolio: Portfolio?
    ) {
        self.id = id
        self.file = file
        self.title = title
        self.description = description
        self.inForce = inForce
        self.referenceDate = referenceDate
        self.calendar = calendar
        self.timezone = timezone
        self.inputs = inputs
        self.parameters = parameters
        self.functions = functions
        self.requirements = requirements
        self.outputs = outputs
        self.portfolio = portfolio
        inputIndex = Dictionary(inputs.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }

    /// Whether an outcome has an eligibility.
    package var hasEligibility: Bool { inForce != nil || !requirements.isEmpty }
}
