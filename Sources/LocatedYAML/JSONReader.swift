package import Diagnostics

/// Reads strict JSON (RFC 8259) into the same nodes as YAML: numbers keep their text, strings know their
/// places.
package enum JSONReader {
    /// The root node and everything there is to say, in the order of the file; after a syntax error there is
    /// no node.
    package static func read(_ file: SourceFile) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
        let check = SourceTextCheck(file, refusesControls: false)
        guard check.diagnostics.isEmpty else { return (nil, YAMLReader.inFileOrder(check.diagnostics)) }
        var parser = JSONParser(file, from: check.start)
        do {
            let root = try parser.root()
            return (root, YAMLReader.inFileOrder(parser.diagnostics))
        } catch {
            return (nil, YAMLReader.inFileOrder(parser.diagnostics + [error]))
        }
    }
}
