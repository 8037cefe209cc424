package import Diagnostics

/// Everything the checker can say, in the order in which the manual lists it.
package enum CheckingDiagnostics {
    package static let all: [DiagnosticKind] = names + operators + measures + flow

    static let names = [
        unknownName, unknownEntry, unknownProperty, unknownType, notAFunction, unknownArgument, argumentCount,
        argumentType,
    ]
    static let operators = [temporalLiteral, operandKinds, divisionByZero, comparedKinds, unordered, notIterable, repeatedKey]
    static let measures = [measureMismatch, typeMismatch, missingEntry, notAChoice, disjointChoices]
    static let flow = [notACondition, logicOperand, constantCondition, constantComparison, unusedLocal]
}
