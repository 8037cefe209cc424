package import FEEL

/// Writes JSON (RFC 8259) into a text, member by member, in the order in which it is told.
///
/// Numbers are written as the decimals they are, never through binary floating point. What is nested in a compact part
/// stands on one line; everything else gets a line and two spaces a level.
package struct JSONWriter {
    package enum Layout: Sendable {
        /// One line, no spaces but after `:` and `,`.
        case compact
        /// A line for each member.
        case indented
    }

    package private(set) var text = ""
    private var layout: Layout
    private var depth = 0
    private var isFirst = true

    package init(_ layout: Layout = .indented) { self.layout = layout }

    // MARK: - Scalars

    package mutating func null() { text += "null" }

    package mutating func boolean(_ boolean: Bool) { text += boolean ? "true" : "false" }

    package mutating func integer(_ integer: Int) { text += String(integer) }

    /// With at least so many places after the point; never rounded.
    package mutating func number(_ number: Number, decimals: Int = 0) {
        text += number.text(decimals: decimals)
    }

    /// A number as a reader of JSON has found it.
    package mutating func verbatim(_ number: String) { text += number }

    /// Null when there is none.
    package mutating func string(_ string: String?) {
        guard let string else { return null() }
        text += "\""
        if string.utf8.allSatisfy(Self.isPlain) {
            text += string
        } else {
            for scalar in string.unicodeScalars { text += Self.escaped(scalar) }
        }
        text += "\""
    }

    /// Whether a byte is certain to belong to nothing that is escaped: E2 may begin a line separator.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte != 0xE2
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case "\u{2028}", "\u{2029}", "\u{0}"..<" ", "\u{7F}": "\\u" + hex(scalar.value)
        default: String(scalar)
        }
    }

    private static func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: false)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    // MARK: - Structures

    /// `{…}`: the closure writes its members.
    package mutating func object(_ layout: Layout? = nil, _ members: (inout JSONWriter) -> Void) {
        nested("{", "}", layout, members)
    }

    /// `[…]`, an item for each element.
    package mutating func array<Items: Sequence>(
        _ items: Items, _ layout: Layout? = nil, _ item: (inout JSONWriter, Items.Element) -> Void
    ) {
        nested("[", "]", layout) { writer in
            for element in items {
                writer.separate()
                item(&writer, element)
            }
        }
    }

    /// A list of texts, on one line.
    package mutating func strings(_ strings: some Sequence<String>) {
        array(strings, .compact) { $0.string($1) }
    }

    /// One member of the object that is being written.
    package mutating func member(_ name: String, _ value: (inout JSONWriter) -> Void) {
        separate()
        string(name)
        text += ": "
        value(&self)
    }

    package mutating func member(_ name: String, _ value: String?) { member(name) { $0.string(value) } }

    private mutating func nested(
        _ open: String, _ close: String, _ inner: Layout?, _ content: (inout JSONWriter) -> Void
    ) {
        let outer = (layout, isFirst)
        layout = layout == .compact ? .compact : inner ?? layout
        isFirst = true
        depth += 1
        text += open
        content(&self)
        depth -= 1
        if !isFirst { breakLine() }
        text += close
        (layout, isFirst) = outer
    }

    private mutating func separate() {
        if !isFirst { text += layout == .compact ? ", " : "," }
        isFirst = false
        breakLine()
    }

    private mutating func breakLine() {
        guard layout == .indented else { return }
        text += "\n" + String(repeating: "  ", count: depth)
    }
}
