import Diagnostics
import FEEL
import LocatedYAML
import Provisions

/// Values of a program as the text of a case, one input a line, so that a message can show where something is wrong, and
/// so that they are read and checked by the same reader as a case from a file.
struct CaseWriting {
    /// A value with its place in the text, while the text is not finished.
    private indirect enum Written {
        case scalar(String, ScalarStyle, SourceSpan)
        case list([Written], SourceSpan)
        case record([Entry], SourceSpan)

        struct Entry {
            let name: String
            let span: SourceSpan
            let value: Written
        }
    }

    private var bytes: [UInt8] = []
    /// What the reader would let pass: a text was asked for, and the value is another thing.
    private var notTexts: [(text: String, span: SourceSpan)] = []
    /// Names that stand twice in one record, with the first place.
    private var repeated: [(name: String, span: SourceSpan, first: SourceSpan)] = []

    /// The node of some values; what is wrong with them by themselves is reported.
    static func node(of values: CaseRecord, for inputs: [Provisions.Input], log: DiagnosticLog) -> YAMLNode {
        var writing = CaseWriting()
        let types = Dictionary(inputs.map { ($0.name, $0.type) }) { first, _ in first }
        let written = writing.record(values, separator: "\n") { types[$0] }
        let file = SourceFile(name: "<case>", bytes: writing.bytes)
        for (text, span) in writing.notTexts {
            log.report(.expected("a text, not `\(text)`", at: SourcePlace(file, span)))
        }
        for (name, span, first) in writing.repeated {
            log.report(
                .repeatedName("input", name, at: SourcePlace(file, span), first: SourcePlace(file, first)))
        }
        return node(of: written, in: file)
    }

    // MARK: - Text

    private mutating func write(_ text: String) -> SourceSpan {
        let start = bytes.count
        bytes += Array(text.utf8)
        return SourceSpan(start, bytes.count)
    }

    private mutating func value(_ value: CaseValue, as type: DeclaredType?) -> Written {
        switch value {
        case .null: return scalar("null", .plain, as: nil)
        case .boolean(let boolean): return scalar(boolean ? "true" : "false", .plain, as: type)
        case .number(let number): return scalar(number.number.exactText, .jsonNumber, as: nil)
        case .date(let day): return scalar(day.description, .plain, as: type)
        case .text(let text): return .scalar(text, .doubleQuoted, write(Self.quoted(text)))
        case .list(let items): return list(items, of: type)
        case .record(let record):
            let start = write("{ ").start
            let fields = type?.fields ?? []
            guard
                case .record(let entries, _) = self.record(
                    record, separator: ", ",
                    { name in
                        fields.first { $0.name == name }?.type
                    })
            else { return .record([], SourceSpan(start, bytes.count)) }
            return .record(entries, SourceSpan(start, write(" }").end))
        }
    }

    private mutating func scalar(_ text: String, _ style: ScalarStyle, as type: DeclaredType?) -> Written {
        let span = write(text)
        if type == .string { notTexts.append((text, span)) }
        return .scalar(text, style, span)
    }

    private mutating func list(_ items: [CaseValue], of type: DeclaredType?) -> Written {
        let start = write("[").start
        var item: DeclaredType?
        if case .list(let inner)? = type { item = inner }
        var written: [Written] = []
        for (index, value) in items.enumerated() {
            if index > 0 { _ = write(", ") }
            written.append(self.value(value, as: item))
        }
        return .list(written, SourceSpan(start, write("]").end))
    }

    private mutating func record(
        _ record: CaseRecord, separator: String, _ type: (String) -> DeclaredType?
    ) -> Written {
        let start = bytes.count
        var first: [String: SourceSpan] = [:]
        var entries: [Written.Entry] = []
        for (index, entry) in record.entries.enumerated() {
            if index > 0 { _ = write(separator) }
            let span = write(entry.name)
            if let earlier = first[entry.name] { repeated.append((entry.name, span, earlier)) }
            first[entry.name] = first[entry.name] ?? span
            _ = write(": ")
            entries.append(
                Written.Entry(name: entry.name, span: span, value: value(entry.value, as: type(entry.name))))
        }
        return .record(entries, SourceSpan(start, bytes.count))
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\n", with: "\\n") + "\""
    }

    // MARK: - Nodes

    private static func node(of written: Written, in file: SourceFile) -> YAMLNode {
        switch written {
        case .scalar(let text, let style, let span): YAMLNode(scalar(text, style, span, file))
        case .list(let items, let span):
            YAMLNode(.sequence(items.map { node(of: $0, in: file) }), span: span, file: file)
        case .record(let entries, let span):
            YAMLNode(
                .mapping(
                    entries.map {
                        YAMLEntry(
                            key: scalar($0.name, .plain, $0.span, file), value: node(of: $0.value, in: file))
                    }), span: span, file: file)
        }
    }

    private static func scalar(_ text: String, _ style: ScalarStyle, _ span: SourceSpan, _ file: SourceFile)
        -> YAMLScalar
    {
        YAMLScalar(text: text, style: style, origins: .whole(span), span: span, file: file)
    }
}

extension DeclaredType {
    /// The fields of a record.
    fileprivate var fields: [Field]? { if case .record(let fields) = self { fields } else { nil } }
}
