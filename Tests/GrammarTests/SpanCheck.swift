import Diagnostics
import FEELSyntax

/// Walks a tree and complains of spans that cannot be: beyond the text, beyond the parent, over a neighbour, or short
/// of the brackets that belong to the node.
struct SpanCheck {
    private let bytes: [UInt8]
    private(set) var count = 0
    private(set) var complaints: [String] = []

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func visit(_ expression: FEELSyntax.Expression) {
        count += 1
        let span = expression.span
        guard span.start >= 0, span.start < span.end, span.end <= bytes.count else {
            complaints.append("a node at \(span)")
            return
        }
        checkBrackets(expression.kind, String(decoding: bytes[span.start..<span.end], as: UTF8.self))
        var last = span.start
        for part in expression.kind.parts {
            if part.span.start < last || part.span.end > span.end {
                complaints.append("the part \(part.span) of \(span)")
            }
            last = part.span.end
            visit(part)
        }
    }

    private mutating func checkBrackets(_ kind: FEELSyntax.Expression.Kind, _ text: String) {
        let (first, last) = Self.ends(kind)
        guard text.hasPrefix(first), text.hasSuffix(last) else {
            complaints.append("\(text.debugDescription) lacks its `\(first)` or `\(last)`")
            return
        }
    }

    /// What the text of a node begins and ends with.
    private static func ends(_ kind: FEELSyntax.Expression.Kind) -> (first: String, last: String) {
        switch kind {
        case .null: ("null", "null")
        case .boolean(let value): ("\(value)", "\(value)")
        case .number(let text): (text, text)
        case .string: ("\"", "\"")
        case .at: ("@\"", "\"")
        case .negation: ("-", "")
        case .call: ("", ")")
        case .filter: ("", "]")
        case .list: ("[", "]")
        case .context: ("{", "}")
        case .function: ("function", "")
        case .conditional: ("if", "")
        case .iteration: ("for", "")
        case .quantified(let quantifier, _, _): (quantifier.rawValue, "")
        default: ("", "")
        }
    }
}
