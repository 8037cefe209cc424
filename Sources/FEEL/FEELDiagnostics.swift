package import Diagnostics

/// Everything that can go wrong while an expression is evaluated, in the order in which the manual lists it.
///
/// What the checker can already say of a text keeps the checker's code when it only shows at run time.
package enum FEELDiagnostics {
    package static let all: [DiagnosticKind] = operands + calls + values + tables

    static let operands = [divisionByZero, noResult, nullOperand, wrongOperands, notComparable, notABoolean]
    static let calls = [wrongArguments, nullArgument, invalidArgument, invalidText, externalFunction]
    static let values = [noSuchEntry, wrongType, noLookupValue, limitExceeded]
    static let tables = [severalRules, rulesDisagree, noRule, valueNotAllowed, malformedTable]

    static let unknownName = CheckingDiagnostics.unknownName
    static let unknownType = CheckingDiagnostics.unknownType
    static let notAFunction = CheckingDiagnostics.notAFunction
    static let repeatedKey = CheckingDiagnostics.repeatedKey
    static let notIterable = CheckingDiagnostics.notIterable
}
