/// A piece of FEEL text with its place: byte offsets into the text of the expression.
///
/// A name may be many tokens, or end inside what would be a number: the parser asks `KnownNames` before it takes a
/// word for a word.
struct Token: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        /// A run of name characters; may be a keyword.
        case word
        case number
        /// With its quotes.
        case string
        /// `@"…"`, all of it.
        case at
        case symbol(Symbol)
        case end
    }

    let kind: Kind
    let start: Int
    let end: Int
    /// Which keyword the word is, if it is one.
    var keyword: Keyword?
}

/// Punctuation and operators; where several fit, the longest counts.
enum Symbol: String, Sendable, CaseIterable {
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBracket = "["
    case closeBracket = "]"
    case openBrace = "{"
    case closeBrace = "}"
    case comma = ","
    case colon = ":"
    case dot = "."
    case dots = ".."
    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case power = "**"
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case arrow = "->"
}

/// The words that FEEL keeps for itself (DMN §10.3.1.2): none of them alone is a name, but a name may hold them.
enum Keyword: String, Sendable, CaseIterable {
    case `true`, `false`, null
    case `if`, `for`, some, every, function
    case and, or, `in`, between, instance, then, `else`, `return`, satisfies
    /// Only after a parameter list; elsewhere a name, but one that ends the words of an unknown name.
    case external

    /// Whether an unknown name stops before this word.
    var endsName: Bool {
        switch self {
        case .and, .or, .in, .between, .instance, .then, .else, .return, .satisfies, .external: true
        case .true, .false, .null, .if, .for, .some, .every, .function: false
        }
    }

    /// Whether the word begins a construct wherever an expression may start, even where a known name begins with it.
    var startsConstruct: Bool {
        switch self {
        case .if, .for, .some, .every, .function: true
        default: false
        }
    }

    /// Whether the word alone can never be a name.
    var isReserved: Bool { self != .external }
}
