import Diagnostics
import FEELSyntax

/// Lists, contexts, paths and filters (DMN §10.3.2.5, §10.3.2.6).
extension Checker {
    mutating func list(_ items: [Expression], expecting expected: Expectation? = nil) -> FEELType {
        var joined = FEELType.null
        for item in items {
            let type = type(of: item, expecting: expected)
            itemTypes[item.span] = type
            joined = joined.join(type)
        }
        return FEELType.list(joined).bounded
    }

    /// A context literal: each entry sees those before it. `expecting` gives the type asked of an entry.
    mutating func context(
        _ entries: [Expression.Entry], expecting: (String) -> Expectation? = { _ in nil }
    ) -> FEELType {
        var types: [FEELType.Entry] = []
        inside(Frame()) { checker in
            var first: [String: SourceSpan] = [:]
            for entry in entries {
                let type = checker.type(of: entry.value, expecting: expecting(entry.key))
                if let earlier = first[entry.key] {
                    let places = (checker.place(earlier), checker.place(entry.keySpan))
                    checker.report(.repeatedKey(entry.key, first: places.0, at: places.1))
                    continue
                }
                first[entry.key] = entry.keySpan
                types.append(FEELType.Entry(entry.key, type))
                checker.bind(entry.key, Frame.Local(type: type))
            }
        }
        return FEELType.context(types).bounded
    }

    /// Paths of paths nest to the left, as deep as they are long: they are walked in a loop.
    mutating func path(_ base: Expression, _ name: String, _ span: SourceSpan) -> FEELType {
        var names = [(name, span)]
        var base = base
        while case .path(let inner, let name, let span) = base.kind {
            names.append((name, span))
            base = inner
        }
        return names.reversed().reduce(type(of: base)) { type, step in
            entry(step.0, of: type, step.1) ?? .any
        }
    }

    /// The type of a path: of a list, the list of the paths of its items.
    private mutating func entry(_ name: String, of base: FEELType, _ span: SourceSpan) -> FEELType? {
        switch base {
        case .any, .null, .context([]): return .any
        case .context(let entries):
            if let entry = entries.first(where: { $0.name == name }) { return entry.type }
            report(.unknownEntry(name, known: entries.map(\.name), at: place(span)))
            return nil
        case .list(let item):
            return entry(name, of: item, span).map { .list($0) }
        default:
            if let property = base.properties.first(where: { $0.name == name }) { return property.type }
            report(.unknownProperty(name, of: base, at: place(span)))
            return nil
        }
    }

    /// `e[f]`: a number is a position and gives an item, a condition gives a list.
    mutating func filter(_ base: Expression, _ condition: Expression) -> FEELType {
        let item = type(of: base).item
        let selector = inside(Frame.filter(over: item)) { $0.type(of: condition) }
        switch selector {
        case .number: return item
        case .any: return condition.isPosition ? item : .any
        case .boolean, .null:
            constant(condition)
            return .list(item)
        default:
            report(.notACondition(selector, at: place(condition.span)))
            return .any
        }
    }
}

extension Frame {
    /// What a filter brings into view: the item, and its entries where it is a context. An entry called
    /// `item` hides the item.
    static func filter(over item: FEELType) -> Frame {
        var frame = Frame(locals: ["item": Local(type: item)])
        guard case .context(let entries) = item, !entries.isEmpty else {
            frame.isOpen = item.isOpen || item == .context([])
            return frame
        }
        for entry in entries { frame.locals[entry.name] = Local(type: entry.type) }
        return frame
    }
}

extension Expression {
    /// Whether it can only be a position: a negative number of something.
    fileprivate var isPosition: Bool { if case .negation = kind { true } else { false } }
}
