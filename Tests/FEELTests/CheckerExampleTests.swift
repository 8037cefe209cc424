import Diagnostics
import FEEL
import Testing

/// What the manual shows is beyond reproach.
@Suite struct CheckerExampleTests {
    @Test func noExampleOfABuiltInFunctionRaisesADiagnostic() {
        var checked = 0
        var alarms: [String] = []
        for builtin in BuiltinLibrary.standard.all {
            for example in builtin.examples {
                for text in [example.expression, example.value] {
                    checked += 1
                    switch CheckingSubject.check(text, []) {
                    case .failure(let error): alarms.append("\(text): \(CheckingSubject.words(error))")
                    case .success(let (_, diagnostics)):
                        alarms += diagnostics.map { "\(text): \($0.code): \($0.message)" }
                    }
                }
            }
        }
        #expect(checked > 0)
        #expect(alarms.isEmpty, "\(alarms.joined(separator: "\n"))")
    }

    /// The type that a declaration promises is one that the value of its example may have.
    @Test func theValueOfAnExampleIsOfThePromisedType() {
        var alarms: [String] = []
        for builtin in BuiltinLibrary.standard.all {
            for example in builtin.examples {
                guard case .success(let (promised, _)) = CheckingSubject.check(example.expression, []),
                    case .success(let (given, _)) = CheckingSubject.check(example.value, []),
                    promised.equality(with: given) != .fine
                else { continue }
                let types = (promised.description(in: .en), given.description(in: .en))
                alarms.append("\(example.expression): \(types.0) is promised, \(types.1) given")
            }
        }
        #expect(alarms.isEmpty, "\(alarms.joined(separator: "\n"))")
    }
}
