/// What a document leaves open: the readings that it allows, and the one that the rule file takes.
///
/// A policy holds it as an input: the readings are the choices, the reading taken is the default. A case, a setting or
/// an overlay that says otherwise shows what the other reading would give.
package struct Interpretation: Sendable {
    /// Where the document leaves it open.
    package let citation: Citation
    /// Why the rule file takes this reading.
    package let because: String
    /// The id of the reading taken.
    package let chosen: Named
}
