import ArgumentParser
import Provisions

/// What every command that reads a file of records understands of it.
struct RecordOptions: ParsableArguments {
    @Option(help: "How records are written: ndjson or csv (default: by the file's name).")
    var from: String?

    @Option(
        help: ArgumentHelp("Columns of a CSV file that no rule reads, and that are meant.", valueName: "a,b"))
    var pass: String?

    @Option(help: "The encoding of CSV, in and out: utf-8 or gb18030.")
    var encoding: String?

    func textEncoding() throws(CommandFailure) -> TextEncoding { try TextEncoding.named(encoding) }

    /// Opens a file; columns that no rule reads, and that were not named, are said.
    func open(_ path: String, inputs: [Provisions.Input], own: [String] = CaseReader.ownKeys)
        throws(CommandFailure) -> RecordInput
    {
        let input = try RecordInput(
            path, from: from, encoding: try textEncoding(), inputs: inputs, own: own)
        if let columns = input.columns { ExtraColumns(columns, passed: pass).say() }
        return input
    }
}
