import ArgumentParser
import Diagnostics
import Provisions
import Reports

/// What every command that reads rules understands.
struct SharedOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The rule tree (default: the nearest folder Rules upwards).", valueName: "dir"))
    var rules: String?

    @OptionGroup var language: LanguageOption

    func tree() throws(CommandFailure) -> RuleTree { try RuleFolder.tree(rules) }
}

struct LanguageOption: ParsableArguments {
    @Option(help: "The language that people read: zh or en.")
    var lang = Language.zh
}

extension Language: ExpressibleByArgument {}

extension ReportDetail: ExpressibleByArgument {}
