import Diagnostics
import FEEL
import LocatedYAML
import Proviso
import Reports

/// `feel --ndjson`: one answer for each line of standard input, in order, whatever is wrong with a line.
struct FEELLines {
    /// Made once: every line begins with it as new.
    private let session = ExpressionSession(clock: SystemClock.now)

    /// Answers until the input ends; what is answered is written before it waits for more.
    func run() throws(CommandFailure) {
        do throws(FileProblem) {
            var lines = try PieceReader("-", isCSV: false, encoding: .utf8)
            var output = try OutputFile("-")
            let piece = Piece()
            while try lines.next(into: piece) {
                for (line, number) in piece.lines { try output.write(answer(line, number)) }
                try output.flush()
            }
        } catch {
            throw .usage(.unreadableFile(error))
        }
    }

    /// The answer to one line, with its line end.
    private func answer(_ bytes: [UInt8], _ number: Int) -> String {
        var writer = JSONWriter(.compact)
        let file = SourceFile(name: "<line \(number)>.json", bytes: bytes)
        let (node, diagnostics) = JSONReader.read(file)
        let line = FEELLine(node)
        writer.object { writer in
            writer.member("id") { line.writeID(to: &$0) }
            do throws(Diagnostic) {
                if let first = diagnostics.first { throw first }
                session.reset()
                let outcome = try line.evaluate(in: session)
                writer.member("value") { $0.tagged(outcome.value) }
                writer.member("diagnostics") {
                    $0.array(outcome.failures) { Self.write($1.diagnostic, to: &$0) }
                }
                Self.writeRest(outcome.count - outcome.failures.count, to: &writer)
            } catch {
                writer.member("error") { Self.write(error, to: &$0) }
            }
        }
        return writer.text + "\n"
    }

    /// What is said, and where: a line other than the first, and a text other than the expression, are named.
    private static func write(_ diagnostic: Diagnostic, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("code", diagnostic.code)
            writer.member("message", diagnostic.message)
            let position = diagnostic.place?.position
            writer.member("column") { writer in
                if let position { writer.integer(position.column) } else { writer.null() }
            }
            if let line = position?.line, line > 1 { writer.member("line") { $0.integer(line) } }
            if let name = diagnostic.place?.file.name, name != "<expression>" { writer.member("in", name) }
            if let help = diagnostic.help { writer.member("help", help) }
        }
    }

    /// How many more diagnostics there were than are kept.
    private static func writeRest(_ count: Int, to writer: inout JSONWriter) {
        if count > 0 { writer.member("moreDiagnostics") { $0.integer(count) } }
    }
}
