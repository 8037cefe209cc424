package import Diagnostics
import FEELSyntax

/// Expressions given as text, one after another, over names that are bound on the way: what `proviso feel`, the
/// read-eval-print loop and tests use. Policies plan their expressions once and keep them instead.
package final class ExpressionSession {
    /// What came of one text.
    package struct Outcome: Sendable {
        package let value: Datum
        /// Why parts of it are null, in the order in which they were met.
        package let failures: [EvaluationFailure]
    }

    package private(set) var scope: Scope
    package let evaluator: Evaluator
    package var heap: Heap { evaluator.heap }

    package init(
        library: BuiltinLibrary = .standard, limits: Limits = Limits(),
        clock: @escaping @Sendable () -> DateTime? = { nil }
    ) {
        scope = Scope(builtins: library)
        evaluator = Evaluator(heap: Heap(limits: limits), slotCount: Scope.capacity, clock: clock)
    }

    /// Gives a type a name.
    package func declareType(_ name: String, _ type: FEELType) { scope.declareType(name, type) }

    /// Binds a name to a datum, converted to its type; null where it does not convert.
    package func bind(_ name: String, to datum: Datum, as type: FEELType = .any) {
        bind(name, toValue: converted(heap.value(of: datum), to: type), as: type)
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

    /// The value of an expression, converted to a type where one is declared.
    ///
    /// - Throws: a syntax error, or the limit that ended the evaluation.
    package func evaluate(
        _ text: String, as type: FEELType = .any, in file: SourceFile? = nil
    ) throws(Diagnostic) -> Outcome {
        evaluator.begin()
        return try outcome(try value(of: text, as: type, in: file))
    }

    /// Whether a datum passes unary tests: true, false or null.
    package func test(
        _ tests: String, input: Datum, as type: FEELType = .any, in file: SourceFile? = nil
    ) throws(Diagnostic) -> Outcome {
        evaluator.begin()
        let slot = scope.declare("?", type)
        evaluator[slot] = converted(heap.value(of: input), to: type)
        let file = file ?? SourceFile(name: "<expression>", text: tests)
        let origins = OriginMap.verbatim(at: 0, length: tests.utf8.count)
        let tree = try Parser.parseUnaryTests(tests, names: scope.knownNames, file: file, origins: origins)
        return try outcome(try run(Planner(scope: scope, heap: heap, file: file).plan(tree, input: slot)))
    }

    /// The value of an expression in the session's heap; failures are added to the evaluator's.
    package func value(
        of text: String, as type: FEELType = .any, in file: SourceFile? = nil
    ) throws(Diagnostic) -> Value {
        let file = file ?? SourceFile(name: "<expression>", text: text)
        let origins = OriginMap.verbatim(at: 0, length: text.utf8.count)
        let tree = try Parser.parse(text, names: scope.knownNames, file: file, origins: origins)
        let value = try run(Planner(scope: scope, heap: heap, file: file).plan(tree))
        return converted(value, to: type)
    }

    private func run(_ plan: Plan) throws(Diagnostic) -> Value {
        do throws(LimitExceeded) { return try evaluator.evaluate(plan) } catch { throw error.diagnostic }
    }

    private func outcome(_ value: Value) throws(Diagnostic) -> Outcome {
        do throws(LimitExceeded) {
            return Outcome(value: try heap.datum(of: value), failures: evaluator.failures)
        } catch {
            throw error.diagnostic
        }
    }

    private func converted(_ value: Value, to type: FEELType) -> Value {
        value.isNull || type == .any ? value : heap.converted(value, to: type) ?? .null
    }
}
