import Diagnostics
import FEELSyntax
import Foundation
import Testing

@testable import FEEL

/// Chains that nest to the left are as long as the parser allows; whatever walks them has to get by with the smallest stack
/// that a system gives a thread.
@Suite struct ChainTests {
    /// One short of the limit: some of the chains have one more level above or below them.
    private static let length = Parser.heightLimit - 1

    /// A chain, and what it must come to.
    private static let chains: [(text: String, wanted: String)] = [
        (chain("1", " + "), "\(length)"), (chain("1", " - "), "\(2 - length)"), (chain("1", " * "), "1"),
        (chain("1", " ** "), "1"), (chain("false", " or ") + " or true", "true"),
        (chain("true", " and "), "true"),
        (chain("x", " + "), "\(length)"), (chain("(x - 1)", " or "), "null"), (chain("a", "."), "null"),
        (chain("x = 1", " and "), "true"), (chain("- x", " + "), "-\(length)"),
        (chain("1", " + ") + " in [1..1000]", "true"),
    ]

    private static func chain(_ operand: String, _ infix: String) -> String {
        Array(repeating: operand, count: length).joined(separator: infix)
    }

    @Test func chainsAreCheckedPlannedTracedAndEvaluatedOnASmallStack() {
        for (text, wanted) in Self.chains {
            onSmallStack {
                let problem = Self.problem(text, wanted)
                #expect(problem == nil, "\(text.prefix(20))…: \(problem ?? "")")
            }
        }
    }

    private static func problem(_ text: String, _ wanted: String) -> String? {
        do {
            let session = ExpressionSession()
            session.bind("x", to: .number(Number(1)))
            session.bind("a", to: .context([]))
            let file = SourceFile(name: "chain", text: text)
            let tree = try Parser.parse(
                text, names: session.scope.knownNames, file: file,
                origins: .verbatim(at: 0, length: text.utf8.count))
            var checker = Checker(scope: session.scope, file: file)
            _ = checker.check(tree)
            let printed = Printer.text(of: tree, names: session.scope.knownNames)
            let plan = Planner(scope: session.scope, heap: session.heap, file: file).plan(tree, tracing: true)
            let value = try session.evaluator.evaluate(plan)
            let datum = try session.heap.datum(of: value)
            let again = try session.evaluate(printed).value
            return datum == again && "\(datum)" == wanted ? nil : "\(datum), printed \(again)"
        } catch { return "\(error)".prefix(200).description }
    }

    /// Every part of a chain has a value of its own in a trace.
    @Test func aTraceHoldsTheValueOfEveryPartOfAChain() throws {
        let session = ExpressionSession()
        session.bind("x", to: .number(Number(2)))
        let text = "x + 3 * x - 1 > 0 and x = 2"
        let file = SourceFile(name: "chain", text: text)
        let tree = try Parser.parse(
            text, names: session.scope.knownNames, file: file,
            origins: .verbatim(at: 0, length: text.utf8.count))
        let plan = Planner(scope: session.scope, heap: session.heap, file: file).plan(tree, tracing: true)
        _ = try session.evaluator.evaluate(plan)
        let traced = try session.evaluator.trace.map {
            "\(file.text($0.span)): \(try session.heap.datum(of: $0.value))"
        }
        #expect(
            traced == [
                "x: 2", "x: 2", "3 * x: 6", "x + 3 * x: 8", "x + 3 * x - 1: 7", "x + 3 * x - 1 > 0: true",
                "x: 2",
                "x = 2: true", "x + 3 * x - 1 > 0 and x = 2: true",
            ])
    }
}

/// Runs work on a thread whose stack has 512 KiB.
private func onSmallStack(_ work: @escaping @Sendable () -> Void) {
    let finished = DispatchSemaphore(value: 0)
    let thread = Thread {
        work()
        finished.signal()
    }
    thread.stackSize = 512 * 1024
    thread.start()
    finished.wait()
}
