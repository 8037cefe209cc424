import Diagnostics

/// Said of what YAML allows and a rule file does not.
extension Diagnostic {
    static func duplicateKey(_ key: YAMLScalar, first: SourcePlace) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.duplicateKey, "the key `\(excerpt(key.text))` stands twice in this mapping",
            at: key.place,
            notes: [Note("it stands first here", at: first)], help: "remove one of them, or rename it")
    }

    static func tab(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.tab, "a tab where only spaces are allowed", at: place,
            help: "replace it by spaces; let the editor insert spaces for tabs")
    }

    static func alias(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.alias,
            "`\(excerpt(text(at: place)))` is a YAML alias, which rule files do without",
            at: place, help: "write the content itself; put a text that begins with `*` in quotes")
    }

    /// An anchor or a tag, by its first character.
    static func property(at place: SourcePlace) -> Diagnostic {
        let shown = "`\(excerpt(text(at: place)))`"
        guard text(at: place).utf8.first == UInt8(ascii: "!") else {
            return Diagnostic(
                YAMLDiagnostics.anchor, "\(shown) is a YAML anchor, which rule files do without", at: place,
                help: "remove it; put a text that begins with `&` in quotes")
        }
        return Diagnostic(
            YAMLDiagnostics.tag, "\(shown) is a YAML tag, which rule files do without", at: place,
            help: "remove it: the key says the type; put a text that begins with `!` in quotes")
    }

    static func mergeKey(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.mergeKey, "`<<` is a YAML merge key, which rule files do without", at: place,
            help: "write the keys that were to be merged")
    }

    static func directive(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.directive,
            "`\(excerpt(text(at: place)))` is a YAML directive, which rule files do without",
            at: place, help: "remove the line")
    }

    static func severalDocuments(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.severalDocuments, "a second document begins here; a file holds one", at: place,
            help: "make it a file of its own, or remove the `---`")
    }

    static func complexKey(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.complexKey, "\(node.description) cannot be a key", at: node.place,
            help: "put the key in quotes, or write a line for each key")
    }

    static func emptyKey(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.emptyKey, "there is no key before the colon", at: place,
            help: "write the key; put a text that begins with `:` in quotes")
    }

    /// An entry of a flow mapping that is a text and nothing else.
    static func entryWithoutColon(_ key: YAMLScalar) -> Diagnostic {
        let hint = FullWidthHint.help(for: FullWidthHint.colon, in: key.file, key.span)
        return Diagnostic(
            YAMLDiagnostics.missingColon, "`\(excerpt(key.text))` is not `key: value`", at: key.place,
            help: hint ?? "write `key: value`")
    }

    static func emptyBlock(_ scalar: YAMLScalar) -> Diagnostic {
        let head = text(at: scalar.place)
        return Diagnostic(
            YAMLDiagnostics.emptyBlock, "no text follows `\(excerpt(head))`", at: scalar.place,
            help: head.utf8.first == UInt8(ascii: ">")
                ? "put a comparison in quotes: `\"\(excerpt(head))\"`; a block text begins on the next line, indented"
                : "a block text begins on the next line, indented")
    }

    static func hiddenSpace(_ scalar: Unicode.Scalar, at place: SourcePlace) -> Diagnostic {
        let code = String(scalar.value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code
        let name = scalar.value == 0x3000 ? "a full-width space" : "an invisible character"
        return Diagnostic(
            YAMLDiagnostics.hiddenSpace, "\(name) (U+\(padded)) is part of this text", at: place,
            help: "delete it, or put the text in quotes if it is wanted")
    }

    static func tooDeep(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.tooDeep, "nested more than \(ReadingLimits.depth) levels deep", at: place,
            help: "nest less; most often a bracket above is not closed")
    }

    private static func text(at place: SourcePlace) -> String { place.file.text(place.span) }
}
