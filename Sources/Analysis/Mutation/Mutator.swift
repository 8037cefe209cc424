package import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions

/// One way in which a rule is edited without meaning to: what it is called, and what it makes of a place.
package struct Mutator: Sendable {
    /// As `--filter` and the reports call it.
    package let name: String
    package let label: LocalizedText
    let edits: @Sendable (MutationSite) -> [MutationEdit]

    init(_ name: String, zh: String, en: String, edits: @escaping @Sendable (MutationSite) -> [MutationEdit])
    {
        self.name = name
        label = LocalizedText(zh: zh, en: en)
        self.edits = edits
    }

    /// The table of contents.
    package static let all: [Mutator] =
        figureMutators + expressionMutators + conditionMutators + amountMutators + tableMutators
        + recordMutators
}
