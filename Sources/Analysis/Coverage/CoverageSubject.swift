import Diagnostics
import FEEL
import FEELSyntax
import Provisions

/// A policy as coverage looks at it: its plan, and every expression with what it is for.
struct CoverageSubject {
    let plan: PolicyPlan
    private(set) var expressions: [SitedExpression] = []

    /// An expression that cases are decided by.
    struct SitedExpression {
        enum Role {
            /// It decides: whether something applies, whether a record falls.
            case condition
            /// A requirement, which has an item of its own.
            case requirement
            case formula
        }

        let site: CoverageSite
        let tree: Expression
        let file: SourceFile
        let role: Role
    }

    init(_ plan: PolicyPlan) {
        self.plan = plan
        for test in plan.tests { add(test) }
        for input in plan.inputs { add(input) }
        for parameter in plan.parameters { add(parameter.on, .formula, site(of: parameter)) }
        for function in plan.functions { add(function) }
        for output in plan.outputs { add(output) }
        if let portfolio = plan.portfolio { add(portfolio) }
    }

    // MARK: - Sites

    func site(of test: PlannedTest) -> CoverageSite { site(test.marking, test.place, "") }

    func site(_ marking: Marking, _ place: SourcePlace, _ otherwise: String) -> CoverageSite {
        CoverageSite(
            owner: marking.label ?? marking.name ?? otherwise, provisions: marking.provisionIDs, place: place)
    }

    func site(of output: PlannedOutput) -> CoverageSite {
        let cited = output.output.citation.texts + output.output.rule.markings.flatMap(\.provisionIDs)
        return CoverageSite(
            owner: output.output.label ?? output.output.name, provisions: cited.unique,
            place: output.output.place)
    }

    func site(of parameter: PlannedParameter) -> CoverageSite {
        CoverageSite(
            owner: parameter.parameter.label ?? parameter.parameter.name,
            provisions: parameter.parameter.citation.texts, place: parameter.parameter.place)
    }

    // MARK: - Expressions

    private mutating func add(
        _ expression: PlannedExpression?, _ role: SitedExpression.Role, _ site: CoverageSite
    ) {
        guard let expression else { return }
        let file = expression.text.place.file
        expressions.append(SitedExpression(site: site, tree: expression.tree, file: file, role: role))
    }

    private mutating func add(_ value: PlannedValue?, _ site: CoverageSite) {
        if case .expression(let expression)? = value { add(expression, .formula, site) }
    }

    private mutating func add(_ test: PlannedTest) {
        add(test.appliesIf, .condition, site(of: test))
        switch test.condition {
        case .require(let expression), .exclude(let expression):
            add(expression, .requirement, site(of: test))
        case .known(let expression), .window(let expression, _, _):
            add(expression, .formula, site(of: test))
        }
    }

    /// - Parameter canBeAskedFor: whether a case can do without it where it is required. Of a record's field the condition is
    ///   looked at only where it is absent.
    private mutating func add(_ input: PlannedInput, canBeAskedFor: Bool = true) {
        let site = CoverageSite(
            owner: input.input.label ?? input.input.name, provisions: [], place: input.input.place)
        add(input.requiredIf, canBeAskedFor ? .condition : .formula, site)
        add(input.defaultValue, site)
        for field in input.fields { add(field, canBeAskedFor: field.input.mayBeUnknown) }
    }

    private mutating func add(_ function: PlannedFunction) {
        let declaration = function.declaration
        let site = CoverageSite(
            owner: declaration.label ?? declaration.name, provisions: declaration.citation.texts,
            place: declaration.place)
        add(function.expression, .formula, site)
    }

    /// What must hold in any case (`ensure`) is left out: that it does not is an error.
    private mutating func add(_ output: PlannedOutput) {
        let site = site(of: output)
        add(output.when, .condition, site)
        for value in [output.ineligible, output.undetermined, output.notApplicable] { add(value, site) }
        switch output.rule {
        case .formula(let expression), .byRecord(let expression): add(expression, .formula, site)
        case .scale(let scale): add(scale.base, .formula, site)
        case .amount(let amount): add(amount, output)
        case .table(let table): add(table, output)
        case .binding: break
        }
    }

    private mutating func add(_ amount: PlannedAmount, _ output: PlannedOutput) {
        let site = site(of: output)
        add(amount.base, .formula, site)
        add(amount.rate, .formula, site)
        for bound in amount.atMost + amount.atLeast {
            let place = self.site(bound.bound.marking, bound.bound.place, site.owner)
            add(bound.appliesIf, .condition, place)
            add(bound.value, place)
        }
    }

    private mutating func add(_ table: PlannedTable, _ output: PlannedOutput) {
        let site = site(of: output)
        for input in table.inputs { add(input, .formula, site) }
        add(table.noMatch, site)
        for row in table.rows {
            let place = self.site(row.row.marking, row.row.place, site.owner)
            for value in row.then { add(value, place) }
            for cell in row.cells.compactMap(\.self) { add(cell, place) }
        }
    }

    /// A cell that is more than a comparison with its column.
    private mutating func add(_ cell: PlannedTests, _ site: CoverageSite) {
        switch cell.tests.kind {
        case .any: break
        case .tests(let tests), .negated(let tests):
            for test in tests where !test.isPlainTest {
                expressions.append(
                    SitedExpression(site: site, tree: test, file: cell.text.place.file, role: .requirement))
            }
        }
    }

    private mutating func add(_ portfolio: PlannedPortfolio) {
        let whole = CoverageSite(
            owner: plan.policy.title, provisions: [], place: portfolio.portfolio.place)
        add(portfolio.amount, .formula, whole)
        for key in portfolio.order { add(key.by, .formula, whole) }
        for step in portfolio.steps {
            let site = site(step.step.marking, step.step.place, plan.policy.title)
            for key in step.order ?? [] { add(key.by, .formula, site) }
            add(step.appliesIf, .condition, site)
            add(step.rule, site)
        }
    }

    private mutating func add(_ rule: PlannedStepRule, _ site: CoverageSite) {
        if case .exclude(let when) = rule { return add(when, .requirement, site) }
        for expression in rule.expressions { add(expression, .formula, site) }
    }
}

extension Expression {
    /// A value, a range or a relation, which the cell's own item is about.
    fileprivate var isPlainTest: Bool {
        switch kind {
        case .binary, .membership, .between, .conditional, .call, .quantified, .filter: false
        default: true
        }
    }
}

extension Array where Element: Hashable {
    /// Each element once, where it first stands.
    var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
