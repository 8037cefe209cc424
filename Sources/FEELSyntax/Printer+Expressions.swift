/// The forms of each kind of expression.
extension Printer {
    /// What may stand at a place without brackets.
    struct Place {
        /// The loosest binding that needs no brackets: 0 for anything, `Binding.postfix` for what takes a path.
        let binding: Int
        /// Whether text follows inside the same brackets: what reaches as far right as it can would take it in.
        let isFollowed: Bool

        static let any = Place(binding: Binding.any, isFollowed: false)
    }

    /// How tightly a form binds; the levels of `BinaryOperator.precedence`, and beyond.
    enum Binding {
        static let any = 0
        static let comparison = BinaryOperator.comparisonPrecedence
        static let additive = BinaryOperator.add.precedence
        static let unary = BinaryOperator.power.precedence + 1
        static let typeTest = unary + 1
        static let postfix = unary + 2
    }

    mutating func write(_ expression: Expression, _ place: Place) {
        if let text = substituting(expression) { return write(text) }
        writeItself(expression, place)
    }

    private mutating func writeItself(_ expression: Expression, _ place: Place) {
        guard needsBrackets(expression.kind, place) else {
            return write(expression.kind, isFollowed: place.isFollowed)
        }
        write("(")
        write(expression.kind, isFollowed: false)
        write(")")
    }

    private func needsBrackets(_ kind: Expression.Kind, _ place: Place) -> Bool {
        switch kind {
        case .conditional, .iteration, .quantified, .function:
            place.isFollowed || place.binding >= Binding.typeTest
        case .unaryRelation: place.binding > BinaryOperator.and.precedence
        default: binding(of: kind) < place.binding
        }
    }

    private func binding(of kind: Expression.Kind) -> Int {
        switch kind {
        case .binary(let infix, _, _): infix.precedence
        case .between, .membership, .unaryRelation: Binding.comparison
        case .negation: Binding.unary
        case .instanceOf: Binding.typeTest
        default: Binding.postfix
        }
    }

    /// Binds nothing itself: each form is taken apart by its own function, which keeps this step of the recursion small.
    private mutating func write(_ kind: Expression.Kind, isFollowed: Bool) {
        switch kind {
        case .null, .boolean, .number, .string, .at, .name: writeLeaf(kind)
        case .negation: writeNegation(kind, isFollowed)
        case .binary: writeBinary(kind, isFollowed)
        case .between: writeBetween(kind, isFollowed)
        case .membership: writeMembership(kind, isFollowed)
        case .unaryRelation: writeRelation(kind, isFollowed)
        case .instanceOf: writeTypeTest(kind)
        case .path: writePath(kind)
        case .filter: writeFilter(kind)
        case .call: writeCall(kind)
        case .interval: writeInterval(kind)
        case .list: writeList(kind)
        case .context: writeContext(kind)
        case .function: writeFunction(kind, isFollowed)
        case .conditional: writeConditional(kind, isFollowed)
        case .iteration: writeIteration(kind, isFollowed)
        case .quantified: writeQuantified(kind, isFollowed)
        }
    }

    private mutating func writeLeaf(_ kind: Expression.Kind) {
        switch kind {
        case .boolean(let value): write(value ? "true" : "false")
        case .number(let text): write(text)
        case .string(let text): write(StringEscapes.quoted(text))
        case .at(let text): write("@" + StringEscapes.quoted(text))
        case .name(let name): writeReference(name)
        default: write("null")
        }
    }

    // MARK: Operators

    /// A minus before a number literal belongs to it, so `-(1 instance of T)` keeps its brackets.
    private mutating func writeNegation(_ kind: Expression.Kind, _ isFollowed: Bool) {
        guard case .negation(let operand) = kind else { return }
        write("-")
        if case .instanceOf(let value, _) = operand.kind, case .number = value.kind {
            write(operand, Place(binding: Binding.postfix, isFollowed: isFollowed))
        } else {
            write(operand, Place(binding: Binding.unary, isFollowed: isFollowed))
        }
    }

    /// A chain nests to the left, as deep as it is long: it is walked in a loop. Its brackets all open at its start.
    private mutating func writeBinary(_ kind: Expression.Kind, _ isFollowed: Bool) {
        var links: [(infix: BinaryOperator, right: Expression, isFollowed: Bool, isBracketed: Bool)] = []
        var (rest, isFollowed, isBracketed) = (kind, isFollowed, false)
        while case .binary(let infix, let left, let right) = rest {
            links.append((infix, right, isFollowed, isBracketed))
            let place = Place(binding: infix.precedence, isFollowed: true)
            if let text = substituting(left) {
                write(text)
                break
            }
            guard case .binary = left.kind else {
                writeItself(left, place)
                break
            }
            isBracketed = needsBrackets(left.kind, place)
            if isBracketed { write("(") }
            (rest, isFollowed) = (left.kind, !isBracketed)
        }
        for link in links.reversed() {
            writeRight(link.infix, link.right, link.isFollowed)
            if link.isBracketed { write(")") }
        }
    }

    private mutating func writeRight(_ infix: BinaryOperator, _ right: Expression, _ isFollowed: Bool) {
        write(" \(infix.rawValue) ")
        if case .unaryRelation = right.kind, infix.precedence < Binding.comparison {
            write(right, Place(binding: Binding.any, isFollowed: isFollowed))
        } else {
            write(right, Place(binding: infix.precedence + 1, isFollowed: isFollowed))
        }
    }

    private mutating func writeBetween(_ kind: Expression.Kind, _ isFollowed: Bool) {
        guard case .between(let value, let low, let high) = kind else { return }
        write(value, Place(binding: Binding.comparison, isFollowed: true))
        write(" between ")
        write(low, Place(binding: Binding.additive, isFollowed: true))
        write(" and ")
        write(high, Place(binding: Binding.additive, isFollowed: isFollowed))
    }

    private mutating func writeMembership(_ kind: Expression.Kind, _ isFollowed: Bool) {
        guard case .membership(let value, let tests) = kind else { return }
        write(value, Place(binding: Binding.comparison, isFollowed: true))
        write(" in ")
        if tests.count == 1 {
            writeTest(tests[0], isFollowed)
        } else {
            write("(")
            for (index, test) in tests.enumerated() {
                if index > 0 { write(", ") }
                writeTest(test, false)
            }
            write(")")
        }
    }

    private mutating func writeTest(_ test: Expression, _ isFollowed: Bool) {
        if case .unaryRelation = test.kind {
            write(test, Place(binding: Binding.any, isFollowed: isFollowed))
        } else {
            write(test, Place(binding: Binding.additive, isFollowed: isFollowed))
        }
    }

    private mutating func writeRelation(_ kind: Expression.Kind, _ isFollowed: Bool) {
        guard case .unaryRelation(let relation, let bound) = kind else { return }
        write("\(relation.rawValue) ")
        write(bound, Place(binding: Binding.additive, isFollowed: isFollowed))
    }

    private mutating func writeTypeTest(_ kind: Expression.Kind) {
        guard case .instanceOf(let value, let type) = kind else { return }
        if case .negation(let operand) = value.kind, case .number = operand.kind {
            write(value, Place(binding: Binding.any, isFollowed: true))
        } else {
            write(value, Place(binding: Binding.postfix, isFollowed: true))
        }
        write(" instance of " + Printer.text(of: type))
    }

    // MARK: Postfix forms and brackets

    /// Paths of paths nest to the left too, and never need brackets.
    private mutating func writePath(_ kind: Expression.Kind) {
        var names: [String] = []
        var rest = kind
        while case .path(let value, let name, _) = rest {
            names.append(name)
            rest = value.kind
            if let text = substituting(value) {
                write(text)
                break
            }
            guard case .path = rest else {
                writeItself(value, Place(binding: Binding.postfix, isFollowed: true))
                break
            }
        }
        for name in names.reversed() { write("." + name) }
    }

    private mutating func writeFilter(_ kind: Expression.Kind) {
        guard case .filter(let value, let condition) = kind else { return }
        write(value, Place(binding: Binding.postfix, isFollowed: true))
        write("[")
        write(condition, .any)
        write("]")
    }

    private mutating func writeCall(_ kind: Expression.Kind) {
        guard case .call(let function, let arguments) = kind else { return }
        write(function, Place(binding: Binding.postfix, isFollowed: true))
        write("(")
        switch arguments {
        case .positional(let values): writeItems(values)
        case .named(let arguments): writeArguments(arguments)
        }
        write(")")
    }

    private mutating func writeArguments(_ arguments: [Expression.NamedArgument]) {
        for (index, argument) in arguments.enumerated() {
            write((index > 0 ? ", " : "") + argument.name + ": ")
            write(argument.value, .any)
        }
    }

    private mutating func writeList(_ kind: Expression.Kind) {
        guard case .list(let items) = kind else { return }
        write("[")
        writeItems(items)
        write("]")
    }

    mutating func writeItems(_ items: [Expression]) {
        for (index, item) in items.enumerated() {
            if index > 0 { write(", ") }
            write(item, .any)
        }
    }

    private mutating func writeContext(_ kind: Expression.Kind) {
        guard case .context(let entries) = kind else { return }
        write("{")
        for (index, entry) in entries.enumerated() {
            if index > 0 { write(", ") }
            writeKey(entry.key)
            write(entry.value, .any)
            declare(entry.key)
        }
        write("}")
    }

    /// A key that is a name as it is kept, any other as a string.
    private mutating func writeKey(_ key: String) {
        let isName = NameForm.pieces(of: key) != nil && NameForm.normal(key) == key
        write((isName ? key : StringEscapes.quoted(key)) + ": ")
    }

    private mutating func writeInterval(_ kind: Expression.Kind) {
        guard case .interval(let interval) = kind else { return }
        write(interval.startIncluded ? "[" : "(")
        write(interval.start, Place(binding: Binding.additive, isFollowed: false))
        write("..")
        write(interval.end, Place(binding: Binding.additive, isFollowed: false))
        write(interval.endIncluded ? "]" : ")")
    }

    // MARK: Constructs

    private mutating func writeFunction(_ kind: Expression.Kind, _ isFollowed: Bool) {
        guard case .function(let function) = kind else { return }
        writeSignature(function)
        write(function.body, Place(binding: Binding.any, isFollowed: isFollowed))
    }

    private mutating func writeSignature(_ function: Expression.Function) {
        let parameters = function.parameters.map {
            $0.name + ($0.type.map { ": " + Printer.text(of: $0) } ?? "")
        }
        write(
            "function(" + parameters.joined(separator: ", ") + ")"
                + (function.isExternal ? " external " : " "))
        for parameter in function.parameters { declare(parameter.name) }
    }

    private mutating func writeConditional(_ kind: Expression.Kind, _ isFollowed: Bool) {
        guard case .conditional(let condition, let then, let otherwise) = kind else { return }
        write("if ")
        write(condition, .any)
        write(" then ")
        write(then, .any)
        write(" else ")
        write(otherwise, Place(binding: Binding.any, isFollowed: isFollowed))
    }

    private mutating func writeIteration(_ kind: Expression.Kind, _ isFollowed: Bool) {
        guard case .iteration(let iterators, let body) = kind else { return }
        write("for ")
        writeIterators(iterators)
        write(" return ")
        write(body, Place(binding: Binding.any, isFollowed: isFollowed))
    }

    private mutating func writeQuantified(_ kind: Expression.Kind, _ isFollowed: Bool) {
        guard case .quantified(let quantifier, let iterators, let condition) = kind else { return }
        write(quantifier.rawValue + " ")
        writeIterators(iterators)
        write(" satisfies ")
        write(condition, Place(binding: Binding.any, isFollowed: isFollowed))
    }

    private mutating func writeIterators(_ iterators: [Expression.Iterator]) {
        for (index, iterator) in iterators.enumerated() {
            if index > 0 { write(", ") }
            writeIterator(iterator)
        }
    }

    /// The end of a domain is `..`, a comma or a keyword, which nothing takes in.
    private mutating func writeIterator(_ iterator: Expression.Iterator) {
        write(iterator.name + " in ")
        write(iterator.domain, .any)
        if let end = iterator.end {
            write("..")
            write(end, .any)
        }
        declare(iterator.name)
    }
}
