package import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML

/// Text of a rule file to a plan: parse, check, plan. What is wrong is reported at its place in the YAML.
extension PolicyPlanner {
    func expression(_ text: FEELText, _ expected: FEELType?, in inner: Scope? = nil) -> PlannedExpression? {
        let scope = inner ?? scope
        return parsed(text, scope).map { planned($0, text, expected, scope) }
    }

    /// The type of an expression, in silence: what is wrong with it is said when it is planned.
    func type(of text: FEELText) -> FEELType? {
        let names = scope.knownNames
        guard
            let tree = try? Parser.parse(
                text.text, names: names, file: text.place.file, origins: text.origins)
        else { return nil }
        var checker = Checker(scope: scope, file: text.place.file)
        return checker.check(tree)
    }

    private func parsed(_ text: FEELText, _ scope: Scope) -> Expression? {
        do {
            return try Parser.parse(
                text.text, names: scope.knownNames, file: text.place.file, origins: text.origins)
        } catch {
            log.report(error)
            return nil
        }
    }

    func planned(_ tree: Expression, _ text: FEELText, _ expected: FEELType?, _ scope: Scope)
        -> PlannedExpression
    {
        var checker = Checker(scope: scope, file: text.place.file)
        let type = checker.check(tree, expecting: expected)
        log.report(checker.diagnostics)
        let planner = Planner(scope: scope, heap: heap, file: text.place.file)
        return PlannedExpression(
            text: text, tree: tree, plan: planner.plan(planned(tree), tracing: isTracing), type: type)
    }

    func tests(_ text: FEELText, testing slot: Int, _ type: FEELType, in inner: Scope? = nil) -> PlannedTests?
    {
        let scope = inner ?? scope
        let opened = OpenRange(text.text)
        do {
            let tests = try Parser.parseUnaryTests(
                opened?.tests ?? text.text, names: scope.knownNames, file: text.place.file,
                origins: opened == nil ? text.origins : OriginMap.whole(text.place.span))
            return planned(tests, text, testing: slot, type, scope)
        } catch {
            log.report(error)
            return nil
        }
    }

    func planned(
        _ tests: UnaryTests, _ text: FEELText, testing slot: Int, _ type: FEELType, _ scope: Scope
    ) -> PlannedTests {
        var checker = Checker(scope: scope, file: text.place.file)
        checker.check(tests, input: type)
        log.report(checker.diagnostics)
        let planner = Planner(scope: scope, heap: heap, file: text.place.file)
        return PlannedTests(
            text: text, tests: tests, plan: planner.plan(tests, input: slot, tracing: isTracing))
    }

    func value(_ value: RuleValue, _ expected: FEELType?, in inner: Scope? = nil) -> PlannedValue? {
        switch value {
        case .literal(let datum, _): .constant(heap.value(of: datum.meant(in: timezone)))
        case .expression(let text): expression(text, expected, in: inner).map { .expression($0) }
        }
    }

    /// A declared function becomes the FEEL function literal that it is.
    func functionExpression(_ function: FunctionDeclaration) -> PlannedExpression? {
        var inner = scope
        for parameter in function.parameters { inner.declare(parameter.name.text, parameter.type.feelType) }
        let text = function.formula
        guard let body = parsed(text, inner) else { return nil }
        var checker = Checker(scope: inner, file: text.place.file)
        let type = checker.check(body, expecting: nil)
        log.report(checker.diagnostics)
        let parameters = function.parameters.map {
            Expression.Parameter(name: $0.name.text, nameSpan: $0.name.place.span, type: nil)
        }
        let tree = Expression(
            .function(Expression.Function(parameters: parameters, isExternal: false, body: body)), body.span)
        let planner = Planner(scope: scope, heap: heap, file: text.place.file)
        return PlannedExpression(
            text: text, tree: tree, plan: planner.plan(tree, tracing: isTracing), type: type)
    }
}

/// `[0..)` and `(..100]`: ranges open to one side, which the unary tests of FEEL write as `>= 0` and `<= 100`.
private struct OpenRange {
    let tests: String

    init?(_ text: String) {
        let text = text.trimmed
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            text.unicodeScalars.count > 4
        else { return nil }
        let inner = String(text.dropFirst().dropLast()).trimmed
        if inner.hasSuffix(".."), last == ")", first == "[" || first == "(" {
            tests = (first == "[" ? ">= " : "> ") + String(inner.dropLast(2)).trimmed
        } else if inner.hasPrefix(".."), first == "(", last == "]" || last == ")" {
            tests = (last == "]" ? "<= " : "< ") + String(inner.dropFirst(2)).trimmed
        } else {
            return nil
        }
    }
}

extension OriginMap {
    /// A text that was made from a span, all of it.
    package static func whole(_ span: SourceSpan) -> OriginMap {
        let run = Run(text: 0, file: span.start, fileLength: span.end - span.start, verbatim: false)
        return OriginMap(runs: [run], end: span.end)
    }
}

extension Scope {
    /// A slot that no expression can name.
    mutating func reserve(_ type: FEELType = .any) -> Int {
        declare("\(PolicyPlanner.reservedPrefix)\(slotCount)", type)
    }
}
