import Diagnostics
import FEEL
import FEELSyntax
import Reports

/// The read-eval-print loop.
///
/// What is said is part of the conversation, so messages go where the values go.
struct Repl {
    let session: ExpressionSession
    let prose: Prose
    private var input = ReplInput()
    private static let prompts = (first: "> ", next: "… ")

    init(session: ExpressionSession, prose: Prose) {
        self.session = session
        self.prose = prose
    }

    /// Goes on until the input ends or `:quit` is typed.
    mutating func run() throws(CommandFailure) {
        while let line = try input.line(prompt: Self.prompts.first) {
            let typed = line.trimmed
            if typed.isEmpty || typed.hasPrefix("//") { continue }
            let meant = recalled(typed)
            if meant != typed { try say(meant) }
            let entry = try completed(ReplEntry(meant, in: session.scope), meant)
            if case .command("quit") = entry.kind { return }
            try say(answer(to: entry))
        }
    }

    /// `:again 3` stands for the third thing that was typed.
    private func recalled(_ typed: String) -> String {
        let words = typed.split(separator: " ")
        guard words.first == ":again", words.count == 2, let number = Int(words[1]),
            input.history.indices.contains(number - 1)
        else { return typed }
        return input.history[number - 1]
    }

    /// The entry with all its lines: it goes on while the expression is right as far as it goes and a line that is not
    /// empty follows.
    private mutating func completed(_ entry: ReplEntry, _ typed: String) throws(CommandFailure) -> ReplEntry {
        var (entry, typed) = (entry, typed)
        while isUnfinished(entry), let line = try input.line(prompt: Self.prompts.next), !line.trimmed.isEmpty
        {
            typed += "\n" + line
            entry = ReplEntry(typed, in: session.scope)
        }
        input.remember(typed)
        return entry
    }

    private func isUnfinished(_ entry: ReplEntry) -> Bool {
        switch entry.kind {
        case .command(let word) where !Self.takesExpression.contains(word) || entry.text.isEmpty: return false
        default: break
        }
        do {
            _ = try session.tree(of: file(entry.text))
            return false
        } catch {
            return ReplEntry.isUnfinished(entry.text, error)
        }
    }

    private static let takesExpression: Set = ["type", "tree", "why"]

    private func say(_ text: String) throws(CommandFailure) {
        if !text.isEmpty { try Console.write(text.hasSuffix("\n") ? text : text + "\n") }
    }

    func file(_ text: String) -> SourceFile { SourceFile(name: "<expression>", text: text) }

    // MARK: - Answers

    private func answer(to entry: ReplEntry) -> String {
        do {
            switch entry.kind {
            case .expression: return try value(of: entry.text)
            case .binding(let name): return try bound(name, entry.text)
            case .command("type"): return try type(of: entry.text)
            case .command("tree"): return try session.tree(of: file(entry.text)).outline
            case .command("why"): return try why(entry.text)
            case .command("names"): return names
            case .command("history"): return history
            case .command("help"): return help
            case .command(let word): return unknown(word)
            }
        } catch {
            return rendered([error])
        }
    }

    func rendered(_ diagnostics: [Diagnostic]) -> String {
        DiagnosticRenderer(colour: Console.outputIsColourful).render(diagnostics)
    }

    /// A value, and why parts of it are null.
    func shown(_ outcome: ExpressionSession.Outcome, as text: String) -> String {
        outcome.failures.isEmpty ? text : text + "\n" + rendered(outcome.failures.map(\.diagnostic))
    }

    private func value(of text: String) throws(Diagnostic) -> String {
        let mark = session.heap.mark()
        defer { session.heap.release(to: mark) }
        let outcome = try session.evaluate(text)
        return shown(outcome, as: "\(outcome.value)")
    }

    private func bound(_ name: String, _ text: String) throws(Diagnostic) -> String {
        if !session.scope.builtins[name].isEmpty {
            return prose.choose(
                zh: "`\(name)` 是函数的名称，请另取一个。", en: "`\(name)` is a function; choose another name.")
        }
        let outcome = try session.bind(name, toOutcomeOf: text)
        return shown(outcome, as: "\(name) = \(outcome.value)")
    }

    private var history: String {
        input.history.dropLast().enumerated().map { "\($0 + 1)  \($1)\n" }.joined()
    }

    private func unknown(_ word: String) -> String {
        let nearest = nearestName(
            to: word, among: Self.takesExpression.sorted() + ["names", "history", "help", "quit", "again"])
        let hint = nearest.map { prose.choose(zh: "是不是 :\($0)？", en: " Did you mean :\($0)?") } ?? ""
        return prose.choose(zh: "没有命令 :\(word)。", en: "There is no command :\(word).") + hint
    }
}
