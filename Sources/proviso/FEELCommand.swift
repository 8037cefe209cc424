import ArgumentParser
import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Reports

/// `feel`: the expression language alone.
struct FEELCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feel", abstract: "Evaluates one FEEL expression, or one a line.",
        discussion: """
            The value goes to standard output; why it, or a part of it, is null goes to standard error. With --ndjson
            every line of standard input is answered by one line, in order.
            """)

    @Argument(help: "The expression.")
    var expression: String?

    @Option(help: ArgumentHelp("The names that it may use, as a JSON or YAML object.", valueName: "json"))
    var context: String?

    @Flag(help: "Reads one JSON object a line from standard input, writes one a line.")
    var ndjson = false

    func validate() throws {
        if ndjson, expression != nil || context != nil {
            throw ValidationError("--ndjson reads its expressions from standard input.")
        }
        if !ndjson, expression == nil { throw ValidationError("Give an expression, or --ndjson.") }
    }

    mutating func run() throws {
        guard let expression else { return try FEELLines().run() }
        let session = ExpressionSession(clock: SystemClock.now)
        if let context { try bind(context, in: session) }
        let outcome = try evaluated(expression, in: session)
        try Console.write("\(outcome.value)\n")
        guard outcome.failures.isEmpty else {
            throw CommandFailure.invalid(outcome.failures.map(\.diagnostic))
        }
    }

    private func evaluated(
        _ expression: String, in session: ExpressionSession
    ) throws(CommandFailure) -> ExpressionSession.Outcome {
        do {
            return try session.evaluate(expression)
        } catch {
            let limits = [FEELDiagnostics.limitExceeded.code, SyntaxDiagnostics.tooDeep.code]
            let isLimit = limits.contains(error.code)
            throw CommandFailure([error], isLimit ? .limit : .invalid)
        }
    }

    private func bind(_ text: String, in session: ExpressionSession) throws(CommandFailure) {
        let (node, diagnostics) = YAMLReader.readYAMLOrJSON(SourceFile(name: "<--context>", text: text))
        guard let node, diagnostics.isEmpty else { throw .invalid(diagnostics) }
        guard let entries = node.entries else {
            throw .usage(
                .badSetting(text, "is no object", option: "context", form: "'{\"amount\": 100000}'`"))
        }
        for entry in entries { session.bind(entry.keyText, to: Datum(plain: entry.value)) }
    }
}

extension Datum {
    /// What a text outside any declaration says by its looks: numbers, truth values, dates and durations where no quotes
    /// are; everything else is a string.
    init(plain node: YAMLNode) {
        switch node.kind {
        case .sequence(let items): self = .list(items.map(Datum.init(plain:)))
        case .mapping(let entries): self = .context(entries.map { Entry($0.keyText, Datum(plain: $0.value)) })
        case .scalar(let scalar): self.init(plain: scalar)
        }
    }

    private init(plain scalar: YAMLScalar) {
        if scalar.isNull {
            self = .null
        } else if let boolean = scalar.boolean {
            self = .boolean(boolean)
        } else if scalar.style == .plain || scalar.style == .jsonNumber {
            self =
                Number(text: scalar.text).map { .number($0) }
                ?? TemporalLiteral.parse(scalar.text).map { Datum($0) } ?? .string(scalar.text)
        } else {
            self = .string(scalar.text)
        }
    }
}
