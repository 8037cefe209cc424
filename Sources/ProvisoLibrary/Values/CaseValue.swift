/// A value of a case or of a decision.
///
/// Literals make one: `true`, `3`, `"100000.30"`, `nil`, `["technology"]`, `["category": "device"]`. There is none for a
/// number with a point, since Swift would read it as binary floating point: write it as a text.
public enum CaseValue: Sendable, Hashable {
    /// Nothing: what is not known, or has not happened.
    case null
    /// True or false.
    case boolean(Bool)
    /// An exact number; money is in the unit that the input names.
    case number(DecimalNumber)
    /// A text. In a case it is read as its input is declared: `100000.30` or `5万元` as money, `15%` as a rate,
    /// `2019-01-10` as a date, an id as a choice. In a decision it is a text, a choice's id, or a time or a duration as
    /// ISO 8601 writes it.
    case text(String)
    /// A day.
    case date(Day)
    /// Values in order.
    case list([CaseValue])
    /// Values by name.
    case record(CaseRecord)

    /// An exact amount of money, such as `100000.30` or `5万元`. It is refused where the input asks for none, and where
    /// the text is none.
    public static func money(_ text: String) -> CaseValue { .text(text) }

    /// The number, where it is one.
    public var number: DecimalNumber? { if case .number(let number) = self { number } else { nil } }
    /// True or false, where it is one of them.
    public var boolean: Bool? { if case .boolean(let boolean) = self { boolean } else { nil } }
    /// The text, where it is one.
    public var text: String? { if case .text(let text) = self { text } else { nil } }
    /// The day, where it is one.
    public var date: Day? { if case .date(let date) = self { date } else { nil } }
    /// The items, where it is a list.
    public var items: [CaseValue]? { if case .list(let items) = self { items } else { nil } }
    /// The entries, where it is a record.
    public var record: CaseRecord? { if case .record(let record) = self { record } else { nil } }
    /// Whether it is nothing.
    public var isNull: Bool { self == .null }
}

extension CaseValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// Nothing.
    public init(nilLiteral: ()) { self = .null }
    /// True or false.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self = .number(DecimalNumber(value)) }
    /// A text, read as its input is declared.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A list.
    public init(arrayLiteral elements: CaseValue...) { self = .list(elements) }
    /// A record.
    public init(dictionaryLiteral elements: (String, CaseValue)...) { self = .record(CaseRecord(elements)) }
}

/// Values by name, in order.
public struct CaseRecord: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    /// One name with its value.
    public struct Entry: Sendable, Hashable {
        /// The input's or the field's name.
        public let name: String
        /// What it says.
        public let value: CaseValue
    }

    /// The entries in the order in which they were given.
    public private(set) var entries: [Entry]

    /// A name that comes twice is refused when the case is put to a policy.
    public init(_ entries: some Sequence<(String, CaseValue)>) {
        self.entries = entries.map { Entry(name: $0.0, value: $0.1) }
    }

    /// The entries of a literal.
    public init(dictionaryLiteral elements: (String, CaseValue)...) { self.init(elements) }

    /// The value of a name, nil where there is none. Setting one that is there replaces it; setting nil removes it.
    public subscript(name: String) -> CaseValue? {
        get { entries.last { $0.name == name }?.value }
        set {
            let index = entries.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): entries[index] = Entry(name: name, value: value)
            case (nil, let value?): entries.append(Entry(name: name, value: value))
            case (let index?, nil): entries.remove(at: index)
            case (nil, nil): break
            }
        }
    }
}
