/// Writes a tree as FEEL text: the canonical form, with the brackets it needs and no others, one space round operators,
/// strings escaped, names as they are spelled. What it writes reads back as the same tree.
///
/// With `substituting`, any subtree may be shown as another text: an explanation writes `100000.00 * 0.15` for
/// `amount * rate` by answering the value of every name. The hook is asked for each expression before its parts, nil
/// means “as it is written”; its text is put in as it stands, without brackets round it.
package struct Printer {
    /// The text of an expression.
    ///
    /// - Parameters:
    ///   - names: the names the text will be read with. Where they would swallow what stands behind a name (`a` before
    ///     `- b` when `a-b` is known), the name is put in brackets.
    ///   - substituting: a text to show in place of a subtree, or nil.
    package static func text(
        of expression: Expression, names: KnownNames = KnownNames(),
        substituting: (Expression) -> String? = { _ in nil }
    ) -> String {
        withoutActuallyEscaping(substituting) { substituting in
            var printer = Printer(names: names, substituting: substituting)
            printer.write(expression, .any)
            return printer.finished
        }
    }

    /// The text of a cell.
    package static func text(of tests: UnaryTests, names: KnownNames = KnownNames()) -> String {
        var printer = Printer(names: names.adding(["?"]), substituting: { _ in nil })
        switch tests.kind {
        case .any: return "-"
        case .tests(let tests): printer.writeTests(tests)
        case .negated(let tests):
            printer.write("not(")
            printer.writeItems(tests)
            printer.write(")")
        }
        return printer.finished
    }

    /// The text of a type.
    package static func text(of type: TypeReference) -> String {
        switch type {
        case .named(let name): name
        case .list(let item): "list<\(text(of: item))>"
        case .range(let point): "range<\(text(of: point))>"
        case .context(let entries):
            "context<" + entries.map { "\($0.name): \(text(of: $0.type))" }.joined(separator: ", ") + ">"
        case .function(let parameters, let result):
            "function<" + parameters.map { text(of: $0) }.joined(separator: ", ") + ">->" + text(of: result)
        }
    }

    // MARK: Output

    private var output = ""
    /// Where references stand in the output, as byte offsets.
    private var references: [Range<Int>] = []
    private var names: KnownNames
    let substituting: (Expression) -> String?

    private init(names: KnownNames, substituting: @escaping (Expression) -> String?) {
        self.names = names
        self.substituting = substituting
        self.names.push([])
    }

    mutating func write(_ text: String) { output += text }

    mutating func writeReference(_ name: String) {
        let start = output.utf8.count
        output += name
        references.append(start..<output.utf8.count)
    }

    /// A name declared inside the tree: it may swallow text as well as one of the surroundings.
    mutating func declare(_ name: String) { names.declare(name) }

    /// A lone `not(…)` would read back as the wrapper of a cell: brackets keep it a call.
    private mutating func writeTests(_ tests: [Expression]) {
        let isAmbiguous = tests.count == 1 && tests.allSatisfy { $0.isNegationCall }
        if isAmbiguous { write("(") }
        writeItems(tests)
        if isAmbiguous { write(")") }
    }

    /// The output, with brackets round the references that would otherwise read longer.
    private var finished: String {
        let bytes = Array(output.utf8)
        var result: [UInt8] = []
        var position = 0
        for reference in references where swallows(bytes, reference) {
            result += bytes[position..<reference.lowerBound]
            result += [UInt8(ascii: "(")] + bytes[reference] + [UInt8(ascii: ")")]
            position = reference.upperBound
        }
        return String(decoding: result + bytes[position...], as: UTF8.self)
    }

    private func swallows(_ bytes: [UInt8], _ reference: Range<Int>) -> Bool {
        guard let match = names.longestMatch(in: bytes, at: reference.lowerBound) else { return false }
        return match.end > reference.upperBound
    }
}

extension Expression {
    /// `not(…)` with positional arguments.
    fileprivate var isNegationCall: Bool {
        guard case .call(let function, .positional) = kind, case .name("not") = function.kind else {
            return false
        }
        return true
    }
}
