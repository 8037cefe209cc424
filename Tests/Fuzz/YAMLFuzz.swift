import Diagnostics
import LocatedYAML

extension FuzzTarget {
    /// The YAML and the JSON reader: every place inside the file, every byte of every text with an origin.
    static let yaml = FuzzTarget(name: "yaml", fragments: yamlFragments) { bytes in
        let file = SourceFile(name: "<fuzz>", bytes: bytes)
        var check = NodeCheck(file)
        check.visit(YAMLReader.read(file))
        check.visit(JSONReader.read(file))
        check.visit(YAMLReader.readYAMLOrJSON(file))
        return check.complaints
    }

    private static let yamlFragments = [
        "a", "key", "云惠券", "：", "，", "　", "“", "”", ": ", ":", " ", "  ", "    ", "\n", "\n", "\n  ",
        "\n    ", "\r\n",
        "\t", "- ", "\n- ", "? ", "| ", "|\n", "|-\n  ", "|+2\n", ">\n  ", ">-\n", ">5", "\"", "\"", "'",
        "''", "\\", "\\n",
        "\\u4e2d", "\\ud83d\\ude00", "\\x41", "\\\n", "[", "]", "{", "}", ",", ", ", "# ", " # 注\n", "&a ",
        "*a ", "!t ",
        "!!str ", "<<: ", "---\n", "...\n", "%YAML 1.2\n", "@", "`", "null", "~", "true", "012", "1e3",
        "2018-10-01",
        "-1.50", "\u{0}", "\u{FEFF}", "\u{2028}", "\u{85}", "\u{A0}", "\u{200B}", "𠮷", "é",
        "[[[[[[[[[[[[[[[[",
        "{\"a\":", "\"a\": 1,", "a: |\n  x\n\n  y\n", "a: >\n  x\n  y\n\n   z\n",
    ]
}

/// Walks nodes and diagnostics of one file and complains of what cannot be.
private struct NodeCheck {
    let file: SourceFile
    var complaints: [String] = []

    init(_ file: SourceFile) { self.file = file }

    mutating func visit(_ result: (node: YAMLNode?, diagnostics: [Diagnostic])) {
        for diagnostic in result.diagnostics { visit(diagnostic) }
        if result.node == nil, result.diagnostics.isEmpty { complaints.append("neither node nor diagnostic") }
        if let node = result.node { visit(node, clean: result.diagnostics.isEmpty) }
    }

    private mutating func visit(_ diagnostic: Diagnostic) {
        let places = [diagnostic.place].compactMap { $0 } + diagnostic.notes.map(\.place)
        for place in places where !holds(place.span) {
            complaints.append("\(diagnostic.code) at \(place.span)")
        }
        if DiagnosticRenderer().render(diagnostic).isEmpty { complaints.append("nothing rendered") }
        if !YAMLDiagnostics.all.contains(diagnostic.kind) {
            complaints.append("\(diagnostic.code) is not listed")
        }
    }

    private mutating func visit(_ node: YAMLNode, clean: Bool) {
        if !holds(node.span) { complaints.append("node at \(node.span)") }
        switch node.kind {
        case .scalar(let scalar): visit(scalar, clean: clean)
        case .sequence(let items):
            for item in items { visitChild(item, of: node, clean: clean) }
        case .mapping(let entries):
            for entry in entries {
                visit(entry.key, clean: clean)
                visitChild(entry.value, of: node, clean: clean)
            }
        }
    }

    private mutating func visitChild(_ child: YAMLNode, of parent: YAMLNode, clean: Bool) {
        if clean, child.span.start < parent.span.start || child.span.end > parent.span.end {
            complaints.append("child \(child.span) outside \(parent.span)")
        }
        visit(child, clean: clean)
    }

    private mutating func visit(_ scalar: YAMLScalar, clean: Bool) {
        if !holds(scalar.span) { complaints.append("scalar at \(scalar.span)") }
        if clean, !scalar.originsAreExact {
            complaints.append("no exact origins for \(scalar.text.debugDescription)")
        }
        var last = 0
        for (index, byte) in scalar.text.utf8.enumerated() {
            let span = scalar.origins.span(index, index + 1)
            if !holds(span) || span.start < last { complaints.append("origin \(span) of byte \(index)") }
            last = span.start
            let isCopy = span.end - span.start == 1 && file.bytes[span.start] == byte
            if clean, !isCopy, !isResolved(scalar, at: index, byte) {
                complaints.append("byte \(index) of \(scalar.text.debugDescription) is not at \(span)")
            }
        }
        let end = scalar.origins.span(scalar.text.utf8.count, scalar.text.utf8.count)
        if !holds(end) || end.start < last { complaints.append("origin \(end) of the end") }
    }

    /// Whether a byte that is not copied stands for a fold, a line end or an escape.
    private func isResolved(_ scalar: YAMLScalar, at index: Int, _ byte: UInt8) -> Bool {
        if scalar.style == .singleQuoted, byte == UInt8(ascii: "'") { return true }
        return scalar.style == .doubleQuoted || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n")
    }

    private func holds(_ span: SourceSpan) -> Bool {
        span.start >= 0 && span.end >= span.start && span.end <= file.bytes.count
    }
}
