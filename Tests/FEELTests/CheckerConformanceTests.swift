import Diagnostics
import FEEL
import Foundation
import Testing

/// The false-alarm check: expressions, chains and decision tables of the DMN TCK that have a value raise no
/// error.
///
/// The cases lie outside the repository; `PROVISO_TCK` names the folder that holds them as JSON lines.
@Suite struct CheckerConformanceTests {
    private static let folder = ProcessInfo.processInfo.environment["PROVISO_TCK"]

    @Test(
        .enabled(if: folder != nil, "set PROVISO_TCK to the folder of the TCK's JSON lines"),
        arguments: ["expressions", "chains", "decision-tables"]
    )
    func whatHasAValueRaisesNoError(_ file: String) throws {
        let path = try #require(Self.folder) + "/\(file).jsonl"
        let known = try Self.known(file)
        var (checked, alarms): (Int, [String]) = (0, [])
        var raised: Set<String> = []
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let one = try JSONDecoder().decode(ConformanceCase.self, from: Data(line.utf8))
            guard one.expected.type != "null" else { continue }
            checked += 1
            let said = one.said
            guard !said.isEmpty else { continue }
            raised.insert(one.id)
            if !known.contains(one.id) { alarms.append("\(one.id)\n  " + said.joined(separator: "\n  ")) }
        }
        #expect(checked > 0)
        #expect(alarms.isEmpty, "\(alarms.count) of \(checked)\n\(alarms.joined(separator: "\n"))")
        #expect(
            known.subtracting(raised).isEmpty, "listed, but silent: \(known.subtracting(raised).sorted())")
    }

    /// The cases that do something that can only be wrong and look what becomes of it: `file: id` a line.
    private static func known(_ file: String) throws -> Set<String> {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let list = folder.appendingPathComponent("Cases/checking/deliberate.txt")
        let lines = try String(contentsOf: list, encoding: .utf8).split(separator: "\n")
        return Set(lines.filter { $0.hasPrefix("\(file): ") }.map { $0.dropFirst(file.count + 1).trimmed })
    }
}

/// One line of the TCK's cases: a single expression, one after bindings, or a decision table.
private struct ConformanceCase: Decodable {
    struct Binding: Decodable {
        let name: String
        let expression: String
    }

    struct Table: Decodable {
        struct Input: Decodable { let expression: String }
        struct Row: Decodable { let inputs: [String], outputs: [String] }

        let inputs: [Input]
        let rules: [Row]
    }

    /// Its definition is not needed: it is enough that the name is known.
    struct UserType: Decodable { init(from decoder: any Decoder) throws {} }

    let id: String
    let expression: String?
    let bindings: [Binding]?
    let decisionTable: Table?
    let context: [String: ConformanceValue]
    let expected: ConformanceValue
    let userTypes: [String: UserType]?

    /// What is said about it, errors only.
    var said: [String] {
        var names = context.sorted { $0.key < $1.key }.map { (name: $0.key, type: $0.value.feelType) }
        var said: [String] = []
        for binding in bindings ?? [] {
            let (type, errors) = check(binding.expression, names)
            names.append((binding.name, type))
            said += errors
        }
        if let expression { said += check(expression, names).errors }
        return said + (decisionTable.map { check($0, names) } ?? [])
    }

    private func check(_ table: Table, _ names: [(name: String, type: FEELType)]) -> [String] {
        let inputs = table.inputs.map { check($0.expression, names) }
        return table.rules.reduce(into: inputs.flatMap(\.errors)) { said, row in
            for (cell, input) in zip(row.inputs, inputs) {
                said += check(cell, names, cell: input.type).errors
            }
            for output in row.outputs { said += check(output, names).errors }
        }
    }

    private func check(
        _ text: String, _ names: [(name: String, type: FEELType)], cell: FEELType? = nil
    ) -> (type: FEELType, errors: [String]) {
        let types = (userTypes ?? [:]).mapValues { _ in FEELType.any }
        switch CheckingSubject.check(text, names, cell: cell, types: types) {
        case .failure(let error):
            return (.any, ["\(text): \(CheckingSubject.words(error))"])
        case .success(let (type, diagnostics)):
            let errors = diagnostics.filter { $0.severity == .error }
            return (type, errors.map { "\(text): \($0.code): \($0.message)" })
        }
    }
}

private struct ConformanceValue: Decodable {
    let type: String
    let items: [ConformanceValue]?
    let entries: [String: ConformanceValue]?

    /// The type of the value; of null nothing is known.
    var feelType: FEELType {
        switch type {
        case "list": .list(FEELType.join((items ?? []).map(\.feelType)))
        case "context":
            .context((entries ?? [:]).sorted { $0.key < $1.key }.map { .init($0.key, $0.value.feelType) })
        default: type == "null" ? .any : FEELType.basic[type] ?? .any
        }
    }
}
