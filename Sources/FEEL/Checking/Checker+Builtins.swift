import Diagnostics
import FEELSyntax

/// What holds between the arguments of certain built-in functions, beyond the type of each.
extension Checker {
    mutating func relate(
        _ signature: Signature, _ arguments: [Argument], _ types: [FEELType], _ whole: Expression
    ) {
        if Signature.alike.contains(signature.function) {
            alike(signature.function, arguments, types, whole)
        } else if Signature.searching.contains(signature.function), arguments.count == 2, types.count == 2 {
            let list = Operand(arguments[0].value, types[0].item)
            member(Operand(arguments[1].value, types[1]), of: list, whole.span)
        } else if arguments.count == 1, let argument = arguments.first?.value, let text = argument.textLiteral {
            conversion(signature.function, of: text, argument)
        }
    }

    /// `date("2018-09-31")`: a text that is written out and no date.
    private mutating func conversion(_ function: String, of text: String, _ argument: Expression) {
        guard let isFine = Signature.conversions[function], !isFine(text[...]) else { return }
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

extension Signature {
    /// Functions whose items must go together.
    static let alike: Set = ["min", "max", "sum", "mean", "median", "mode", "stddev"]
    /// Which texts the conversion functions take (DMN §10.3.4.1).
    static let conversions: [String: @Sendable (Substring) -> Bool] = [
        "date": { CalendarDate($0) != nil },
        "time": { TimeOfDay($0) != nil },
        "date and time": { DateTime($0) != nil || CalendarDate($0) != nil },
        "duration": { TemporalLiteral.parseDuration($0) != nil },
    ]
    /// Functions that look for their second argument among the items of the first.
    static let searching: Set = ["list contains", "index of"]

    /// The type of the result; the text of a literal tells which kind of duration it is.
    func resultType(_ types: [FEELType], _ arguments: [Argument]) -> FEELType {
        guard function == "duration", let text = arguments.first?.value.textLiteral else { return result(types) }
        return switch TemporalLiteral.parseDuration(text) {
        case .dayTimeDuration: .dayTimeDuration
        case .yearMonthDuration: .yearMonthDuration
        default: .any
        }
    }

    /// The type asked of a function that is handed over: its parameters take items of the list.
    func functionType(_ parameter: Parameter?, _ types: [FEELType], _ names: [String?]) -> FEELType {
        let type = { (name: String) in names.firstIndex(of: name).map { types[$0] } ?? FEELType.any }
        switch function {
        case "sort": return .function([type("list").item, type("list").item], returns: .boolean)
        case "list replace": return .function([type("list").item, type("newItem")], returns: .boolean)
        default: return parameter?.type ?? .any
        }
    }
}
