package import Diagnostics
import FEEL
import FEELSyntax
package import LocatedYAML
package import Provisions

/// A policy with one edit in it, such as an inattentive hand makes.
package struct Mutant: Sendable {
    package let mutator: Mutator
    package let owner: MutationOwner
    /// What is edited.
    package let place: SourcePlace
    /// What is written there; empty for nothing.
    package let after: String
    let path: [Int]
    let node: YAMLNode?
    /// Whether a case may say something else to the mutant than to the policy.
    let changesInputs: Bool

    /// What stands in its place.
    package var before: String { place.file.text(place.span) }

    /// The policy's file with the edit.
    package func variant(of root: YAMLNode) -> YAMLNode { root.replacing(path[...], with: node) }

    /// Every mutant of a policy, in the order of its file; no two write the same in the same place.
    package static func all(of plan: PolicyPlan, _ root: YAMLNode) -> [Mutant] {
        var seen: Set<Edit> = []
        var mutants: [Mutant] = []
        for site in MutationSites(plan, root).sites {
            for mutator in Mutator.all {
                for edit in mutator.edits(site) where seen.insert(Edit(edit.span, edit.after)).inserted {
                    mutants.append(
                        Mutant(
                            mutator: mutator, owner: site.owner, place: SourcePlace(root.file, edit.span),
                            after: edit.after, path: edit.path, node: edit.node,
                            changesInputs: site.isUnder("inputs", "records", "interpretations")))
                }
            }
        }
        return mutants.enumerated().sorted { ($0.1.place.span.start, $0.0) < ($1.1.place.span.start, $1.0) }
            .map(\.1)
    }

    private struct Edit: Hashable {
        let span: SourceSpan
        let after: String

        init(_ span: SourceSpan, _ after: String) {
            self.span = span
            self.after = after
        }
    }
}
