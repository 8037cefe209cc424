package import Diagnostics
import FEELSyntax

/// Expressions given as text, one after another, over names that are bound on the way: what `proviso feel`, the
/// read-eval-print loop and tests use. Policies plan their expressions once and keep them instead.
package final class ExpressionSession {
    /// What came of one text.
    package struct Outcome: Sendable {
        package let value: Datum
        /// Why parts of it are null, in the order in which they were met; not more than `Evaluator.failureLimit`.
        package let failures: [EvaluationFailure]
        /// How many failures there were, those not kept included.
        package let failureCount: Int

        package init(value: Datum, failures: [EvaluationFailure], failureCount: Int) {
            self.value = value
            self.failures = failures
            self.failureCount = failureCount
        }
    }

    package private(set) var scope: Scope
    package let evaluator: Evaluator
    package var heap: Heap { evaluator.heap }
    private let emptyScope: Scope
    private let emptyHeap: Heap.Mark

    package init(
        library: BuiltinLibrary = .standard, limits: Limits = Limits(),
        clock: @escaping @Sendable () -> DateTime? = { nil }
    ) {
        scope = Scope(builtins: library)
        emptyScope = scope
        evaluator = Evaluator(heap: Heap(limits: limits), slotCount: Scope.capacity, clock: clock)
        emptyHeap = evaluator.heap.mark()
    }

    /// A session over names that are declared already and a heap that their constants are in: those of a policy.
    package init(
        scope: Scope, heap: FrozenHeap, limits: Limits = Limits(),
        clock: @escaping @Sendable () -> DateTime? = { nil }
    ) {
        self.scope = scope
        emptyScope = scope
        evaluator = Evaluator(heap: Heap(heap, limits: limits), slotCount: Scope.capacity, clock: clock)
        emptyHeap = evaluator.heap.mark()
    }

    /// Forgets all names, types and values that came since the session was made.
    package func reset() {
        for slot in 0..<scope.slotCount { evaluator[slot] = .null }
        scope = emptyScope
        heap.release(to: emptyHeap)
        evaluator.begin()
    }

    /// Gives a type a name.
    package func declareType(_ name: String, _ type: FEELType) { scope.declareType(name, type) }

    /// Binds a name to a datum, converted to its type; null where it does not convert.
    package func bind(_ name: String, to datum: Datum, as type: FEELType = .any) {
        let value = heap.value(of: datum)
        bind(name, toValue: converted(value, to: type, in: nil, what: "`\(name)`"), as: type)
    }

    /// Binds a name to the value of an expression.
    package func bind(
        _ name: String, toExpression text: String, as type: FEELType = .any, in file: SourceFile? = nil
    ) throws(Diagnostic) {
        bind(name, toValue: try value(of: text, as: type, in: file), as: type)
    }

    /// Binds a name to a value of the session's heap.
    package func bind(_ name: String, toValue value: Value, as type: FEELType = .any) {
        evaluator[scope.declare(name, type)] = value
    }

    /// The value of an expression, converted to each type in turn.
    ///
    /// - Throws: a syntax error, or the limit that ended the evaluation.
    package func evaluate(
        _ text: String, as types: FEELType..., in file: SourceFile? = nil
    ) throws(Diagnostic) -> Outcome {
        evaluator.begin()
        let file = file ?? Self.file(text)
        return try outcome(try value(of: text, in: file), as: types, in: file)
    }

    /// Whether a datum passes unary tests: true, false or null.
    package func test(
        _ tests: String, input: Datum, as type: FEELType = .any, in file: SourceFile? = nil
    ) throws(Diagnostic) -> Outcome {
        evaluator.begin()
        let input = converted(heap.value(of: input), to: type, in: nil, what: "the input")
        return try outcome(
            try verdict(of: tests, on: input, as: type, in: file ?? Self.file(tests)), as: [], in: nil)
    }

    /// The value of an expression in the session's heap; failures are added to the evaluator's.
    package func value(
        of text: String, as type: FEELType = .any, in file: SourceFile? = nil
    ) throws(Diagnostic) -> Value {
        let file = file ?? Self.file(text)
        return converted(try value(of: text, scope, file), to: type, in: file, what: "the result")
    }

    /// The value of an expression in which `?` is a value at hand.
    func value(of text: String, about input: Value, in file: SourceFile) throws(Diagnostic) -> Value {
        var inner = scope
        evaluator[inner.declare("?")] = input
        return try value(of: text, inner, file)
    }

    /// What unary tests say of a value: true, false, null or unknown.
    func verdict(
        of tests: String, on input: Value, as type: FEELType, in file: SourceFile
    ) throws(Diagnostic) -> Value {
        try verdict(of: try parsed(tests, file), on: input, as: type, in: file)
    }

    /// The number of the first of several unary tests that a value passes; how many there are when it passes none.
    func rank(of value: Value, among tests: String, in file: SourceFile) throws(Diagnostic) -> Int {
        let tree = try parsed(tests, file)
        guard case .tests(let tests) = tree.kind else { return 0 }
        for (rank, test) in tests.enumerated() {
            let one = UnaryTests(.tests([test]), test.span)
            if try verdict(of: one, on: value, as: .any, in: file).isTrue { return rank }
        }
        return tests.count
    }

    private func parsed(_ tests: String, _ file: SourceFile) throws(Diagnostic) -> UnaryTests {
        let origins = OriginMap.verbatim(at: 0, length: tests.utf8.count)
        return try Parser.parseUnaryTests(tests, names: scope.knownNames, file: file, origins: origins)
    }

    /// `?` is a name inside the tests only.
    private func verdict(
        of tests: UnaryTests, on input: Value, as type: FEELType, in file: SourceFile
    ) throws(Diagnostic) -> Value {
        var inner = scope
        let slot = inner.declare("?", type)
        evaluator[slot] = input
        return try run(Planner(scope: inner, heap: heap, file: file).plan(tests, input: slot))
    }

    private func value(of text: String, _ scope: Scope, _ file: SourceFile) throws(Diagnostic) -> Value {
        let tree = try Self.parsed(text, scope, file)
        return try run(Planner(scope: scope, heap: heap, file: file).plan(tree))
    }

    static func parsed(_ text: String, _ scope: Scope, _ file: SourceFile) throws(Diagnostic) -> Expression {
        let origins = OriginMap.verbatim(at: 0, length: text.utf8.count)
        return try Parser.parse(text, names: scope.knownNames, file: file, origins: origins)
    }

    private static func file(_ text: String) -> SourceFile { SourceFile(name: "<expression>", text: text) }

    func run(_ plan: Plan) throws(Diagnostic) -> Value {
        do throws(LimitExceeded) { return try evaluator.evaluate(plan) } catch { throw error.diagnostic }
    }
}

extension ExpressionSession {
    /// A value taken out of the session, converted to each type in turn.
    func outcome(_ value: Value, as types: [FEELType], in file: SourceFile?) throws(Diagnostic) -> Outcome {
        let value = types.reduce(value) { converted($0, to: $1, in: file, what: "the result") }
        do throws(LimitExceeded) {
            let datum = try heap.datum(of: value)
            return Outcome(value: datum, failures: evaluator.failures, failureCount: evaluator.failureCount)
        } catch {
            throw error.diagnostic
        }
    }

    /// Null where the value is not of the type and does not convert to it, which is noted.
    private func converted(_ value: Value, to type: FEELType, in file: SourceFile?, what: String) -> Value {
        if value.isNull || type == .any { return value }
        if let converted = heap.converted(value, to: type) { return converted }
        let file = file ?? SourceFile(name: "<context>", text: "")
        evaluator.note(
            EvaluationFailure(
                FEELDiagnostics.wrongType,
                "\(what) is not of the declared type `\(type.description(in: .en))` and became null",
                at: SourcePlace(file, SourceSpan(0, file.bytes.count))))
        return .null
    }
}
