import Diagnostics
import Foundation

@testable import FEEL

/// A file of cases: expressions and what they give.
///
/// ```text
/// # heading: what was bound before is forgotten
/// // comment
/// with order = {total: 5}
/// unknown u, v
/// order.total + 1 => 6
/// order.size => null !! feel.no-such-entry
/// u + 1 => ?u
/// ```
///
/// After `!!` stand the codes of the failures recorded, in any order, each once; without it, none may be recorded.
/// `?u` is a value that depends on the unknown `u`, `?u?v` one that depends on both.
struct CaseFile {
    struct Case {
        let line: Int
        let expression: String
        let value: String
        let codes: Set<String>
        /// The names bound and the expressions of their values, in order.
        let bindings: [(name: String, expression: String)]
        let unknown: [String]
    }

    let name: String
    let cases: [Case]

    init(_ file: URL) throws {
        name = file.lastPathComponent
        var cases: [Case] = []
        var bindings: [(name: String, expression: String)] = []
        var unknown: [String] = []
        let text = try String(contentsOf: file, encoding: .utf8)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("#") { (bindings, unknown) = ([], []) }
            if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("//") { continue }
            if line.hasPrefix("with ") {
                bindings.append(try Self.binding(line.dropFirst(5)))
            } else if line.hasPrefix("unknown ") {
                unknown += line.dropFirst(8).components(separatedBy: ", ")
            } else {
                cases.append(try Self.split(line, index + 1, bindings, unknown))
            }
        }
        self.cases = cases
    }

    private struct Malformed: Error { let line: String }

    private static func binding(_ line: Substring) throws -> (String, String) {
        guard let sign = line.range(of: " = ") else { throw Malformed(line: String(line)) }
        return (String(line[..<sign.lowerBound]), String(line[sign.upperBound...]))
    }

    private static func split(
        _ line: Substring, _ number: Int, _ bindings: [(String, String)], _ unknown: [String]
    ) throws -> Case {
        guard let arrow = line.range(of: " => ", options: .backwards) else {
            throw Malformed(line: String(line))
        }
        let parts = line[arrow.upperBound...].components(separatedBy: " !! ")
        let codes = parts.count > 1 ? parts[1].components(separatedBy: ", ") : []
        return Case(
            line: number, expression: String(line[..<arrow.lowerBound]), value: parts[0], codes: Set(codes),
            bindings: bindings, unknown: unknown)
    }

    /// With every built-in function and a clock that stands still.
    static func session() -> ExpressionSession {
        let moment = DateTime("2018-09-27T09:00:00+08:00")
        return ExpressionSession(library: functions) { moment }
    }

    /// The functions of the standard, and those of the calendar of working days.
    static let functions: BuiltinLibrary = {
        let calendar = try? TemporalWorkingCalendarTests.mainland()
        return BuiltinLibrary.standard.adding(
            calendar.map { Builtin.calendarFunctions($0, named: "cn-mainland") } ?? [])
    }()

    /// All case files of this folder, in order.
    static func all() throws -> [CaseFile] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Cases")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "cases" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }.map { try CaseFile($0) }
    }
}

extension CaseFile.Case {
    /// What is wrong; nil when the case holds.
    func problem() -> String? {
        do {
            let session = try session()
            let outcome = try session.evaluate(expression)
            let codes = Set(outcome.failures.map(\.kind.code))
            let wanted = try wanted()
            if outcome.value != wanted { return "\(expression) gives \(outcome.value), not \(wanted)" }
            return codes == self.codes
                ? nil : "\(expression) records \(codes.sorted()): \(outcome.failures.map(\.message))"
        } catch {
            return "\(expression): \(error)"
        }
    }

    private func session() throws -> ExpressionSession {
        let session = CaseFile.session()
        for (index, name) in unknown.enumerated() { session.bind(name, to: .unknown([index])) }
        session.evaluator.begin()
        for (name, expression) in bindings { try session.bind(name, toExpression: expression) }
        return session
    }

    private func wanted() throws -> Datum {
        if value == "function" { return .function }
        guard value.hasPrefix("?") else { return try CaseFile.session().evaluate(value).value }
        let names = value.split(separator: "?").map(String.init)
        return .unknown(names.compactMap { unknown.firstIndex(of: $0) }.sorted())
    }
}
