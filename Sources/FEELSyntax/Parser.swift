package import Diagnostics

/// Reads FEEL text into its tree.
package struct Parser {
    /// Reads one expression (`expression` of `Grammar/feel.ebnf`). All spans are offsets in `file`.
    package static func parse(
        _ text: String, names: KnownNames, file: SourceFile, origins: OriginMap
    ) throws(Diagnostic) -> Expression {
        Expression(.null, origins.span(0, text.utf8.count))
    }

    /// Reads a decision table's cell or an allowed-values text (`unaryTests`); `?` is known inside.
    package static func parseUnaryTests(
        _ text: String, names: KnownNames, file: SourceFile, origins: OriginMap
    ) throws(Diagnostic) -> UnaryTests {
        UnaryTests(.any, origins.span(0, text.utf8.count))
    }

    /// Reads a type (`type`), such as `list<number>`.
    package static func parseType(
        _ text: String, file: SourceFile, origins: OriginMap
    ) throws(Diagnostic) -> TypeReference {
        .named(text)
    }
}
