extension Expression {
    /// The tree as an outline: a line a node, its parts below it and two spaces in. Deeper than the parser nests, an
    /// ellipsis.
    package var outline: String { outline(indent: 0) }

    private func outline(indent: Int) -> String {
        let line = String(repeating: "  ", count: indent) + kind.label.joined(separator: " ") + "\n"
        guard indent < Parser.heightLimit else { return line }
        return line + kind.parts.map { $0.outline(indent: indent + 1) }.joined()
    }
}
