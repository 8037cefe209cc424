package import Diagnostics
package import Provisions

/// One way of showing a policy.
package struct PolicyFormat: NamedFormat, Sendable {
    /// What `--format` calls it.
    package let name: String
    /// The whole text, with its line end.
    package let write: @Sendable (PolicyPlan, Language) -> String
}

/// The formats of `show`: one line for each.
package enum PolicyFormats {
    package static let all = [
        PolicyFormat(name: "text") { PolicyPage($0, $1).page.text },
        PolicyFormat(name: "markdown") { PolicyPage($0, $1).page.markdown },
        PolicyFormat(name: "html") { PolicyPage($0, $1).page.html($1, style: PolicyPage.style) },
        PolicyFormat(name: "mermaid") { plan, language in
            PolicyGraph(plan, Prose(language)).mermaid
        },
    ]
}
