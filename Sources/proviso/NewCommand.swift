import ArgumentParser
import Diagnostics
import Provisions
import Reports

/// `new`: a document, a policy or a case to start from, which `check` already passes.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Writes the skeleton of a document, a policy or a case; never over what is there.",
        subcommands: [Document.self, Policy.self, Case.self])

    struct Document: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A document: its folder, its ledger, its line in the register.")

        @Argument(help: "The folder: lower case letters, digits and hyphens.")
        var folder: String

        @Option(help: "The document's title.")
        var title: String?

        @OptionGroup var shared: SharedOptions

        mutating func run() throws {
            let skeleton = try Skeleton(shared)
            try skeleton.writeDocument(folder, title: title)
        }
    }

    struct Policy: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A policy of a document, with a first golden case.")

        @Argument(help: "The policy: document/entry.")
        var policy: String

        @OptionGroup var shared: SharedOptions

        mutating func run() throws {
            let skeleton = try Skeleton(shared)
            try skeleton.writePolicy(policy)
        }
    }

    struct Case: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A golden case of a policy, with every input that must be stated.")

        @Argument(help: "The policy: document/entry.")
        var policy: String

        @Argument(help: "The case's id.")
        var id: String

        @OptionGroup var shared: SharedOptions

        mutating func run() throws {
            let skeleton = try Skeleton(shared)
            try skeleton.writeCase(id, of: policy)
        }
    }
}
