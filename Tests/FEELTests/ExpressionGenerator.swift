@testable import FEEL
import TestSupport

/// Expressions drawn at random: of every construct and every built-in function, over values of every kind and of
/// extreme sizes, most of them nonsense.
struct ExpressionGenerator {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func next() -> String { expression(4) }

    private static let values = [
        "null", "true", "false", "0", "1", "-1", "2.5", "-0.1", "1e6144", "-9e6144", "1e-6176", "1e40",
        "-1e19",
        "9223372036854775807", "-9223372036854775808", "4294967296", "9999999999999999999999999999999999",
        "1e9",
        #""""#, #""a""#, #""津政发〔2018〕12号""#, #""\ud83d\udca9x""#, #""(a+)+$""#, #""[a-z]*?""#,
        #""\p{L}{2,}""#,
        #""2018-10-01""#, #""[1..2]""#, #""$1\\""#, #""i""#, #"@"-999999999-01-01""#, #"@"999999999-12-31""#,
        #"@"2020-02-29""#, #"@"23:59:59.999999999+18:00""#, #"@"00:00:00@Asia/Shanghai""#,
        #"@"999999999-12-31T24:00:00-18:00""#, #"@"-999999999-01-01T00:00:00+18:00""#,
        #"@"2018-09-27T09:00:00@Asia/Shanghai""#, #"@"P999999999Y""#, #"@"-P11999999999M""#, #"@"P1M""#,
        #"@"P300000000000D""#, #"@"-PT0.000000001S""#, #"@"P1D""#, "[]", "[1, null, \"a\"]", "[[1, 2], [3]]",
        "[3, 1, 2]", "{}", "{a: 1, b: {c: \"x\"}}", "[{a: 1}, {a: null}]", "[1..10]", "(1..5e9)",
        #"[@"2020-01-01"..@"2020-12-31"]"#, #"["a".."b"]"#, "(< 10)", "(!= 1)", "(null..1]", "[5..1]",
        "abs", "function(x) x", "function(x, y) x < y", "function(f) f(f)", "u", "v", "x", "item", "partial",
    ]

    private static let operators = [
        "+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "and", "or", "in",
    ]
    private static let members = [
        "a", "b", "year", "time offset", "weekday", "months", "start", "end included",
    ]
    private static let types = [
        "number", "string", "list<number>", "context<a: number>", "date and time", "range<date>", "Any",
        "function<Any> -> Any",
    ]

    private mutating func pick<T>(_ items: [T]) -> T { items[Int(generator.next() % UInt64(items.count))] }
    private mutating func chance(_ percent: UInt64) -> Bool { generator.next() % 100 < percent }

    private mutating func expression(_ depth: Int) -> String {
        guard depth > 0, !chance(15) else { return pick(Self.values) }
        let (first, second) = (depth - 1, depth - 1)
        switch generator.next() % 14 {
        case 0...2: return call(depth)
        case 3, 4: return "(\(expression(first))) \(pick(Self.operators)) (\(expression(second)))"
        case 5: return "[\(expression(first)), \(expression(second))]"
        case 6: return "{a: \(expression(first)), x: \(expression(second))}.\(pick(Self.members))"
        case 7: return "(\(expression(first)))[\(expression(second))]"
        case 8: return "(\(expression(first))).\(pick(Self.members))"
        case 9: return loop(depth)
        case 10:
            return "if \(expression(first)) then \(expression(second)) else \(expression(first))"
        case 11: return "(\(expression(first))) instance of \(pick(Self.types))"
        case 12: return "(\(expression(first))) between (\(expression(second))) and (\(expression(first)))"
        default: return "(function(x, y) \(expression(first)))(\(expression(second)), \(expression(first)))"
        }
    }

    private mutating func loop(_ depth: Int) -> String {
        let domain = chance(40) ? "(\(expression(0)))..(\(expression(0)))" : "(\(expression(depth - 1)))"
        let body = expression(depth - 1)
        return switch generator.next() % 4 {
        case 0: "some x in (\(expression(depth - 1))) satisfies \(body)"
        case 1: "every x in \(domain), u in [1, 2] satisfies \(body)"
        case 2: "for x in \(domain), v in (\(expression(0))) return \(body)"
        default: "for x in \(domain) return \(body)"
        }
    }

    private mutating func call(_ depth: Int) -> String {
        let builtin = pick(CaseFile.functions.all)
        var arguments = builtin.parameters.map { _ in expression(depth - 1) }
        if chance(20) { arguments.append(expression(depth - 1)) }
        if chance(10), !arguments.isEmpty { arguments.removeLast() }
        if chance(15), arguments.count == builtin.parameters.count {
            arguments = zip(builtin.parameters, arguments).map { "\($0.name): \($1)" }
        }
        return "\(builtin.name)(\(arguments.joined(separator: ", ")))"
    }
}
