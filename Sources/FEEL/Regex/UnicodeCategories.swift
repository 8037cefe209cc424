/// Sets of general categories of Unicode: a bit for each.
enum UnicodeCategories {
    private static let names: [(name: String, category: Unicode.GeneralCategory)] = [
        ("Lu", .uppercaseLetter), ("Ll", .lowercaseLetter), ("Lt", .titlecaseLetter), ("Lm", .modifierLetter),
        ("Lo", .otherLetter), ("Mn", .nonspacingMark), ("Mc", .spacingMark), ("Me", .enclosingMark),
        ("Nd", .decimalNumber), ("Nl", .letterNumber), ("No", .otherNumber), ("Pc", .connectorPunctuation),
        ("Pd", .dashPunctuation), ("Ps", .openPunctuation), ("Pe", .closePunctuation),
        ("Pi", .initialPunctuation), ("Pf", .finalPunctuation), ("Po", .otherPunctuation),
        ("Sm", .mathSymbol),
        ("Sc", .currencySymbol), ("Sk", .modifierSymbol), ("So", .otherSymbol), ("Zs", .spaceSeparator),
        ("Zl", .lineSeparator), ("Zp", .paragraphSeparator), ("Cc", .control), ("Cf", .format),
        ("Co", .privateUse), ("Cn", .unassigned),
    ]

    private static let bits: [Unicode.GeneralCategory: UInt32] = {
        var bits: [Unicode.GeneralCategory: UInt32] = [:]
        for (index, entry) in names.enumerated() { bits[entry.category] = 1 << UInt32(index) }
        return bits
    }()

    /// The category of a character; a single bit.
    static func bit(of scalar: Unicode.Scalar) -> UInt32 { bits[scalar.properties.generalCategory] ?? 0 }

    /// The categories that a name stands for, such as `Lu` or `L`; nil when it stands for none.
    static func set(named name: some StringProtocol) -> UInt32? {
        guard (1...2).contains(name.count) else { return nil }
        let set = names.enumerated().reduce(UInt32(0)) { set, entry in
            entry.element.name.hasPrefix(name) ? set | 1 << UInt32(entry.offset) : set
        }
        return set == 0 ? nil : set
    }
}
