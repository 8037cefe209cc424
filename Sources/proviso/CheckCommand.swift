import ArgumentParser
import Diagnostics
import LocatedYAML
import Provisions
import Reports

/// `check`: everything that can be said of rules without running a case.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Says everything that can be said of rules without running a case.",
        discussion: "An error and a warning both end with 3.")

    @Argument(help: "Documents, policies or files of the rule tree (default: all).")
    var paths: [String] = []

    @Option(help: "text, json, sarif or github.")
    var format = "text"

    @OptionGroup var shared: SharedOptions

    mutating func run() throws {
        let writer = try proviso.format(format, among: DiagnosticFormats.all)
        let tree = try shared.tree()
        let diagnostics = tree.checked(try tree.selection(paths))
        try Console.write(writer.write(diagnostics, Console.outputIsColourful))
        if format == "text" { try Console.write(Self.summary(diagnostics)) }
        if diagnostics.contains(where: \.failsCheck) { throw ExitStatus.invalid }
    }

    /// `2 errors, 1 warning`.
    private static func summary(_ diagnostics: [Diagnostic]) -> String {
        let counts = Severity.allCases.compactMap { severity -> String? in
            let count = diagnostics.filter { $0.severity == severity }.count
            return count == 0 ? nil : "\(count) \(severity.rawValue)" + (count == 1 ? "" : "s")
        }
        return counts.isEmpty ? "nothing to report\n" : "\n" + counts.joined(separator: ", ") + "\n"
    }
}

extension RuleTree {
    func checked(_ covers: @escaping (String) -> Bool) -> [Diagnostic] {
        let log = DiagnosticLog()
        TreeChecker(self, log: log).check(covers: covers)
        return log.sorted
    }
}

extension Diagnostic {
    var failsCheck: Bool { severity != .note }
}
