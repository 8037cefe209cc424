import Diagnostics
package import FEEL
package import FEELSyntax

/// An expression of a rule file, parsed, checked and planned.
package final class PlannedExpression: Sendable {
    package let text: FEELText
    package let tree: Expression
    package let plan: Plan
    package let type: FEELType

    init(text: FEELText, tree: Expression, plan: Plan, type: FEELType) {
        self.text = text
        self.tree = tree
        self.plan = plan
        self.type = type
    }
}

/// Unary tests of a rule file, planned against the slot that they test.
package final class PlannedTests: Sendable {
    package let text: FEELText
    package let tests: UnaryTests
    package let plan: Plan

    init(text: FEELText, tests: UnaryTests, plan: Plan) {
        self.text = text
        self.tests = tests
        self.plan = plan
    }
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
