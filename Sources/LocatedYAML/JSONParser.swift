import Diagnostics

/// A cursor over JSON text; each method reads one production of RFC 8259 and throws what is wrong with it.
struct JSONParser {
    let file: SourceFile
    var position: Int
    /// What is wrong without ending the reading: duplicate keys.
    private(set) var diagnostics: [Diagnostic] = []
    private var nodeCount = 0

    /// Invariant: the file's bytes from `start` on are valid UTF-8.
    init(_ file: SourceFile, from start: Int) {
        self.file = file
        position = start
    }

    /// The file's one value.
    mutating func root() throws(Diagnostic) -> YAMLNode {
        skipSpace()
        guard peek() != nil else { throw .empty(file) }
        let root = try value(depth: 0)
        skipSpace()
        guard peek() == nil else {
            throw unexpected(
                "text goes on after the end of the value",
                help: isAtComment ? "JSON has no comments" : "a file holds one value: remove the rest")
        }
        return root
    }

    private mutating func value(depth: Int) throws(Diagnostic) -> YAMLNode {
        nodeCount += 1
        if nodeCount > ReadingLimits.nodes { throw .tooManyValues(at: here) }
        if diagnostics.count > ReadingLimits.diagnostics { throw .moreErrors(from: here) }
        switch peek() {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return YAMLNode(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
            return YAMLNode(try number())
        default: return YAMLNode(try word())
        }
    }

    private mutating func object(depth: Int) throws(Diagnostic) -> YAMLNode {
        let start = try enter(depth)
        var entries: [YAMLEntry] = []
        var seen: [String: SourceSpan] = [:]
        if !takeClosing("}") {
            repeat {
                let key = try key()
                try takeColon()
                let value = try value(depth: depth)
                if isNew(key, &seen) { entries.append(YAMLEntry(key: key, value: value)) }
            } while try takesComma(before: "}", openedAt: start)
        }
        return YAMLNode(.mapping(entries), span: SourceSpan(start, position), file: file)
    }

    private mutating func array(depth: Int) throws(Diagnostic) -> YAMLNode {
        let start = try enter(depth)
        var items: [YAMLNode] = []
        if !takeClosing("]") {
            repeat {
                items.append(try value(depth: depth))
            } while try takesComma(before: "]", openedAt: start)
        }
        return YAMLNode(.sequence(items), span: SourceSpan(start, position), file: file)
    }

    /// Passes an opening bracket and the space after it; answers where it stands.
    private mutating func enter(_ depth: Int) throws(Diagnostic) -> Int {
        if depth > ReadingLimits.depth { throw .tooDeep(at: here) }
        let start = position
        position += 1
        skipSpace()
        return start
    }

    private mutating func takeClosing(_ bracket: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: bracket) else { return false }
        position += 1
        return true
    }

    /// Passes a comma (true) or the closing bracket (false).
    private mutating func takesComma(before bracket: Unicode.Scalar, openedAt start: Int) throws(Diagnostic)
        -> Bool
    {
        skipSpace()
        if takeClosing(bracket) { return false }
        guard peek() == UInt8(ascii: ",") else { throw missingComma(bracket, openedAt: start) }
        let comma = SourceSpan(position, position + 1)
        position += 1
        skipSpace()
        if peek() == UInt8(ascii: bracket) {
            throw .json("a comma after the last item", at: place(comma), help: "remove it")
        }
        return true
    }

    private mutating func key() throws(Diagnostic) -> YAMLScalar {
        guard peek() == UInt8(ascii: "\"") else {
            throw unexpected(
                "expected a key here", upTo: endOfWord(),
                help: "write the key in ASCII double quotes: `\"key\": value`")
        }
        return try string()
    }

    private mutating func takeColon() throws(Diagnostic) {
        skipSpace()
        guard peek() == UInt8(ascii: ":") else {
            throw unexpected("expected `:` after the key", help: "write an ASCII colon between key and value")
        }
        position += 1
        skipSpace()
    }

    private mutating func isNew(_ key: YAMLScalar, _ seen: inout [String: SourceSpan]) -> Bool {
        guard let first = seen[key.text] else {
            seen[key.text] = key.span
            return true
        }
        diagnostics.append(.duplicateKey(key, first: place(first)))
        return false
    }

    // MARK: - The cursor

    func peek(_ distance: Int = 0) -> UInt8? {
        position + distance < file.bytes.count ? file.bytes[position + distance] : nil
    }

    private mutating func skipSpace() {
        while let byte = peek(), byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
            position += 1
        }
    }

    func place(_ span: SourceSpan) -> SourcePlace { SourcePlace(file, span) }

    private var isAtComment: Bool { peek() == UInt8(ascii: "/") || peek() == UInt8(ascii: "#") }

    /// The character at the position; at the end of the file, where its text ends.
    var here: SourcePlace {
        guard position < file.bytes.count else {
            let end = file.bytes.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
            return place(SourceSpan(end, end))
        }
        let length = UTF8Decoding.scalar(in: file.bytes, at: position)?.length ?? 0
        return place(SourceSpan(position, position + length))
    }
}
