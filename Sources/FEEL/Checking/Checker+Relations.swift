import Diagnostics
import FEELSyntax

/// What holds between the arguments of certain built-in functions, beyond the type of each.
extension Checker {
    mutating func relate(
        _ signature: Builtin, _ arguments: [Argument], _ types: [FEELType], _ whole: Expression
    ) {
        if Builtin.alike.contains(signature.name) {
            alike(signature.name, arguments, types, whole)
        } else if Builtin.searching.contains(signature.name), arguments.count == 2, types.count == 2 {
            let list = Operand(arguments[0].value, types[0].item)
            member(Operand(arguments[1].value, types[1]), of: list, whole.span)
        } else if arguments.count == 1, let argument = arguments.first?.value, let text = argument.textLiteral
        {
            conversion(signature.name, of: text, argument)
        }
    }

    /// `date("2018-09-31")`: a text that is written out and no date.
    private mutating func conversion(_ function: String, of text: String, _ argument: Expression) {
        guard let isFine = Builtin.conversions[function], !isFine(text[...]) else { return }
        guard let withoutZone = text.withoutZoneName, isFine(withoutZone) else {
            report(.temporalLiteral(text, function, at: place(argument.span)))
            return
        }
    }

    /// `sum`, `min` and their kin: the items measure the same and can be compared with each other.
    private mutating func alike(
        _ function: String, _ arguments: [Argument], _ types: [FEELType], _ whole: Expression
    ) {
        let operands = zip(arguments, types).flatMap { argument, type in items(argument.value, type) }
        var known: Operand?
        for operand in operands where !operand.type.isOpen {
            guard let earlier = known else {
                known = operand
                continue
            }
            guard alike(function, earlier, operand, whole.span) else { return }
            if earlier.type == .number { known = operand }
        }
    }

    /// The items that a list literal writes out, each with its own type, or the argument itself.
    private mutating func items(_ argument: Expression, _ type: FEELType) -> [Operand] {
        guard case .list(let items) = argument.kind else { return [Operand(argument, type.item)] }
        return items.map { Operand($0, itemTypes[$0.span] ?? .any) }
    }

    private mutating func alike(
        _ function: String, _ first: Operand, _ second: Operand, _ span: SourceSpan
    ) -> Bool {
        let sides = pair(first, second, span)
        switch first.type.equality(with: second.type) {
        case .wrongMeasures:
            let words = "take `\(function)` of \(first.type.word.en) and \(second.type.word.en)"
            report(.measureMismatch(words, sides, at: place(span)))
            return false
        case .differentKinds:
            report(.comparedKinds(sides, at: place(span)))
            return false
        default: return true
        }
    }
}
