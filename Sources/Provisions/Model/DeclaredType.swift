package import FEEL

/// The type of an input, a parameter or an output, as a rule file declares it.
package indirect enum DeclaredType: Sendable, Hashable {
    case boolean, number, integer, money, rate, string
    case choice([Choice])
    case date, dateTime, time, dayTimeDuration, yearMonthDuration
    case list(DeclaredType)
    case record([Field])
    /// Text keys, all values of one type.
    case map(DeclaredType)
    /// A progressive scale's table.
    case brackets
    /// A definition's that does not state its type: what its formula gives.
    case open

    package struct Choice: Sendable, Hashable {
        package let id: String
        package let label: String?

        package init(id: String, label: String?) {
            self.id = id
            self.label = label
        }
    }

    /// A record's field; `input` says the rest, where the record is an input.
    package struct Field: Sendable, Hashable {
        package let name: String
        package let type: DeclaredType

        package init(name: String, type: DeclaredType) {
            self.name = name
            self.type = type
        }
    }

    /// The simple types by the word that a rule file uses.
    package static let words: [(word: String, type: DeclaredType)] = [
        ("boolean", .boolean), ("number", .number), ("integer", .integer), ("money", .money), ("rate", .rate),
        ("string", .string), ("date", .date), ("date and time", .dateTime), ("time", .time),
        ("days and time duration", .dayTimeDuration), ("years and months duration", .yearMonthDuration),
    ]

    /// The words of the types that need more than a word.
    package static let compoundWords = ["choice", "list", "record", "map", "brackets"]

    /// What the checker sees.
    package var feelType: FEELType {
        switch self {
        case .boolean: .boolean
        case .number, .integer: .number(.number)
        case .money: .number(.money)
        case .rate: .number(.rate)
        case .string: .string
        case .choice(let choices): .choice(choices.map(\.id))
        case .date: .date
        case .dateTime: .dateTime
        case .time: .time
        case .dayTimeDuration: .dayTimeDuration
        case .yearMonthDuration: .yearMonthDuration
        case .list(let item): .list(item.feelType)
        case .record(let fields): .context(fields.map { FEELType.Entry($0.name, $0.type.feelType) })
        case .map, .brackets, .open: .any
        }
    }

    package var isNumeric: Bool {
        switch self {
        case .number, .integer, .money, .rate: true
        default: false
        }
    }

    /// All values, where there are few: booleans and choices.
    package var finiteValues: [Datum]? {
        switch self {
        case .boolean: [.boolean(false), .boolean(true)]
        case .choice(let choices): choices.map { .string($0.id) }
        default: nil
        }
    }
}
