import FEEL
import LocatedYAML

/// Writes values of cases as the cells of a table: a list, a map or a record as JSON, everything else as it is written.
enum CellText {
    /// Nil where a cell would say something else.
    static func text(of node: YAMLNode, as type: DeclaredType) -> String? {
        switch type {
        case .list, .map, .record: json(node, as: type)
        case .string: node.isNull ? nil : node.scalar?.text
        default: node.isNull ? "null" : node.scalar?.text
        }
    }

    /// Numbers as they are written; what is no JSON number (`5万元`, `15%`) as a text, which reads alike.
    static func json(_ node: YAMLNode, as type: DeclaredType?) -> String {
        switch node.kind {
        case .scalar(let scalar): json(scalar, as: type)
        case .sequence(let items):
            "[" + items.map { json($0, as: type?.item) }.joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{"
                + entries.map {
                    quoted($0.keyText) + ": " + json($0.value, as: type?.type(of: $0.keyText))
                }.joined(separator: ", ") + "}"
        }
    }

    private static func json(_ scalar: YAMLScalar, as type: DeclaredType?) -> String {
        if scalar.isNull { return "null" }
        switch type {
        case .boolean: return scalar.boolean.map { "\($0)" } ?? quoted(scalar.text)
        case .number, .integer, .money, .rate:
            return isNumber(scalar.text) ? scalar.text : quoted(scalar.text)
        default: return quoted(scalar.text)
        }
    }

    private static func quoted(_ text: String) -> String { "\"" + JSONEscapes.escaped(text) + "\"" }

    /// As JSON has numbers: no leading zero or plus, a digit on both sides of the point.
    private static func isNumber(_ text: String) -> Bool {
        let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        guard text.prefix(2) != "--", let whole = parts.first, parts.count <= 2 else { return false }
        let isDigits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        return isDigits && (whole == "0" || whole.first != "0")
    }
}
