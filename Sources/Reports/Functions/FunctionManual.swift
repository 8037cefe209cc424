import Diagnostics
package import FEEL

/// All built-in functions for a reader: `Grammar/functions.md`.
package struct FunctionManual: Sendable {
    private let sections: [BuiltinSection]

    package init(_ sections: [BuiltinSection] = BuiltinSection.all) { self.sections = sections }

    /// As Markdown, in both languages.
    package var markdown: String {
        """
        # 函数 · Functions

        由每个函数的声明生成，不要手改：`RECORD=1 swift test --filter FunctionManualTests`。每个例子都由测试计算过。
        参数都可以按名称给出：`substring(string: "政策", start position: 2)`。标 `?` 的可省略，标 `…` 的可写多个。

        Made from the declarations of the functions, every example is evaluated by a test. Arguments may be given by name.
        A parameter marked `?` may be left out, one marked `…` takes several arguments.

        """ + sections.map(text(of:)).joined()
    }

    private func text(of section: BuiltinSection) -> String {
        "\n## \(section.title.zh) · \(section.title.en)\n" + section.builtins.map(text(of:)).joined()
    }

    private func text(of way: Builtin) -> String {
        let examples = way.examples.map { "| `\(Self.cell($0.expression))` | `\(Self.cell($0.value))` |\n" }
            .joined()
        return """

            ### `\(way.signature)`

            \(way.summary.zh)

            \(way.summary.en)

            \(types(of: way))

            """ + (examples.isEmpty ? "" : "\n| 例 | = |\n|---|---|\n" + examples)
    }

    /// `n` 数 number, `scale` 数 number → 数 number
    private func types(of way: Builtin) -> String {
        let (zh, en) = (FunctionPage([way], Prose(.zh)), FunctionPage([way], Prose(.en)))
        let parameters = zip(zh.parameters(of: way), en.parameters(of: way)).map { zh, en in
            "`\(zh.0)` \(zh.1) · \(en.1)"
        }
        let result = zh.type(way.resultType) + " · " + en.type(way.resultType)
        return (parameters + ["→ " + result]).map { "* " + $0 }.joined(separator: "\n")
    }

    /// A vertical bar would end the cell.
    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
