/// Writes a tree as FEEL text: the canonical form, which reads back as the same tree.
package struct Printer {
    /// The text of an expression.
    package static func text(
        of expression: Expression, names: KnownNames = KnownNames(), substituting: (Expression) -> String? = { _ in nil }
    ) -> String {
        substituting(expression) ?? ""
    }

    /// The text of a cell.
    package static func text(of tests: UnaryTests, names: KnownNames = KnownNames()) -> String { "" }

    /// The text of a type.
    package static func text(of type: TypeReference) -> String { "" }
}
