import Diagnostics
package import FEEL
package import FEELSyntax

/// An expression of a rule file, parsed, checked and planned.
package struct PlannedExpression: Sendable {
    package let text: FEELText
    package let tree: Expression
    package let plan: Plan
    package let type: FEELType
}

/// Unary tests of a rule file, planned against the slot that they test.
package struct PlannedTests: Sendable {
    package let text: FEELText
    package let tests: UnaryTests
    package let plan: Plan
}

/// A value of a rule file, ready to be read.
package enum PlannedValue: Sendable {
    case constant(Value)
    case expression(PlannedExpression)

    /// The slots that it reads.
    package var reads: [Int] {
        switch self {
        case .constant: []
        case .expression(let expression): expression.plan.reads
        }
    }
}
