import Diagnostics
import FEEL
import FEELSyntax
import Reports

/// `:type`, `:why`, `:names`, `:help`.
extension Repl {
    func type(of text: String) throws(Diagnostic) -> String {
        let file = file(text)
        let (type, diagnostics) = session.check(try session.tree(of: file), in: file)
        let words = type.description(in: prose.language)
        return diagnostics.isEmpty ? words : words + "\n" + rendered(diagnostics)
    }

    /// The expression with the values put in, the parts as they were evaluated, the value.
    func why(_ text: String) throws(Diagnostic) -> String {
        let mark = session.heap.mark()
        defer { session.heap.release(to: mark) }
        let file = file(text)
        let tree = try session.tree(of: file)
        let (outcome, parts) = try session.trace(tree, in: file)
        let trace = ReplTrace(tree, parts, names: session.scope.knownNames)
        return shown(outcome, as: trace.text + "= \(outcome.value)")
    }

    /// The names that were bound, with their types and the beginnings of their values.
    var names: String {
        let rows = session.scope.names.enumerated().filter {
            NameForm.pieces(of: $1) != nil && !$1.hasPrefix("?")
        }
        .sorted { $0.element < $1.element }.map { slot, name in row(slot, name) }
        let widths = (
            rows.map { displayWidth($0.name) }.max() ?? 0, rows.map { displayWidth($0.type) }.max() ?? 0
        )
        let table = rows.map { row in
            padded(row.name, to: widths.0) + "  " + padded(row.type, to: widths.1) + "  " + row.value + "\n"
        }
        return table.isEmpty ? prose.choose(zh: "还没有名称。", en: "No name is bound yet.") : table.joined()
    }

    private func row(_ slot: Int, _ name: String) -> (name: String, type: String, value: String) {
        session.evaluator.begin()
        let datum = (try? session.heap.datum(of: session.evaluator[slot])) ?? .null
        return (name, session.scope.type(ofSlot: slot).word[prose.language], ReplTrace.short(datum))
    }

    var help: String {
        prose.choose(
            zh: """
                表达式            计算；没有写完时接着写下一行，空行结束
                名称 = 表达式     给名称一个值；要比较相等，请加括号：(a = 1)
                :type 表达式      类型，以及不计算就能看出的错误
                :tree 表达式      语法树
                :why 表达式       代入数值，逐步列出
                :names            已有的名称
                :history          输入过的内容；:again 编号 再来一次
                :quit             结束
                """,
            en: """
                EXPRESSION        is evaluated; unfinished, it goes on with the next line, an empty line ends it
                NAME = EXPRESSION gives a name a value; to compare, write brackets: (a = 1)
                :type EXPRESSION  its type, and what is wrong with it whatever the values
                :tree EXPRESSION  how it is read
                :why EXPRESSION   the values put in, step by step
                :names            the names there are
                :history          what was typed; :again NUMBER types it once more
                :quit             ends
                """)
    }
}

extension ExpressionSession {
    /// Binds a name to an expression's value, of whatever type that is.
    func bind(_ name: String, toOutcomeOf text: String) throws(Diagnostic) -> Outcome {
        evaluator.begin()
        let value = try value(of: text)
        let failures = (evaluator.failures, evaluator.failureCount)
        do {
            let datum = try heap.datum(of: value)
            bind(name, toValue: value, as: FEELType(of: datum))
            return Outcome(value: datum, failures: failures.0, failureCount: failures.1)
        } catch {
            throw error.diagnostic
        }
    }
}
