import TestSupport

/// A scalar written at random, with what it means and where each character of that stands: known from the
/// writing, not from any reading.
struct GeneratedScalar {
    /// One character of the value, and its place in the source.
    struct Origin: Equatable {
        let character: Unicode.Scalar
        let start: Int
        let end: Int
    }

    private(set) var source = ""
    /// Every character that is neither space nor line end: where those stand is for the rules of folding to
    /// say.
    private(set) var origins: [Origin] = []

    /// Writes text that stands for itself.
    mutating func write(verbatim text: String) {
        for scalar in text.unicodeScalars { write(String(scalar), standingFor: scalar) }
    }

    /// Writes text that stands for a character.
    mutating func write(_ text: String, standingFor scalar: Unicode.Scalar) {
        let start = source.utf8.count
        source += text
        if scalar != " " && scalar != "\n" {
            origins.append(Origin(character: scalar, start: start, end: source.utf8.count))
        }
    }

    /// Writes what belongs to the YAML and not to the text.
    mutating func write(syntax text: String) { source += text }
}

/// Writes mappings of one key with a scalar in a given style.
struct ScalarWriter {
    private var generator: SeededGenerator
    private var scalar = GeneratedScalar()
    private var lineEnd = "\n"

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// `key: scalar` with the scalar in some style, some indentation, some line end.
    mutating func next() -> GeneratedScalar {
        scalar = GeneratedScalar()
        lineEnd = chance(4) ? "\r\n" : "\n"
        for depth in 0..<pick(0...2) { scalar.write(syntax: indent(depth * 2) + "键\(depth):\(lineEnd)") }
        let depth = scalar.source.split(whereSeparator: \.isNewline).count
        scalar.write(syntax: indent(depth * 2) + "text: ")
        switch pick(0...4) {
        case 0: flow(open: "", words: plainWord, indent: depth * 2 + 1)
        case 1: flow(open: "'", words: singleQuotedWord, indent: depth * 2 + 1)
        case 2: flow(open: "\"", words: doubleQuotedWord, indent: depth * 2 + 1)
        case 3: block("|", indent: depth * 2)
        default: block(">", indent: depth * 2)
        }
        if chance(2) { scalar.write(syntax: lineEnd + (chance(3) ? "# 注\(lineEnd)" : "")) }
        return scalar
    }

    /// Words with blanks and line ends between.
    private mutating func flow(open: String, words: (inout ScalarWriter) -> Void, indent: Int) {
        scalar.write(syntax: open)
        if !open.isEmpty, chance(4) { gap(indent) }
        for index in 0..<pick(1...8) {
            if index > 0 { gap(indent) }
            words(&self)
        }
        if !open.isEmpty, chance(4) { gap(indent) }
        scalar.write(syntax: open)
    }

    private mutating func gap(_ column: Int) {
        guard chance(3) else { return scalar.write(verbatim: indent(pick(1...3))) }
        scalar.write(syntax: indent(pick(0...2)))
        for _ in 0..<pick(1...3) { scalar.write(syntax: lineEnd + (chance(3) ? indent(pick(0...9)) : "")) }
        scalar.write(syntax: lineEnd + indent(column + pick(0...3)))
    }

    private static let pieces = [
        "a", "注册资本", "x1", "。", "𠮷", "é", "0.25", "≤", "（一）", "item.amount", "15%", "<=", "b:c", "d#e", "，",
        "：",
    ]

    private func plainWord(_ writer: inout ScalarWriter) {
        for _ in 0..<writer.pick(1...3) { writer.scalar.write(verbatim: writer.piece()) }
    }

    private func singleQuotedWord(_ writer: inout ScalarWriter) {
        for _ in 0..<writer.pick(1...3) {
            if writer.chance(4) { writer.scalar.write("''", standingFor: "'") }
            writer.scalar.write(verbatim: writer.chance(6) ? "\"# [\\" : writer.piece())
        }
    }

    private static let escapes: [(source: String, scalar: Unicode.Scalar)] = [
        ("\\\"", "\""), ("\\\\", "\\"), ("\\/", "/"), ("\\t", "\t"), ("\\u4e2d", "中"), ("\\x41", "A"),
        ("\\U00020BB7", "𠮷"), ("\\_", "\u{A0}"), ("\\L", "\u{2028}"), ("\\N", "\u{85}"), ("\\e", "\u{1B}"),
        ("\\n", "\n"), ("\\ ", " "),
    ]

    private func doubleQuotedWord(_ writer: inout ScalarWriter) {
        for _ in 0..<writer.pick(1...3) {
            if writer.chance(3), let escape = Self.escapes.randomElement(using: &writer.generator) {
                writer.scalar.write(escape.source, standingFor: escape.scalar)
            }
            writer.scalar.write(verbatim: writer.chance(6) ? "'# [" : writer.piece())
            if writer.chance(8) { writer.scalar.write(syntax: "\\" + writer.lineEnd + writer.indent(6)) }
        }
    }

    /// A block with some header, and lines of which some are empty and some further indented.
    private mutating func block(_ indicator: String, indent parent: Int) {
        let extra = pick(1...4)
        let startsIndented = chance(4)
        let chomping = ["", "-", "+"].randomElement(using: &generator) ?? ""
        scalar.write(syntax: indicator + chomping + (startsIndented || chance(4) ? String(extra) : ""))
        scalar.write(syntax: (chance(4) ? " # 注" : "") + lineEnd)
        for _ in 0..<pick(0...1) { scalar.write(syntax: indent(pick(0...extra + parent)) + lineEnd) }
        for index in 0..<pick(1...6) {
            scalar.write(syntax: indent(parent + extra))
            if index == 0 ? startsIndented : chance(3) { scalar.write(verbatim: indent(pick(1...3))) }
            for _ in 0..<pick(1...3) { scalar.write(verbatim: piece() + (chance(3) ? " " : "")) }
            scalar.write(syntax: lineEnd)
            if chance(3) { scalar.write(syntax: indent(pick(0...parent + extra)) + lineEnd) }
        }
    }

    private mutating func piece() -> String { Self.pieces.randomElement(using: &generator) ?? "a" }
    private mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    private mutating func chance(_ one: Int) -> Bool { pick(1...one) == 1 }
    private func indent(_ count: Int) -> String { String(repeating: " ", count: count) }
}
