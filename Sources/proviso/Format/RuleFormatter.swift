import Diagnostics
import FEELSyntax
import LocatedYAML
import Provisions

/// Formats one rule file. Each pass is made only if the file then reads as it did: the same values in the same places,
/// but for the FEEL texts that got other spaces.
struct RuleFormatter {
    private var file: SourceFile
    private var node: YAMLNode

    init(_ file: SourceFile, _ node: YAMLNode) {
        self.file = file
        self.node = node
    }

    /// The formatted file. `texts` are the FEEL of a policy, which expressions read with `names`.
    mutating func formatted(_ texts: PolicyTexts?, names: KnownNames) -> [UInt8] {
        if let texts { respace(texts, names) }
        layOut { $0.gaps }
        layOut { $0.ends }
        layOut { $0.indentation }
        return file.bytes
    }

    // MARK: - FEEL

    private struct Change {
        let edit: TextEdit
        /// Where the scalar begins, and what it is to say.
        let scalar: Int
        let text: String
    }

    /// All at once, which is nearly always possible; otherwise one by one, from the end of the file so that the places
    /// of the rest stay as they are.
    private mutating func respace(_ texts: PolicyTexts, _ names: KnownNames) {
        let changes = texts.texts.compactMap { Self.change($0.text, isTests: $0.isTests, names) }
        guard !changes.isEmpty, !take(changes) else { return }
        for change in changes.sorted(by: { $0.scalar > $1.scalar }) { _ = take([change]) }
    }

    private static func change(_ text: FEELText, isTests: Bool, _ names: KnownNames) -> Change? {
        guard text.origins.runs.count == 1, let run = text.origins.runs.first, run.verbatim,
            run.fileLength == text.text.utf8.count
        else { return nil }
        let result =
            isTests
            ? Respacing.text(ofTests: text.text, names: names)
            : Respacing.text(ofExpression: text.text, names: names)
        guard let result else { return nil }
        let edit = TextEdit(run.file..<run.file + run.fileLength, result)
        return Change(edit: edit, scalar: text.place.span.start, text: result)
    }

    private mutating func take(_ changes: [Change]) -> Bool {
        let texts = Dictionary(changes.map { ($0.scalar, $0.text) }) { first, _ in first }
        return take(changes.map(\.edit), texts)
    }

    // MARK: - Layout

    private mutating func layOut(_ edits: (YAMLLayout) -> [TextEdit]) {
        _ = take(edits(YAMLLayout(file, node)), [:])
    }

    // MARK: - Passes

    /// Makes the edits if the file reads as before, `texts` taken into account; false when it would not.
    private mutating func take(_ edits: [TextEdit], _ texts: [Int: String]) -> Bool {
        guard !edits.isEmpty else { return true }
        let changed = SourceFile(name: file.name, bytes: TextEdit.applied(edits, to: file.bytes))
        let (read, diagnostics) = YAMLReader.read(changed)
        guard let read, diagnostics.isEmpty, Self.says(read, node, texts) else { return false }
        (file, node) = (changed, read)
        return true
    }

    private static func says(_ left: YAMLNode, _ right: YAMLNode, _ texts: [Int: String]) -> Bool {
        switch (left.kind, right.kind) {
        case (.scalar(let left), .scalar(let right)):
            left.style == right.style && left.text == (texts[right.span.start] ?? right.text)
        case (.sequence(let left), .sequence(let right)):
            left.count == right.count && zip(left, right).allSatisfy { says($0, $1, texts) }
        case (.mapping(let left), .mapping(let right)):
            left.count == right.count
                && zip(left, right).allSatisfy { $0.keyText == $1.keyText && says($0.value, $1.value, texts) }
        default: false
        }
    }
}
