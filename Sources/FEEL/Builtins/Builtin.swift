package import Diagnostics

/// A built-in function: everything about it in one declaration, from which the checker takes the signature, the
/// evaluator the body, the manual the texts, and the example test the examples.
package struct Builtin: Sendable {
    package struct Parameter: Sendable {
        package let name: String
        package let type: FEELType
        package let isOptional: Bool
        /// The last parameter takes all further positional arguments.
        package let isVariadic: Bool
    }

    package let name: String
    package let parameters: [Parameter]
    package let result: FEELType
    package let summary: LocalizedText
    /// Expression and the value it must give, both FEEL.
    package let examples: [(expression: String, value: String)]
}
