import FEEL
import FEELSyntax
import Provisions

extension TreeWalk {
    func operate(_ infix: BinaryOperator, _ left: Datum, _ right: Datum) -> Datum {
        switch infix {
        case .add: calculate(left, right) { $0.adding($1) }
        case .subtract: calculate(left, right) { $0.subtracting($1) }
        case .multiply: calculate(left, right) { $0.multiplied(by: $1) }
        case .divide: calculate(left, right) { $0.divided(by: $1) }
        case .power: refuse("**")
        default: compare(infix, left, right)
        }
    }

    private func calculate(_ left: Datum, _ right: Datum, _ operation: (Number, Number) -> Number?) -> Datum {
        if let unknown = Datum.unknown(among: [left, right]) { return unknown }
        guard let left = left.number, let right = right.number, let result = operation(left, right) else {
            return fail()
        }
        return .number(result)
    }

    func negative(_ operand: Datum) -> Datum {
        if operand.isUnknown { return operand }
        return operand.number.map { .number($0.negated) } ?? fail()
    }

    // MARK: - Calls

    func call(_ function: Expression, _ arguments: [Datum]) -> Datum {
        guard case .name(let name) = function.kind else { return refuse("a call of \(function.kind)") }
        if let declared = policy.functions.first(where: { $0.name == name }) {
            return call(declared, arguments)
        }
        if policy.parameters.contains(where: { $0.name == name }) { return lookUp(name, arguments) }
        if name == "not" {
            let result = arguments.first.map(opposite) ?? .null
            return result == .null ? fail() : result
        }
        if let unknown = Datum.unknown(among: arguments) { return unknown }
        if let mode = Self.roundings[name] { return rounded(arguments, mode) }
        let numbers = arguments.compactMap(\.number)
        guard numbers.count == arguments.count else { return fail() }
        switch name {
        case "min": return numbers.min { $0 < $1 }.map { .number($0) } ?? .null
        case "max": return numbers.max { $0 < $1 }.map { .number($0) } ?? .null
        case "abs": return numbers.first.map { .number($0.isNegative ? $0.negated : $0) } ?? .null
        default: return refuse("the function \(name)")
        }
    }

    private static let roundings: [String: RoundingMode] = [
        "decimal": .halfEven, "floor": .floor, "ceiling": .ceiling, "round up": .up, "round down": .down,
        "round half up": .halfUp, "round half down": .halfDown,
    ]

    private func rounded(_ arguments: [Datum], _ mode: RoundingMode) -> Datum {
        let numbers = arguments.compactMap(\.number)
        guard numbers.count == arguments.count, let number = numbers.first else { return fail() }
        guard let places = Int(exactly: numbers.count > 1 ? numbers[1] : .zero),
            let result = number.rounded(toScale: places, mode)
        else { return fail() }
        return .number(result)
    }

    /// A function of the policy sees its parameters instead of whatever is at hand where it is called.
    private func call(_ function: FunctionDeclaration, _ arguments: [Datum]) -> Datum {
        let names = function.parameters.map(\.name.text)
        let body = trees.expression(function.formula, locals: names)
        let outer = world.locals
        world.locals = Dictionary(uniqueKeysWithValues: zip(names, arguments))
        defer { world.locals = outer }
        return walk(body)
    }

    /// A keyed parameter; a key is a text, or a boolean as it is written.
    private func lookUp(_ name: String, _ keys: [Datum]) -> Datum {
        let table = value(of: name)
        if table.isUnknown { return table }
        if let unknown = Datum.unknown(among: keys) { return unknown }
        var found = table
        for key in keys {
            let word: String
            switch key {
            case .string(let text): word = text
            case .boolean(let truth): word = truth ? "true" : "false"
            default: return fail()
            }
            guard let next = found[word] else { return fail() }
            found = next
        }
        return found
    }
}
