import Diagnostics
import Foundation
import Testing

@testable import FEEL

/// Whatever is evaluated has a value or is ended by a limit: it never traps and never takes long.
@Suite struct EvaluatorFuzzTests {
    private static let limits = Limits(
        depth: 50, steps: 20_000, listLength: 5_000, stringLength: 20_000, heapSize: 4_000_000)

    @Test func expressionsDrawnAtRandomHaveAValueOrRunIntoALimit() throws {
        var generator = ExpressionGenerator(seed: 20_180_927)
        var (values, limits, slow) = (0, 0, [String]())
        for _ in 0..<Self.rounds {
            let text = generator.next()
            let start = ContinuousClock.now
            do throws(Diagnostic) {
                let session = try Self.session()
                if try session.evaluate(text).value != .null { values += 1 }
            } catch {
                #expect(error.code == "feel.limit-exceeded", "\(text): \(error.message)")
                limits += 1
            }
            if ContinuousClock.now - start > .seconds(5) { slow.append(text) }
        }
        #expect(values > Self.rounds / 10)
        #expect(limits > 0)
        #expect(slow == [])
    }

    /// More than a run of all tests has time for, on demand.
    private static let rounds =
        ProcessInfo.processInfo.environment["PROVISO_ROUNDS"].flatMap { Int($0) } ?? 2_000

    private static func session() throws(Diagnostic) -> ExpressionSession {
        let session = ExpressionSession(library: CaseFile.functions, limits: limits)
        for (index, name) in ["u", "v"].enumerated() { session.bind(name, to: .unknown([index])) }
        try session.bind("x", toExpression: "[{a: 1, b: [2, 3]}, {a: 2}]")
        return session
    }
}
