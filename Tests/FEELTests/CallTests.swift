import Diagnostics
import FEELSyntax
import Testing

@testable import FEEL

/// What holds of every built-in function, whatever it does, shown on the calls among its examples.
@Suite struct CallTests {
    /// An example that is a call of a built-in function with so many arguments.
    private struct Call {
        let builtin: Builtin
        let text: String
        let arguments: [String]

        func with(_ index: Int, _ argument: String) -> String {
            var arguments = arguments
            arguments[index] = argument
            return "\(builtin.name)(\(arguments.joined(separator: ", ")))"
        }

        /// The same by name; nil where parameters take several arguments.
        var named: String? {
            guard !builtin.parameters.contains(where: \.isVariadic) else { return nil }
            let pairs = zip(builtin.parameters, arguments).map { "\($0.name): \($1)" }
            return "\(builtin.name)(\(pairs.reversed().joined(separator: ", ")))"
        }
    }

    private static func calls() throws -> [Call] {
        try CaseFile.functions.all.flatMap { builtin in
            try builtin.examples.compactMap { try call(of: builtin, $0.expression) }
        }
    }

    private static func call(of builtin: Builtin, _ text: String) throws -> Call? {
        let file = SourceFile(name: "<example>", text: text)
        let origins = OriginMap.verbatim(at: 0, length: text.utf8.count)
        let names = KnownNames(CaseFile.functions.names)
        let tree = try Parser.parse(text, names: names, file: file, origins: origins)
        guard case .call(let callee, .positional(let arguments)) = tree.kind,
            case .name(builtin.name) = callee.kind
        else { return nil }
        let bytes = Array(text.utf8)
        let texts = arguments.map {
            String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self)
        }
        return Call(builtin: builtin, text: text, arguments: texts)
    }

    private static func value(_ text: String) throws -> Datum {
        try CaseFile.session().evaluate(text).value
    }

    @Test func argumentsMayBeGivenByNameInAnyOrder() throws {
        var (tried, problems): (Set<String>, [String]) = ([], [])
        for call in try Self.calls() {
            // Only where no other way of calling has the same count do the examples belong to these names.
            let ways = CaseFile.functions[call.builtin.name].filter { $0.takes(call.arguments.count) }
            guard ways.count == 1, let named = call.named else { continue }
            tried.insert(call.builtin.name)
            if try Self.value(named) != Self.value(call.text) { problems.append(named) }
        }
        #expect(tried.count > 50)
        #expect(problems == [])
    }

    @Test func aNullArgumentGivesNullUnlessTheParameterTakesIt() throws {
        var (tried, problems): (Set<String>, [String]) = ([], [])
        for call in try Self.calls() where !call.arguments.isEmpty {
            for index in call.arguments.indices {
                guard let parameter = call.builtin.parameter(at: index), !parameter.takesNull else {
                    continue
                }
                // An item may be null; what the function makes of it is its own affair.
                if parameter.arity == .listOrItems, call.arguments.count > 1 { continue }
                tried.insert(call.builtin.name)
                let text = call.with(index, "null")
                let outcome = try CaseFile.session().evaluate(text)
                if outcome.value != .null || outcome.failures.isEmpty { problems.append(text) }
            }
        }
        #expect(tried.count > 70)
        #expect(problems == [])
    }

    @Test func aWrongCountOrNameGivesNull() throws {
        var problems: [String] = []
        for call in try Self.calls() {
            var texts = ["\(call.builtin.name)(nobody: 1)"]
            if !call.builtin.parameters.contains(where: \.isVariadic) {
                let tooMany = call.arguments + Array(repeating: "1", count: 10)
                texts.append("\(call.builtin.name)(\(tooMany.joined(separator: ", ")))")
            }
            for text in texts {
                let outcome = try CaseFile.session().evaluate(text)
                let codes = outcome.failures.map(\.kind.code)
                if outcome.value != .null || codes != ["feel.wrong-arguments"] { problems.append(text) }
            }
        }
        #expect(problems == [])
    }

    @Test func everyFunctionIsShownByACall() throws {
        let shown = Set(try Self.calls().map(\.builtin.name))
        let lacking = CaseFile.functions.names.filter { !shown.contains($0) }
        #expect(lacking == ["now", "today"])
    }
}
