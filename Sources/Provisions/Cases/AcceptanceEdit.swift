import Diagnostics
package import FEEL
package import LocatedYAML

/// One expected value of one golden case, taken from what the rules give: an edit of the case file that leaves every other
/// byte as it is.
package struct AcceptanceEdit: Sendable {
    private struct Replacement {
        let range: Range<Int>
        let text: String
    }

    private let file: SourceFile
    private let replacements: [Replacement]

    /// Nil where the case is not written in a way that can be added to.
    ///
    /// - Parameters:
    ///   - root: the case file.
    ///   - value: what the rules give, of the expectation's type.
    package init?(
        _ root: YAMLNode, case id: String, expecting expectation: GoldenCase.Expectation, _ value: Datum,
        as type: DeclaredType, because: String
    ) {
        let cases = root.entries?.first { $0.keyText == "cases" }?.value.items ?? []
        let node = cases.first { item in
            item.entries?.contains { $0.keyText == "id" && $0.value.scalar?.text == id } ?? false
        }
        guard let entries = node?.entries, let first = entries.first, let last = entries.last, let node else {
            return nil
        }
        file = root.file
        let acceptance = GoldenCase.Acceptance(
            output: expectation.key.text, was: expectation.node, because: because)
        let earlier = entries.first { $0.keyText == "accepted" }?.value
        let lines = Lines(root.file)
        let remark: Replacement
        if let earlier {
            guard let items = earlier.items, let item = items.last else { return nil }
            remark =
                lines.isFlow(earlier)
                ? Replacement(range: item.span.end..<item.span.end, text: ", " + acceptance.text)
                : lines.line(
                    after: item.span, "- " + acceptance.text, indented: lines.dash(before: item.span))
        } else if lines.isFlow(node) {
            let end = last.value.span.end
            remark = Replacement(range: end..<end, text: ", accepted: [" + acceptance.text + "]")
        } else {
            let indent = lines.column(of: first.keySpan.start)
            remark = lines.line(
                after: last.writtenSpan, "accepted: [" + acceptance.text + "]", indented: indent)
        }
        let old = expectation.node
        let text = Self.text(of: value, as: type, like: old.scalar?.text)
        let place =
            old.isUnwritten
            ? Replacement(range: lines.behindColon(after: expectation.key.place.span), text: " " + text)
            : Replacement(range: old.span.start..<old.span.end, text: text)
        replacements = [place, remark]
    }

    /// The file as it is after the edit.
    package var bytes: [UInt8] {
        var bytes = file.bytes
        // From the end, so that offsets stay true; of two at one place the value comes to stand before the remark.
        let order = replacements.indices.sorted {
            (replacements[$0].range.lowerBound, $0) > (replacements[$1].range.lowerBound, $1)
        }
        for replacement in order.map({ replacements[$0] }) {
            bytes.replaceSubrange(replacement.range, with: Array(replacement.text.utf8))
        }
        return bytes
    }

    // MARK: - Values

    /// A value as a case file has it; a rate in per cent if it was.
    private static func text(of value: Datum, as type: DeclaredType?, like old: String? = nil) -> String {
        switch value {
        case .null, .unknown, .function: "null"
        case .boolean(let value): "\(value)"
        case .number(let number): text(of: number, as: type, like: old)
        case .string(let text): YAMLFlow.text(text)
        case .list(let items):
            "[" + items.map { text(of: $0, as: type?.item) }.joined(separator: ", ") + "]"
        case .context(let entries):
            entries.isEmpty
                ? "{}"
                : "{ "
                    + entries.map {
                        "\(YAMLFlow.text($0.key)): \(text(of: $0.value, as: type?.type(of: $0.key)))"
                    }.joined(separator: ", ") + " }"
        case .date, .time, .dateTime, .dayTimeDuration, .yearMonthDuration, .range:
            YAMLFlow.text(value.description)
        }
    }

    private static func text(of number: Number, as type: DeclaredType?, like old: String?) -> String {
        if type == .rate, old?.hasSuffix("%") ?? false { return number.percentText }
        return number.text(decimals: type == .money ? 2 : 0)
    }

    // MARK: - Lines

    /// The lines of a file, as its writer laid them out.
    private struct Lines {
        let bytes: [UInt8]

        init(_ file: SourceFile) { bytes = file.bytes }

        func isFlow(_ node: YAMLNode) -> Bool {
            bytes.indices.contains(node.span.start)
                && [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(bytes[node.span.start])
        }

        /// How many bytes stand before an offset in its line; before a key that is white space and a dash.
        func column(of offset: Int) -> Int {
            let start =
                bytes[..<min(offset, bytes.count)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
            return offset - start
        }

        /// Where the value of a key begins that has none.
        func behindColon(after key: SourceSpan) -> Range<Int> {
            let start = min(key.end, bytes.count)
            let place = bytes[start...].firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? start
            return place..<place
        }

        /// The column of the dash of a list's item.
        func dash(before span: SourceSpan) -> Int {
            let end = min(span.start, bytes.count)
            return bytes[..<end].lastIndex(of: UInt8(ascii: "-")).map(column) ?? column(of: end)
        }

        /// A line of its own behind the one on which something ends, with the same line end.
        func line(after span: SourceSpan, _ text: String, indented column: Int) -> Replacement {
            let last = max(span.start, span.end - 1)
            let newline = bytes[min(last, bytes.count)...].firstIndex(of: UInt8(ascii: "\n"))
            var end = newline ?? bytes.count
            let isCRLF = end > 0 && newline != nil && bytes[end - 1] == UInt8(ascii: "\r")
            if isCRLF { end -= 1 }
            return Replacement(
                range: end..<end,
                text: (isCRLF ? "\r\n" : "\n") + String(repeating: " ", count: column) + text)
        }
    }
}

extension YAMLNode {
    /// Whether nothing at all stands behind the key.
    fileprivate var isUnwritten: Bool { span.start == span.end }
}

extension YAMLEntry {
    /// Something that ends where the entry ends, as far as it is written: nothing behind a key stands nowhere.
    fileprivate var writtenSpan: SourceSpan {
        if value.isUnwritten { return keySpan }
        if let last = value.entries?.last, last.writtenSpan == last.keySpan { return last.keySpan }
        return value.span
    }
}
