import Diagnostics
import FEEL
import FEELSyntax

/// An evaluation step by step: the expression with the values of its names put in, then each part and its value.
struct ReplTrace {
    private let tree: Expression
    private let names: KnownNames
    /// The values of each part; several where it stands in a loop.
    private var values: [SourceSpan: [Datum]] = [:]
    private static let mostValues = 4
    private static let longest = 60

    init(_ tree: Expression, _ parts: [(span: SourceSpan, value: Datum)], names: KnownNames) {
        self.tree = tree
        self.names = names
        for part in parts { values[part.span, default: []].append(part.value) }
    }

    /// A line for the whole, one for each part that is not a literal, innermost first.
    var text: String {
        Printer.text(of: tree, names: names) { substituted($0) } + "\n" + lines(below: tree)
    }

    private func substituted(_ node: Expression) -> String? {
        switch node.kind {
        case .name, .path: break
        default: return nil
        }
        guard let known = values[node.span], known.count == 1, let value = known.first, value != .function
        else {
            return nil
        }
        return Self.short(value)
    }

    private func lines(below node: Expression) -> String {
        var seen: Set<String> = []
        return inOrder(node).dropLast().compactMap { part in
            guard let known = values[part.span], !part.isLiteral, known.first != .function else { return nil }
            let line = "  " + Printer.text(of: part, names: names) + " = " + Self.listed(known) + "\n"
            return seen.insert(line).inserted ? line : nil
        }.joined()
    }

    /// The parts of a tree, each before what it is part of.
    private func inOrder(_ node: Expression) -> [Expression] { node.kind.parts.flatMap(inOrder) + [node] }

    private static func listed(_ values: [Datum]) -> String {
        let shown = values.prefix(mostValues).map(short).joined(separator: ", ")
        return values.count > mostValues ? shown + ", … (\(values.count))" : shown
    }

    /// A value, or its beginning.
    static func short(_ datum: Datum) -> String {
        let text = "\(datum)"
        return text.count > longest ? text.prefix(longest) + "…" : text
    }
}

extension Expression {
    fileprivate var isLiteral: Bool {
        switch kind {
        case .null, .boolean, .number, .string, .at: true
        default: false
        }
    }
}
