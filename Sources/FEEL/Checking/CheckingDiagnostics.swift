package import Diagnostics

/// What the checker says, in the order in which the manual lists it. What shows at run time just as well is
/// found in `FEELDiagnostics`: a division by zero, a text that is no date.
package enum CheckingDiagnostics {
    package static let all: [DiagnosticKind] = names + operators + measures + flow

    static let names = [
        unknownName, unknownEntry, unknownProperty, unknownType, notAFunction, unknownArgument, argumentCount,
        argumentType,
    ]
    static let operators = [operandKinds, comparedKinds, unordered, notIterable, repeatedKey]
    static let measures = [measureMismatch, typeMismatch, missingEntry, notAChoice, disjointChoices]
    static let flow = [notACondition, logicOperand, constantCondition, constantComparison, unusedLocal]
}
