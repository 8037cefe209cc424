import Diagnostics

extension PolicyGraph {
    private static let box = (width: 170, height: 26, gapX: 64, gapY: 10)

    /// As a picture. A node that is pointed at shows what it depends on, and what depends on it.
    func svg(_ title: String) -> String {
        guard !nodes.isEmpty else { return "" }
        let layout = GraphLayout(nodeCount: nodes.count, edges: edges)
        let (width, height, gapX, gapY) = Self.box
        let tallest = layout.order.map(\.count).max() ?? 1
        let size = (
            width: layout.order.count * (width + gapX) - gapX + 2, height: tallest * (height + gapY) + 2
        )
        let corner = { (node: Int) in
            let column = layout.columns[node]
            let top = (size.height - layout.order[column].count * (height + gapY)) / 2
            return (x: column * (width + gapX) + 1, y: top + layout.rows[node] * (height + gapY) + 1)
        }
        // Lines first, so that boxes lie on top; a rule for each node brings out its own lines when it is pointed at.
        let lines = edges.map { edge in
            let (from, to) = (corner(edge.from), corner(edge.to))
            return Self.line(
                from: (from.x + width, from.y + height / 2), to: (to.x, to.y + height / 2),
                ends: "f\(edge.from) t\(edge.to)")
        }
        let boxes = nodes.indices.map { node in
            "<g id=\"n\(node)\">" + draw(nodes[node], at: corner(node)) + "</g>\n"
        }
        let rules = nodes.indices.map { ".graph:has(#n\($0):hover) .t\($0)" }.joined(separator: ",")
        let others = nodes.indices.map { ".graph:has(#n\($0):hover) .f\($0)" }.joined(separator: ",")
        let style = "<style>\(rules){stroke:#c2410c;opacity:1}\(others){stroke:#2f6fb0;opacity:1}</style>\n"
        return
            "<svg class=\"graph\" role=\"img\" viewBox=\"0 0 \(size.width) \(size.height)\" width=\"\(size.width)\">"
            + "<title>\(HTML.escaped(title))</title>\n" + style + lines.joined(separator: "\n") + "\n"
            + boxes.joined() + "</svg>\n"
    }

    private static func line(from: (x: Int, y: Int), to: (x: Int, y: Int), ends: String) -> String {
        let bend = max((to.x - from.x) / 2, 24)
        return "<path class=\"\(ends)\" d=\"M\(from.x) \(from.y)C\(from.x + bend) \(from.y) "
            + "\(to.x - bend) \(to.y) \(to.x) \(to.y)\"/>"
    }

    private func draw(_ node: Node, at corner: (x: Int, y: Int)) -> String {
        let (width, height, _, _) = Self.box
        let radius = node.kind == .input ? height / 2 : node.kind == .definition ? 7 : 2
        let text = Self.shortened(node.label)
        return "<rect class=\"\(node.kind.rawValue)\" x=\"\(corner.x)\" y=\"\(corner.y)\" width=\"\(width)\" "
            + "height=\"\(height)\" rx=\"\(radius)\"/><text x=\"\(corner.x + width / 2)\" "
            + "y=\"\(corner.y + height / 2 + 4)\">\(HTML.escaped(text))</text>"
            + "<title>\(HTML.escaped(node.label))</title>"
    }

    /// As much of a label as a box holds: 24 columns, of which a Chinese character takes two.
    private static func shortened(_ label: String) -> String {
        guard displayWidth(label) > 24 else { return label }
        var text = ""
        for character in label {
            guard displayWidth(text + String(character)) <= 22 else { break }
            text.append(character)
        }
        return text + "…"
    }

    /// What the kinds look like, and the words for them.
    static func legend(_ prose: Prose) -> String {
        "<p class=\"legend\">"
            + Kind.allCases.map { kind in
                "<span style=\"color:\(kind.colour)\">■</span> \(HTML.escaped(prose[kind.label]))"
            }.joined(separator: " ") + "</p>\n"
    }

    static var style: String {
        """
        .figure { overflow-x: auto; } @media screen and (min-width: 70rem) { .figure { width: 94vw; margin-left: calc(50% - 47vw); } }
        .figure > p { max-width: 64rem; } .graph { display: block; font-size: 12px; height: auto; }
        .graph text { text-anchor: middle; fill: currentColor; } .graph rect { fill: Canvas; stroke-width: 1.4; }
        .graph path { fill: none; stroke: #888; stroke-width: 1.2; opacity: .5; }
        """ + "\n"
            + Kind.allCases.map { ".graph .\($0.rawValue) { stroke: \($0.colour); }" }.joined(separator: " ")
            + "\n@media print { .graph { width: 100%; max-height: 95vh; } .figure { break-inside: avoid; } }"
    }
}

extension PolicyGraph.Kind {
    var label: LocalizedText {
        switch self {
        case .input: LocalizedText(zh: "情况", en: "input")
        case .parameter: LocalizedText(zh: "标准", en: "figure")
        case .function: LocalizedText(zh: "算法", en: "function")
        case .condition: LocalizedText(zh: "条件", en: "condition")
        case .eligibility: LocalizedText(zh: "结论", en: "eligibility")
        case .step: LocalizedText(zh: "步骤", en: "step")
        case .definition: LocalizedText(zh: "中间结果", en: "intermediate result")
        case .output: LocalizedText(zh: "结果", en: "result")
        }
    }
}
