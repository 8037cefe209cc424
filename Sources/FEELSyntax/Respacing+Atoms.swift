import Diagnostics

extension Respacing {
    /// What is written in several pieces and is one thing: names, and the types behind `instance of`.
    struct Atoms {
        /// By where they start in the text.
        private(set) var starts: [Int: (end: Int, text: String)] = [:]
        private let bytes: [UInt8]

        /// Nil when there is something in the trees whose spaces are better left alone.
        init?(of trees: [Expression], in bytes: [UInt8]) {
            self.bytes = bytes
            var nodes = trees
            while let node = nodes.popLast() {
                guard add(node) else { return nil }
                nodes += node.kind.parts
            }
        }

        private mutating func add(_ node: Expression) -> Bool {
            switch node.kind {
            case .name(let name): add(name, node.span)
            case .path(_, let name, let span): add(name, span)
            case .context(let entries): for entry in entries { addKey(entry) }
            case .call(_, .named(let arguments)):
                for argument in arguments { add(argument.name, argument.nameSpan) }
            case .iteration(let iterators, _), .quantified(_, let iterators, _):
                for iterator in iterators { add(iterator.name, iterator.nameSpan) }
            case .function(let function): return add(function)
            case .instanceOf(let value, let type): return add(type, behind: value.span.end, to: node.span.end)
            case .interval: return !facesAway(node.span)
            default: break
            }
            return true
        }

        private mutating func add(_ text: String, _ span: SourceSpan) {
            starts[span.start] = (span.end, text)
        }

        /// A key in quotes is a string as it stands.
        private mutating func addKey(_ entry: Expression.Entry) {
            guard bytes.indices.contains(entry.keySpan.start),
                bytes[entry.keySpan.start] != UInt8(ascii: "\"")
            else {
                return
            }
            add(NameForm.normal(entry.key), entry.keySpan)
        }

        private mutating func add(_ function: Expression.Function) -> Bool {
            for parameter in function.parameters {
                add(parameter.name, parameter.nameSpan)
                if let type = parameter.type, Printer.text(of: type).contains("<") { return false }
            }
            return true
        }

        /// The type begins behind the words `instance of`.
        private mutating func add(_ type: TypeReference, behind start: Int, to end: Int) -> Bool {
            var lexer = Lexer(bytes)
            lexer.move(to: start)
            var seen = false
            while let token = try? lexer.next(), token.kind != .end {
                guard token.keyword == .instance || seen else { continue }
                if seen, let next = try? lexer.next() {
                    starts[next.start] = (end, Printer.text(of: type))
                    return next.start < end
                }
                seen = true
            }
            return false
        }

        /// `]1..2[`.
        private func facesAway(_ span: SourceSpan) -> Bool {
            guard bytes.indices.contains(span.start), bytes.indices.contains(span.end - 1) else {
                return true
            }
            return bytes[span.start] == UInt8(ascii: "]") || bytes[span.end - 1] == UInt8(ascii: "[")
        }
    }
}
