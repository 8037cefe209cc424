/// The productions of `Grammar/feel.ebnf`, by the names they have there: a test holds the two against each other.
package enum Production: String, Sendable, CaseIterable {
    // Texts
    case expression, unaryTests, tests

    // Operators
    case disjunction, conjunction, comparison, unaryRelation, comparisonTail, relation, membershipTests, test,
        additive, multiplicative, power, unary, typeTest

    // Operands
    case postfix, path, filter, call, arguments, namedArgument, primary, list, interval, intervalStart,
        intervalEnd, openInterval, closing, context, entry, key, ifExpression, forExpression, quantified,
        iterator, functionDefinition, parameter

    // Types
    case type, typeEntry, namedType, basicType, typeWord

    // Names
    case knownName, unknownName, pathName, variableName, definedName, plainWord

    // Characters
    case word, halfWidthWord, piece, reserved, nameEnd, nameStart, namePart, fullWidth, number, exponent,
        digits, digit, string, atLiteral, space, comment, trivia, end
}
