import Diagnostics
import FEEL
import LocatedYAML

/// A scalar of a rule file with its place.
struct RuleScalar {
    let scalar: YAMLScalar
    let place: SourcePlace

    init?(_ node: YAMLNode) {
        guard case .scalar(let scalar) = node.kind else { return nil }
        self.scalar = scalar
        place = node.place
    }

    var text: String { scalar.text }
    var isNull: Bool { scalar.isNull }
    var named: Named { Named(text: text, place: place) }
    var feel: FEELText { FEELText(text: text, place: place, origins: scalar.origins) }
}

/// An entry of a mapping: its key with its place, and its value.
typealias RuleEntry = (key: Named, value: YAMLNode)

/// A mapping of a rule file, whose keys are stated once: an unknown one cannot pass, a required one cannot be missed.
struct RuleMapping {
    private let reader: MappingReader
    let place: SourcePlace
    private let sink: DiagnosticSink

    /// Nil, after saying so, when the node is no mapping.
    init?(_ node: YAMLNode, known: [String], what: String, sink: DiagnosticSink) {
        var found: [Diagnostic] = []
        guard let reader = MappingReader(node, known: known, what: what, into: &found) else {
            sink.report(found)
            return nil
        }
        sink.report(found)
        self.reader = reader
        self.sink = sink
        place = node.place
    }
}
