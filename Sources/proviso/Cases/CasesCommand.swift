import ArgumentParser
import Diagnostics
import LocatedYAML
import Provisions
import Proviso
import Reports

/// `cases`: golden cases out of the rule tree into a spreadsheet, and back.
struct CasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cases", abstract: "Golden cases as a table for a spreadsheet, and back.",
        subcommands: [Export.self, Import.self])

    /// How the table is written.
    struct TableOptions: ParsableArguments {
        @Option(help: "The encoding of the table: utf-8 or gb18030.")
        var encoding: String?

        func textEncoding() throws(CommandFailure) -> TextEncoding { try TextEncoding.named(encoding) }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes a case file as CSV: the same cases, or a refusal with its place.")

        @Argument(help: "The policy whose cases are meant, or a case file.")
        var path: String

        @Option(help: ArgumentHelp("Where the table goes; - is standard output.", valueName: "file"))
        var output = "-"

        @Flag(help: "Begins with a byte-order mark, by which spreadsheets know UTF-8.")
        var bom = false

        @OptionGroup var table: TableOptions

        @OptionGroup var shared: SharedOptions

        mutating func run() throws {
            let encoding = try table.textEncoding()
            let tree = try shared.tree()
            let golden = try tree.caseFile(path)
            let policy = try tree.runnable(golden.policy.text).policy
            let log = DiagnosticLog()
            guard let sheet = CaseTable(of: golden, for: policy, log: log) else {
                throw CommandFailure.invalid(log.sorted)
            }
            do throws(FileProblem) {
                var file = try OutputFile(output, converter: try encoding.writer())
                if bom { try file.write("\u{FEFF}") }
                try file.write { $0 += sheet.csv }
                try file.flush()
            } catch {
                throw CommandFailure.usage(.unwritableFile(error))
            }
        }
    }

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reads a table of golden cases and writes the case file; never over one that is there.")

        @Argument(help: "The policy that the cases are put to: document/entry.")
        var policy: String

        @Option(help: ArgumentHelp("The table; - is standard input.", valueName: "file"))
        var input = "-"

        @Option(help: ArgumentHelp("The case file to be made; - is standard output.", valueName: "file"))
        var output = "-"

        @OptionGroup var table: TableOptions

        @OptionGroup var shared: SharedOptions

        mutating func run() throws {
            let encoding = try table.textEncoding()
            let policy = try shared.tree().runnable(policy).policy
            let file = try Self.file(input, encoding)
            let log = DiagnosticLog()
            guard let text = CaseTable.caseFile(of: file, for: policy, log: log) else {
                throw CommandFailure.invalid(log.sorted)
            }
            Console.say(log.sorted)
            guard output != "-" else { return try Console.write(text) }
            guard !Files.exists(output) else { throw CommandFailure.usage(.alreadyThere("`\(output)`")) }
            do throws(FileProblem) { try Files.create(output, text) } catch {
                throw CommandFailure.usage(.unwritableFile(error))
            }
        }

        /// In UTF-8, whatever it was.
        private static func file(_ path: String, _ encoding: TextEncoding) throws(CommandFailure)
            -> SourceFile
        {
            do throws(FileProblem) {
                let bytes = try Files.read(path)
                let converter = try encoding.reader()
                return SourceFile(
                    name: Files.name(of: path), bytes: converter?.convert(bytes, isLast: true) ?? bytes)
            } catch {
                throw .usage(.unreadableFile(error))
            }
        }
    }
}

extension RuleTree {
    /// The one case file that a path names: its own, or its policy's.
    func caseFile(_ path: String) throws(CommandFailure) -> GoldenFile {
        let covers = try selection([policyID(path)])
        let files = caseFiles.filter(covers)
        guard let file = files.first, files.count == 1 else {
            throw .usage(.notOneCaseFile(path, known: files.isEmpty ? caseFiles : files))
        }
        let log = DiagnosticLog()
        guard let golden = cases(file, log: log), !log.hasErrors else { throw .invalid(log.sorted) }
        return golden
    }
}
