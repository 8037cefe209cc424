/// Expressions of a type.
extension RandomPolicy {
    mutating func boolean(_ depth: Int) -> String {
        guard depth > 0 else {
            return oneOf((names[.boolean] ?? []) + ["m0 > 100", "c0 = \"beta\"", "a0 >= pm"])
        }
        switch count(0, 11) {
        case 0, 1:
            let kind = oneOf([Kind.number, .money])
            let sign = oneOf(["<", "<=", ">", ">=", "<=", ">", chance(2) ? "=" : "!="])
            return "\(number(kind, depth - 1)) \(sign) \(number(kind, depth - 1))"
        case 2: return "(\(boolean(depth - 1)) and \(boolean(depth - 1)))"
        case 3: return "(\(boolean(depth - 1)) or \(boolean(depth - 1)))"
        case 4: return "not(\(boolean(depth - 1)))"
        case 5: return "\(choice(0)) in (\"alpha\", \"gamma_delta\")"
        case 6: return membership()
        case 7: return "(\(number(.number, depth - 1)) between -5 and \(number(.number, 0)))"
        case 8: return "\(date(0)) \(oneOf(["<", ">="])) \(date(0))"
        case 9:
            return oneOf(["m2 = null", "(m2 != null and m2 > 10)", "b2 = true", "b2 != false", "(b2 or b1)"])
        case 10: return "(if \(boolean(depth - 1)) then \(boolean(depth - 1)) else \(boolean(depth - 1)))"
        default: return "\(choice(0)) \(oneOf(["=", "!="])) \(choice(0))"
        }
    }

    private mutating func membership() -> String {
        switch count(0, 3) {
        case 0: "\(number(.number, 0)) in (< 0, 3, [100..m1])"
        case 1: "\(date(0)) in [@\"2018-12-31\"..\(date(0))]"
        case 2: "\(number(.money, 0)) in (0..\(number(.money, 0))]"
        default: "\(number(.number, 0)) in [\(oneOf(["0", "-7", "0.5", "m1"]))..100000)"
        }
    }

    /// A number, or an amount of money: then every operand measures what it must.
    mutating func number(_ kind: Kind, _ depth: Int) -> String {
        guard depth > 0 else {
            let more = kind == .money ? ["pm", "0", "1234.5"] : ["p0", "p1", "p2(c0)", literal()]
            return oneOf((names[kind] ?? []) + more)
        }
        let inner = depth - 1
        switch count(0, kind == .money ? 6 : 11) {
        case 0, 1: return "(\(number(kind, inner)) \(oneOf(["+", "-"])) \(number(kind, inner)))"
        case 2: return "\(number(kind, inner)) * \(number(.number, 0))"
        case 3:
            return
                "\(number(kind, inner)) / \(oneOf(["2", "100", "12.5", "-4", "8", chance(12) ? "3" : "1000"]))"
        case 4: return "(if \(boolean(inner)) then \(number(kind, inner)) else \(number(kind, inner)))"
        case 5: return "\(oneOf(["min", "max"]))(\(number(kind, inner)), \(number(kind, inner)))"
        case 6: return "\(rounding())(\(number(kind, inner)), \(oneOf(["0", "1", "2", "-2"])))"
        case 7: return "-(\(number(kind, inner)))"
        case 8: return "p3(\(choice(0)), \(oneOf(["b0", "b1", "true"])))"
        case 9: return "f0(\(number(kind, inner)), \(number(kind, 0)))"
        case 10: return chance(12) ? "a0 / pm" : "\(oneOf(["floor", "ceiling"]))(\(number(kind, inner)))"
        default: return oneOf(["abs(\(number(kind, inner)))", "(if m2 = null then 0 else m2)"])
        }
    }

    private mutating func rounding() -> String {
        oneOf([
            "round half up", "round down", "round up", "decimal", "floor", "ceiling", "round half down",
        ])
    }

    mutating func choice(_ depth: Int) -> String {
        guard depth > 0 else { return oneOf((names[.choice] ?? []) + ["\"beta\""]) }
        return "(if \(boolean(depth - 1)) then \(choice(depth - 1)) else \(choice(depth - 1)))"
    }

    mutating func date(_ depth: Int) -> String {
        guard depth > 0 else { return oneOf((names[.date] ?? []) + ["@\"2019-02-28\""]) }
        return "(if \(boolean(depth - 1)) then \(date(depth - 1)) else \(date(depth - 1)))"
    }

    private mutating func literal() -> String {
        oneOf(["0", "1", "0.5", "100", "1234.567", "3000", "-7", "0.0001", "999999999999"])
    }
}
