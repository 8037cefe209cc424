package import Diagnostics
package import FEEL

/// A fact that a policy asks for.
package struct Input: Sendable {
    package let name: String
    package let place: SourcePlace
    package let label: String?
    package let type: DeclaredType
    /// 元, 万元, 吨, 月 …: the factor is applied where a value enters.
    package let unit: Unit?
    package let defaultValue: RuleValue?
    package let isOptional: Bool
    package let mayBeUnknown: Bool
    package let requiredIf: FEELText?
    package let allowed: FEELText?
    /// Why no rule reads it.
    package let unread: String?
    /// The inputs of a record, or of a list's records, with what each is when absent.
    package let fields: [Input]
    /// For a choice between readings of the document.
    package let interpretation: Interpretation?

    init(
        name: String, place: SourcePlace, label: String?, type: DeclaredType, unit: Unit?,
        defaultValue: RuleValue?, isOptional: Bool, mayBeUnknown: Bool, requiredIf: FEELText?,
        allowed: FEELText?, unread: String?, fields: [Input], interpretation: Interpretation? = nil
    ) {
        self.name = name
        self.place = place
        self.label = label
        self.type = type
        self.unit = unit
        self.defaultValue = defaultValue
        self.isOptional = isOptional
        self.mayBeUnknown = mayBeUnknown
        self.requiredIf = requiredIf
        self.allowed = allowed
        self.unread = unread
        self.fields = fields
        self.interpretation = interpretation
    }
}

/// A unit of an input or a parameter. Money units convert to 元; others are names.
package struct Unit: Sendable, Hashable {
    package let name: String
    /// How many of the base unit it is.
    package let factor: Number

    package static let money: [String: Int] = [
        "元": 1, "千元": 1_000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000,
    ]

    package init(_ name: String) {
        self.name = name
        factor = Number(Self.money[name] ?? 1)
    }
}
