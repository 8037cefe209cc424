import Diagnostics
import FEEL
import LocatedYAML
import Reports

/// `feel --ndjson`: one answer for each line of standard input, in order, whatever is wrong with a line.
struct FEELLines {
    private static let outputSize = 65_536
    /// More than any honest line.
    private static let mostBytes = 16 << 20
    /// Made once: every line begins with it as new.
    private let session = ExpressionSession(clock: SystemClock.now)

    /// Answers until the input ends.
    func run() throws(CommandFailure) {
        var output: [UInt8] = []
        var pending: [UInt8] = []
        var number = 0
        var isMore = true
        while isMore {
            isMore = try more(into: &pending)
            for line in Self.takeLines(from: &pending, isLast: !isMore) {
                number += 1
                output += answer(line, number).utf8
                if output.count >= Self.outputSize { try Self.flush(&output) }
            }
            try Self.flush(&output)
        }
    }

    private func more(into bytes: inout [UInt8]) throws(CommandFailure) -> Bool {
        do throws(FileProblem) {
            guard bytes.count <= Self.mostBytes else {
                throw FileProblem("-", "a line is longer than 16 MiB")
            }
            return try Files.readMore(0, "-", into: &bytes)
        } catch {
            throw .usage(.unreadableFile(error))
        }
    }

    private static func flush(_ output: inout [UInt8]) throws(CommandFailure) {
        if !output.isEmpty { try Console.write(output) }
        output.removeAll(keepingCapacity: true)
    }

    /// Whole lines; what follows the last line end stays for the next round, or is the last line.
    private static func takeLines(from bytes: inout [UInt8], isLast: Bool) -> [ArraySlice<UInt8>] {
        let newline = UInt8(ascii: "\n")
        guard let end = isLast ? bytes.indices.last : bytes.lastIndex(of: newline) else { return [] }
        let lines = bytes[...end].split(separator: newline, omittingEmptySubsequences: true)
        bytes = Array(bytes[(end + 1)...])
        return lines.filter { $0 != [UInt8(ascii: "\r")] }
    }

    /// The answer to one line, with its line end.
    private func answer(_ bytes: ArraySlice<UInt8>, _ number: Int) -> String {
        var writer = JSONWriter(.compact)
        let file = SourceFile(name: "<line \(number)>.json", bytes: Array(bytes))
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
