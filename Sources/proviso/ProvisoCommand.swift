import ArgumentParser
import Diagnostics
import Glibc
import Proviso

/// The command: arguments in, exit status out.
@main
struct ProvisoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proviso",
        abstract: "Decides cases by rules that are kept as data.",
        discussion: """
            Exit status: 0 as expected, 1 a difference was found, 2 wrong usage, 3 rules or cases invalid, \
            4 undetermined (eval only), 5 a limit of depth, steps, size or time, 70 our fault.
            """,
        version: "0.1.0",
        subcommands: [
            EvaluateCommand.self, BatchCommand.self, PortfolioCommand.self, TestCommand.self,
            CheckCommand.self, CoverCommand.self, DiffCommand.self, MutateCommand.self,
            AcceptCommand.self, CasesCommand.self,
            ShowCommand.self,
            FEELCommand.self, BenchCommand.self,
            ReplCommand.self, FormatCommand.self,
            ExplainCommand.self, NewCommand.self,
        ])

    static func main() {
        ZoneFiles.provide()
        Glibc.exit(status(of: Array(CommandLine.arguments.dropFirst())).rawValue)
    }

    private static func status(of arguments: [String]) -> ExitStatus {
        do {
            let arguments = ArgumentRewriting.subcommandFirst(arguments)
            try refuseUnknownCommand(arguments)
            var command = try parseAsRoot(ArgumentRewriting.rewritten(arguments))
            try command.run()
            return .asExpected
        } catch let status as ExitStatus {
            return status
        } catch let failure as CommandFailure {
            Console.say(failure.diagnostics)
            return failure.status
        } catch {
            return told(error)
        }
    }

    /// What the argument parser has to say: help to standard output, complaints to standard error.
    private static func told(_ error: any Error) -> ExitStatus {
        let message = fullMessage(for: error)
        guard exitCode(for: error) == .success else {
            Console.say(message)
            return .usage
        }
        do { try Console.write(message + "\n") } catch { return error.status }
        return .asExpected
    }

    private static func refuseUnknownCommand(_ arguments: [String]) throws(CommandFailure) {
        guard let first = arguments.first, !first.hasPrefix("-") else { return }
        let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        if !known.contains(first) { throw .usage(.unknownCommand(first, known: known)) }
    }
}
