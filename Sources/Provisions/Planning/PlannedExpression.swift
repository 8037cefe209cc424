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

    /// The value without a share in its ownership.
    var quick: QuickValue {
        switch self {
        case .constant(let value): QuickValue(constant: value, handle: nil)
        case .expression(let expression): QuickValue(constant: .null, handle: expression.plan.handle)
        }
    }

    /// The slots that it reads.
    package var reads: [Int] {
        switch self {
        case .constant: []
        case .expression(let expression): expression.plan.reads
        }
    }
}

/// A planned value in plain words, which somebody else keeps alive.
struct QuickValue: Sendable {
    let constant: Value
    let handle: PlanHandle?
}

/// A bound of an amount in plain words.
struct QuickBound: Sendable {
    let isCeiling: Bool
    let isConditional: Bool
    let value: QuickValue

    init(_ bound: PlannedAmount.Bound, isCeiling: Bool) {
        self.isCeiling = isCeiling
        isConditional = bound.appliesIf != nil
        value = bound.value.quick
    }
}
