import Diagnostics
import FEELSyntax

@testable import FEEL

/// Calls built-in functions with literal arguments, converted as DMN §10.3.2.9.4 says, without planner or evaluator.
struct BuiltinCaller {
    private enum Problem: Error {
        case noLiteral
        case failure(Failure)
    }

    private let library: [Builtin]
    private let evaluator: Evaluator
    private var heap: Heap { evaluator.heap }

    init(_ library: [Builtin], clock: String? = "2018-09-27T09:00:00+08:00") {
        self.library = library
        let moment = clock.flatMap { DateTime($0) }
        evaluator = Evaluator(heap: Heap(), slotCount: 0) { moment }
    }

    /// The wanted text itself when the call gives that value; otherwise what it gives.
    func answer(_ call: String, _ wanted: String) -> String {
        do {
            let value = try value(of: call)
            if !wanted.hasPrefix("!!"), isSame(value, try self.value(of: wanted)) { return wanted }
            return try ValuePrinter.text(of: value, in: heap)
        } catch Problem.failure(.because(let kind, _)) {
            return "!! " + kind.code
        } catch Problem.failure(.null) {
            return "null"
        } catch {
            return "\(error)"
        }
    }

    /// The message of the failure of a call; nil when it has a value.
    func message(_ call: String) -> String? {
        do {
            _ = try value(of: call)
            return nil
        } catch Problem.failure(.because(_, let message)) {
            return message
        } catch {
            return "\(error)"
        }
    }

    private func isSame(_ left: Value, _ right: Value) -> Bool {
        if let left = left.number, let right = right.number { return left == right }
        return left == right
    }

    private func value(of text: String) throws -> Value {
        let file = SourceFile(name: "<test>", text: text)
        let names = KnownNames(library.map(\.name))
        let origins = OriginMap.verbatim(at: 0, length: text.utf8.count)
        return try value(of: Parser.parse(text, names: names, file: file, origins: origins))
    }

    private func value(of expression: Expression) throws -> Value {
        switch expression.kind {
        case .null: .null
        case .boolean(let boolean): Value(boolean)
        case .number(let text): .orNull(Number(text: text))
        case .string(let text): heap.string(text)
        case .at(let text): TemporalLiteral.parse(text).map { Value($0) } ?? .null
        case .negation(let operand): .orNull(try value(of: operand).number?.negated)
        case .list(let items): heap.list(try items.map(value(of:)))
        case .context(let entries): heap.context(try entries.map { ($0.key, try value(of: $0.value)) })
        case .interval(let interval): try range(interval)
        case .call(let callee, let arguments): try call(callee, arguments)
        default: throw Problem.noLiteral
        }
    }

    private func range(_ interval: Expression.Interval) throws -> Value {
        heap.range(
            RangeParts(
                start: try value(of: interval.start), startIncluded: interval.startIncluded,
                end: try value(of: interval.end), endIncluded: interval.endIncluded))
    }

    private func call(_ callee: Expression, _ arguments: Expression.Arguments) throws -> Value {
        guard case .name(let name) = callee.kind else { throw Problem.noLiteral }
        let ways = library.filter { $0.name == name }
        switch arguments {
        case .positional(let values):
            let values = try values.map(value(of:))
            return try call(ways.filter { $0.takes(values.count) }.map { ($0, values) })
        case .named(let given):
            let pairs = try given.map { ($0.name, try value(of: $0.value)) }
            let values = Dictionary(pairs, uniquingKeysWith: { $1 })
            let fitting = ways.filter { $0.takes(given.map(\.name)) }
            return try call(fitting.map { way in (way, way.parameters.map { values[$0.name] ?? .absent }) })
        }
    }

    /// Calls the first way whose parameters the arguments convert to.
    private func call(_ ways: [(builtin: Builtin, values: [Value])]) throws -> Value {
        for (builtin, values) in ways {
            let converted = zip(builtin.parameters, values).compactMap { convert($1, $0.type) }
            guard converted.count == values.count else { continue }
            let nulls = zip(builtin.parameters, converted).contains { $1.isNull && !$0.takesNull }
            if nulls { throw Problem.failure(.because(FEELDiagnostics.nullArgument, "")) }
            do { return try run(builtin, converted) } catch { throw Problem.failure(error) }
        }
        throw Problem.failure(.because(FEELDiagnostics.wrongArguments, ""))
    }

    private func run(_ builtin: Builtin, _ values: [Value]) throws(Failure) -> Value {
        let registers = UnsafeMutablePointer<Value>.allocate(capacity: values.count + 1)
        defer { registers.deallocate() }
        for (index, value) in values.enumerated() { registers[index] = value }
        return try builtin.body(Arguments(base: registers, count: values.count, evaluator: evaluator))
    }

    private func convert(_ value: Value, _ type: FEELType) -> Value? {
        if value.isNull || value == .absent || type == .any || conforms(value, type) { return value }
        if type == .dateTime, let date = value.date { return Value(DateTime(utcMidnightOf: date)) }
        return heap.count(of: value) == 1 ? convert(heap.item(of: value, at: 0), type) : nil
    }

    private func conforms(_ value: Value, _ type: FEELType) -> Bool {
        switch type {
        case .number: value.isNumber
        case .string: value.has(.string)
        case .date: value.has(.date)
        case .time: value.has(.time)
        case .dateTime: value.has(.dateTime)
        case .dayTimeDuration: value.has(.dayTimeDuration)
        default: false
        }
    }
}
