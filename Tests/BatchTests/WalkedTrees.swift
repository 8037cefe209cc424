import Diagnostics
import FEEL
import FEELSyntax
import Provisions

/// The trees of a policy's texts, each parsed when it is first wanted.
struct WalkedTrees {
    static let eligibility = "eligibility"
    /// The date by which parameters are chosen, as a name that no text can write.
    static let referenceDate = "?reference"

    private let file: SourceFile
    private let names: KnownNames
    private let own: Set<String>
    private let choices: Set<String>
    private var expressions: [String: Expression] = [:]
    private var tests: [String: UnaryTests] = [:]

    init(_ policy: Policy) {
        file = policy.file
        own = Set(
            policy.inputs.map(\.name) + policy.parameters.map(\.name) + policy.functions.map(\.name)
                + policy.outputs.map(\.name) + [Self.eligibility])
        names = KnownNames(BuiltinLibrary.standard.names + own)
        let types = policy.inputs.map(\.type) + policy.outputs.map(\.type)
        choices = Set(
            types.flatMap { type in
                if case .choice(let choices) = type { choices.map(\.id) } else { [] as [String] }
            })
    }

    /// - Parameter locals: names that only this text knows.
    mutating func expression(_ text: FEELText, locals: [String] = []) -> Expression {
        if let tree = expressions[text.text] { return tree }
        let tree =
            (try? Parser.parse(
                text.text, names: names.adding(locals), file: file, origins: text.origins))
            ?? Expression(.null, text.place.span)
        expressions[text.text] = tree
        return tree
    }

    /// A table's cell or an input's allowed values. A cell of bare ids of choices needs no quotes; `[0..)` is `>= 0`.
    mutating func cell(_ text: FEELText) -> UnaryTests {
        if let tree = tests[text.text] { return tree }
        let words = text.text.split(separator: ",").map { String($0.drop { $0 == " " }) }
        let tree: UnaryTests
        if words.allSatisfy({ choices.contains($0) && !own.contains($0) }) {
            tree = UnaryTests(.tests(words.map { Expression(.string($0), text.place.span) }), text.place.span)
        } else {
            let isOpen = text.text.hasPrefix("[") && text.text.hasSuffix("..)")
            let words = isOpen ? ">= \(text.text.dropFirst().dropLast(3))" : text.text
            tree =
                (try? Parser.parseUnaryTests(
                    words, names: names, file: file,
                    origins: .verbatim(at: text.place.span.start, length: 0)))
                ?? UnaryTests(.tests([]), text.place.span)
        }
        tests[text.text] = tree
        return tree
    }
}
