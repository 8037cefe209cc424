package import Diagnostics
package import LocatedYAML

/// What a policy would be with some of its figures, conditions or bounds changed: laid over its file for one run.
package struct Overlay: Sendable {
    /// What the supposition is called.
    package let title: String
    /// The policy that it is about: `document/entry`.
    package let policy: Named
    package let file: SourceFile
    /// Beside each section of a policy file, what is laid over it.
    let sections: [YAMLEntry]

    /// The sections of a policy file that an overlay may change.
    static let sections = [
        "in_force", "interpretations", "parameters", "definitions", "eligibility", "exclusions", "outputs",
        "columns", "steps",
    ]

    /// One thing that an overlay changes.
    package struct Change: Sendable {
        /// `parameters.rate_ceiling.values.2018-09-17.platform_system`.
        package let path: String
        /// As written in the policy file; nil for what it did not say.
        package let before: String?
        /// As written in the overlay; nil for what it drops.
        package let after: String?
    }

    /// What was laid over a policy, for those who read its decisions.
    package struct Summary: Sendable {
        package let title: String
        package let changes: [Change]
    }
}

/// Reads an overlay's file.
package struct OverlayReader {
    let log: DiagnosticLog

    package init(log: DiagnosticLog) { self.log = log }

    /// Nil, after saying so, when it is no overlay.
    package func read(_ node: YAMLNode) -> Overlay? {
        guard
            let map = RuleMapping(
                node, known: ["title", "policy"] + Overlay.sections, what: "an overlay", log: log)
        else { return nil }
        let title = map.requiredScalar("title")?.text
        guard let policy = map.requiredScalar("policy")?.named, let title else { return nil }
        let sections = (node.entries ?? []).filter { Overlay.sections.contains($0.keyText) }
        if sections.isEmpty { log.report(.emptyOverlay(at: node.place.head)) }
        return Overlay(title: title, policy: policy, file: node.file, sections: sections)
    }
}
