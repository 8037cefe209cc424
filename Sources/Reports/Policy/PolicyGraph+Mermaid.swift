extension PolicyGraph {
    /// As a Mermaid flowchart.
    var mermaid: String {
        var text = "flowchart LR\n"
        for (number, node) in nodes.enumerated() {
            let (open, close) = node.kind.brackets
            text += "    n\(number)\(open)\"\(Self.escaped(node.label))\"\(close)\n"
        }
        for edge in edges { text += "    n\(edge.from) --> n\(edge.to)\n" }
        for kind in Kind.allCases {
            let members = nodes.indices.filter { nodes[$0].kind == kind }.map { "n\($0)" }
            guard !members.isEmpty else { continue }
            text += "    classDef \(kind.rawValue) \(kind.style)\n"
            text += "    class \(members.joined(separator: ",")) \(kind.rawValue)\n"
        }
        return text
    }

    /// Signs that Mermaid, or the HTML that it makes, would take for its own.
    private static let entities: [Character: String] = [
        "\"": "#quot;", "#": "#35;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "\n": " ",
    ]

    private static func escaped(_ label: String) -> String {
        label.map { entities[$0] ?? String($0) }.joined()
    }
}

extension PolicyGraph.Kind {
    fileprivate var brackets: (String, String) {
        switch self {
        case .input: ("([", "])")
        case .parameter: ("[/", "/]")
        case .function: ("[[", "]]")
        case .condition: ("{", "}")
        case .eligibility: ("{{", "}}")
        case .step: (">", "]")
        case .definition: ("(", ")")
        case .output: ("[", "]")
        }
    }

    fileprivate var style: String { "stroke:\(colour),stroke-width:1.5px" }

    /// Readable on white and on black.
    var colour: String {
        switch self {
        case .input: "#2f6fb0"
        case .parameter: "#8a6d1a"
        case .function: "#7c5cbf"
        case .condition: "#a2457a"
        case .eligibility: "#c2410c"
        case .step: "#0f7f7f"
        case .definition: "#6b6b6b"
        case .output: "#1a7f37"
        }
    }
}
