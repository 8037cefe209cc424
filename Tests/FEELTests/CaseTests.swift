import Diagnostics
import Testing

@testable import FEEL

@Suite struct CaseTests {
    @Test func everyLineOfEveryCaseFileHolds() throws {
        let files = try CaseFile.all()
        var problems: [String] = []
        for file in files {
            #expect(!file.cases.isEmpty, "\(file.name) holds no case")
            for line in file.cases {
                if let problem = line.problem() { problems.append("\(file.name):\(line.line): \(problem)") }
            }
        }
        #expect(files.count >= 8)
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }

    @Test func everyExampleOfEveryBuiltInFunctionGivesItsValue() throws {
        var problems: [String] = []
        let examples = CaseFile.functions.all.flatMap { builtin in
            builtin.examples.map { (builtin.name, $0) }
        }
        for (name, example) in examples {
            let session = CaseFile.session()
            let value = try session.evaluate(example.expression).value
            let wanted = try session.evaluate(example.value).value
            if value != wanted {
                problems.append("\(name): \(example.expression) gives \(value), not \(wanted)")
            }
        }
        #expect(examples.count > 100)
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }

    @Test func everyNameOfABuiltInFunctionHasAnExample() {
        let library = CaseFile.functions
        let lacking = library.names.filter { name in library[name].allSatisfy { $0.examples.isEmpty } }
        // These two give another value each day.
        #expect(lacking == ["now", "today"])
    }

    @Test func everyFunctionIsExplainedInBothLanguages() {
        for builtin in CaseFile.functions.all {
            #expect(builtin.summary.zh.hasSuffix("。") && builtin.summary.en.hasSuffix("."), "\(builtin.name)")
        }
    }
}
