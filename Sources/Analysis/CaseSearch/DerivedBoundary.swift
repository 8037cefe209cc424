import Diagnostics
import FEEL
import FEELSyntax
import Provisions

/// Two values that a rule compares, of which at least one is worked out: where they are equal the rule may change its mind.
struct DerivedBoundary {
    /// One of the two sides.
    enum Side {
        case tree(Expression)
        case value(Datum)
    }

    let left: Side
    let right: Side
    let text: FEELText
    /// The inputs that both sides depend on.
    let inputs: Set<Int>

    /// −1, 0 or 1 as the left side is less, equal or greater; nil where they cannot be compared.
    ///
    /// - Parameter evaluator: has decided the case.
    func sign(_ evaluator: PolicyEvaluator) -> Int? {
        guard let left = datum(left, evaluator), let right = datum(right, evaluator) else { return nil }
        return left.order(to: right)
    }

    private func datum(_ side: Side, _ evaluator: PolicyEvaluator) -> Datum? {
        switch side {
        case .value(let datum): datum
        case .tree(let tree): try? evaluator.value(of: tree, in: text.place.file)
        }
    }
}

extension Datum {
    fileprivate func order(to other: Datum) -> Int? {
        switch (self, other) {
        case (.number(let left), .number(let right)): left == right ? 0 : left < right ? -1 : 1
        case (.date(let left), .date(let right)): left == right ? 0 : left < right ? -1 : 1
        case (.dateTime(let left), .dateTime(let right)):
            left.isEqual(to: right) ? 0 : left.isBefore(right).map { $0 ? -1 : 1 }
        default: nil
        }
    }
}

/// Finds the boundaries of a policy: comparisons, intervals, cells, bounds of amounts, the window, brackets.
struct DerivedBoundaries {
    private let plan: PolicyPlan
    private let reach: InputReach
    private(set) var all: [DerivedBoundary] = []

    init(_ plan: PolicyPlan, _ reach: InputReach) {
        self.plan = plan
        self.reach = reach
        for text in plan.texts { add(text) }
        for test in plan.tests {
            guard case .window(let on, let from, let to) = test.condition else { continue }
            for day in [from, to].compactMap({ $0 }) { add(.tree(on.tree), .value(.date(day)), on.text) }
        }
        for output in plan.outputs { add(output) }
        for parameter in plan.parameters { add(parameter) }
    }

    private mutating func add(_ text: PlannedText) {
        switch text.form {
        case .expression(let expression):
            for (left, right) in expression.tree.comparisons { add(.tree(left), .tree(right), text.text) }
        case .tests(_, let tested?):
            for bound in text.trees.flatMap(\.bounds) { add(.tree(tested.tree), .tree(bound), text.text) }
        case .tests: break
        }
    }

    private mutating func add(_ output: PlannedOutput) {
        switch output.rule {
        case .amount(let amount):
            var product = amount.base.tree
            if let rate = amount.rate {
                product = Expression(.binary(.multiply, product, rate.tree), product.span)
            }
            for bound in amount.atMost + amount.atLeast {
                add(.tree(product), bound.value.side(plan), amount.base.text)
            }
        case .scale(let scale):
            for table in plan.parameters[scale.parameter].tables {
                for end in table.brackets.compactMap(\.end) {
                    add(.tree(scale.base.tree), .value(.number(end)), scale.base.text)
                }
            }
        case .formula, .table, .binding, .byRecord: break
        }
    }

    private mutating func add(_ parameter: PlannedParameter) {
        guard let on = parameter.on ?? plan.referenceDate?.expression else { return }
        for day in parameter.parameter.values.compactMap(\.from) {
            add(.tree(on.tree), .value(.date(day)), on.text)
        }
    }

    /// Only where every name is one of the policy's; what a loop or a record calls its own has no value outside.
    private mutating func add(_ left: DerivedBoundary.Side, _ right: DerivedBoundary.Side, _ text: FEELText) {
        var slots: [Int] = []
        for case .tree(let tree) in [left, right] {
            guard let read = tree.slots(in: plan.scope) else { return }
            slots += read
        }
        let inputs = reach.inputs(behind: slots)
        guard !inputs.isEmpty else { return }
        all.append(DerivedBoundary(left: left, right: right, text: text, inputs: inputs))
    }
}

extension PlannedValue {
    fileprivate func side(_ plan: PolicyPlan) -> DerivedBoundary.Side {
        switch self {
        case .constant(let value): .value(plan.datum(of: value))
        case .expression(let expression): .tree(expression.tree)
        }
    }
}

extension Expression {
    /// The two sides of every comparison in it.
    fileprivate var comparisons: [(Expression, Expression)] {
        var found: [(Expression, Expression)] = []
        var pending = [self]
        while let tree = pending.popLast() {
            switch tree.kind {
            case .binary(let infix, let left, let right) where infix.isComparison: found.append((left, right))
            case .between(let value, let low, let high): found += [(value, low), (value, high)]
            case .membership(let value, let tests): found += tests.flatMap(\.bounds).map { (value, $0) }
            case .call(let function, .positional(let arguments)) where arguments.count == 2:
                // What a minimum or maximum chooses between.
                if case .name(let name) = function.kind, name == "min" || name == "max" {
                    found.append((arguments[0], arguments[1]))
                }
            default: break
            }
            pending += tree.kind.parts
        }
        return found
    }

    /// What a test compares its value with.
    fileprivate var bounds: [Expression] {
        switch kind {
        case .unaryRelation(_, let bound): [bound]
        case .interval(let interval): [interval.start, interval.end]
        case .number, .at, .name: [self]
        default: []
        }
    }

    /// The slots of its names; nil where a name is not the policy's own.
    fileprivate func slots(in scope: Scope) -> [Int]? {
        var slots: [Int] = []
        var pending = [self]
        while let tree = pending.popLast() {
            switch tree.kind {
            case .name(let name):
                if let slot = scope.slot(of: name) {
                    slots.append(slot)
                } else if scope.builtins[name].isEmpty {
                    return nil
                }
            // They give names to things of their own; what is inside is not looked at alone anyway.
            case .iteration(let iterators, _), .quantified(_, let iterators, _):
                pending += iterators.flatMap(\.parts)
                continue
            case .filter(let list, _):
                pending.append(list)
                continue
            default: break
            }
            pending += tree.kind.parts
        }
        return slots
    }
}

extension BinaryOperator {
    /// Whether it says of two values which is greater, or whether they are equal.
    var isComparison: Bool {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
        case .or, .and, .add, .subtract, .multiply, .divide, .power: false
        }
    }
}
