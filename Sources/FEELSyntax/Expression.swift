package import Diagnostics

/// The tree of a FEEL expression (DMN §10.3.1.2), as `Grammar/feel.ebnf` gives it.
///
/// Every node knows its span in the source file. Two trees are equal when they say the same, wherever they stand:
/// that is what `parse(print(tree)) == tree` compares.
package struct Expression: Sendable, Equatable {
    package let kind: Kind
    package let span: SourceSpan
    /// How many levels the tree has, 1 for a leaf; at most `Parser.heightLimit`.
    package let height: Int
    /// How many levels it has when a chain that nests to the left, `a + b + c` or `a.b.c`, counts as one; at most
    /// `Parser.depthLimit`. Whoever walks a tree may recurse so far, and takes chains in a loop.
    package let nesting: Int

    package init(_ kind: Kind, _ span: SourceSpan) {
        self.kind = kind
        self.span = span
        self.height = kind.height
        self.nesting = kind.nesting
    }

    package static func == (left: Expression, right: Expression) -> Bool { left.kind == right.kind }

    package indirect enum Kind: Sendable, Equatable {
        case null
        case boolean(Bool)
        /// As written; the planner turns it into a decimal.
        case number(String)
        /// Without quotes, escapes resolved.
        case string(String)
        /// The text of an at-literal `@"…"`: a date, time, date and time or duration.
        case at(String)
        /// A reference in normal form (spelling of the declaration when known, white space collapsed); `?` and `item` too.
        case name(String)
        case negation(Expression)
        case binary(BinaryOperator, Expression, Expression)
        case between(Expression, low: Expression, high: Expression)
        /// `x in test` and `x in (test, …)`: each test a value, a list, an interval or a `unaryRelation`.
        case membership(Expression, tests: [Expression])
        /// `< 10` standing alone: a unary test, or a range with one open side.
        case unaryRelation(BinaryOperator, Expression)
        case instanceOf(Expression, TypeReference)
        case path(Expression, name: String, nameSpan: SourceSpan)
        case filter(Expression, by: Expression)
        case call(Expression, Arguments)
        case interval(Interval)
        case list([Expression])
        case context([Entry])
        case function(Function)
        case conditional(Expression, then: Expression, otherwise: Expression)
        case iteration([Iterator], yields: Expression)
        case quantified(Quantifier, [Iterator], satisfies: Expression)
    }

    package enum Arguments: Sendable, Equatable {
        case positional([Expression])
        case named([NamedArgument])
    }

    package struct NamedArgument: Sendable, Equatable {
        package let name: String
        package let nameSpan: SourceSpan
        package let value: Expression

        package init(name: String, nameSpan: SourceSpan, value: Expression) {
            self.name = name
            self.nameSpan = nameSpan
            self.value = value
        }

        package static func == (left: Self, right: Self) -> Bool {
            left.name == right.name && left.value == right.value
        }
    }

    package struct Interval: Sendable, Equatable {
        package let start: Expression
        package let startIncluded: Bool
        package let end: Expression
        package let endIncluded: Bool

        package init(start: Expression, startIncluded: Bool, end: Expression, endIncluded: Bool) {
            self.start = start
            self.startIncluded = startIncluded
            self.end = end
            self.endIncluded = endIncluded
        }
    }

    package struct Entry: Sendable, Equatable {
        package let key: String
        package let keySpan: SourceSpan
        package let value: Expression

        package init(key: String, keySpan: SourceSpan, value: Expression) {
            self.key = key
            self.keySpan = keySpan
            self.value = value
        }

        package static func == (left: Self, right: Self) -> Bool {
            left.key == right.key && left.value == right.value
        }
    }

    package struct Parameter: Sendable, Equatable {
        package let name: String
        package let nameSpan: SourceSpan
        package let type: TypeReference?

        package init(name: String, nameSpan: SourceSpan, type: TypeReference?) {
            self.name = name
            self.nameSpan = nameSpan
            self.type = type
        }

        package static func == (left: Self, right: Self) -> Bool {
            left.name == right.name && left.type == right.type
        }
    }

    package struct Function: Sendable, Equatable {
        package let parameters: [Parameter]
        package let isExternal: Bool
        package let body: Expression

        package init(parameters: [Parameter], isExternal: Bool, body: Expression) {
            self.parameters = parameters
            self.isExternal = isExternal
            self.body = body
        }
    }

    /// `name in domain` or `name in domain..end`.
    package struct Iterator: Sendable, Equatable {
        package let name: String
        package let nameSpan: SourceSpan
        package let domain: Expression
        package let end: Expression?

        package init(name: String, nameSpan: SourceSpan, domain: Expression, end: Expression?) {
            self.name = name
            self.nameSpan = nameSpan
            self.domain = domain
            self.end = end
        }

        package static func == (left: Self, right: Self) -> Bool {
            left.name == right.name && left.domain == right.domain && left.end == right.end
        }
    }

    package enum Quantifier: String, Sendable { case some, every }
}

/// The infix operators, spelled as FEEL spells them.
package enum BinaryOperator: String, Sendable, CaseIterable {
    case or, and
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case power = "**"
}

/// A type as written after `instance of` or a parameter's colon.
package indirect enum TypeReference: Sendable, Equatable {
    /// A basic type or a user-defined one: `number`, `days and time duration`, `tLoan`, `a.b`.
    case named(String)
    case list(TypeReference)
    case range(TypeReference)
    case context([ContextEntry])
    case function([TypeReference], returns: TypeReference)

    package struct ContextEntry: Sendable, Equatable {
        package let name: String
        package let type: TypeReference

        package init(name: String, type: TypeReference) {
            self.name = name
            self.type = type
        }
    }
}

/// A cell of a decision table or an allowed-values text (DMN §7.3.4; `unaryTests` of the grammar). `?` is the value tested.
package struct UnaryTests: Sendable, Equatable {
    package let kind: Kind
    package let span: SourceSpan

    package init(_ kind: Kind, _ span: SourceSpan) {
        self.kind = kind
        self.span = span
    }

    package enum Kind: Sendable, Equatable {
        /// `-`
        case any
        case tests([Expression])
        /// `not( … )` around the whole text.
        case negated([Expression])
    }

    package static func == (left: UnaryTests, right: UnaryTests) -> Bool { left.kind == right.kind }
}
