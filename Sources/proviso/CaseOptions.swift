import ArgumentParser
import Diagnostics
import FEEL
import LocatedYAML
import Provisions

/// What every command that puts one case to a policy understands.
struct CaseOptions: ParsableArguments {
    @Option(
        name: .customLong("case"),
        help: ArgumentHelp(
            "The case, in YAML or JSON; FILE#ID is a golden case; - is standard input.", valueName: "file"))
    var file: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "An input's value, over what the case says. May be repeated.", valueName: "name=value"))
    var settings: [String] = []

    @Option(help: ArgumentHelp("Takes the place of the policy's reference date.", valueName: "date"))
    var asOf: String?

    /// Whether there is a case at all.
    var isGiven: Bool { file != nil || !settings.isEmpty }

    func input() throws(CommandFailure) -> CaseInput { try CaseInput(file: file, settings: settings) }

    /// The date that was named; nil for none.
    func date() throws(CommandFailure) -> CalendarDate? { try asOf.map(DateArgument.date) }
}

/// A date of the command line.
enum DateArgument {
    static func date(_ text: String) throws(CommandFailure) -> CalendarDate {
        guard let date = CalendarDate(text) else { throw .usage(.badDate(text)) }
        return date
    }
}
