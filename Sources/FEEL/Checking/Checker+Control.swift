import Diagnostics
import FEELSyntax

/// `if`, `for`, `some`, `every` and function literals.
extension Checker {
    mutating func conditional(
        _ condition: Expression, _ then: Expression, _ otherwise: Expression,
        expecting expected: Expectation? = nil
    ) -> FEELType {
        self.condition(condition)
        let first = type(of: then, expecting: expected)
        return first.join(type(of: otherwise, expecting: expected)).bounded
    }

    /// Something that has to be true or false.
    mutating func condition(_ condition: Expression) {
        let type = type(of: condition)
        if !type.mayBeBoolean { report(.notACondition(type, at: place(condition.span))) }
        constant(condition)
    }

    mutating func iteration(
        _ iterators: [Expression.Iterator], _ yields: Expression, expecting expected: Expectation? = nil
    ) -> FEELType {
        bind(iterators)
        let partial = Frame(locals: ["partial": Frame.Local(type: .list(.any))])
        let item = inside(partial) { $0.type(of: yields, expecting: expected) }
        release(iterators)
        return FEELType.list(item).bounded
    }

    mutating func quantified(_ iterators: [Expression.Iterator], _ condition: Expression) -> FEELType {
        bind(iterators)
        self.condition(condition)
        release(iterators)
        return .boolean
    }

    /// Brings the variables of iterators into view; the domain of each sees those before it.
    private mutating func bind(_ iterators: [Expression.Iterator]) {
        for iterator in iterators {
            let local = Frame.Local(type: domain(iterator), span: iterator.nameSpan)
            open(Frame(locals: [iterator.name: local]))
        }
    }

    private mutating func release(_ iterators: [Expression.Iterator]) {
        for _ in iterators { close() }
    }

    /// What the variable of an iterator runs over (DMN §10.3.2.14).
    private mutating func domain(_ iterator: Expression.Iterator) -> FEELType {
        let start = type(of: iterator.domain)
        guard let end = iterator.end else { return domain(start, iterator) }
        let span = iterator.domain.span.union(end.span)
        let ends = [start, type(of: end)]
        if ends.allSatisfy({ $0.isNumber || $0 == .any }) {
            return .number(FEELType.join(ends).measure ?? .any)
        }
        if ends.allSatisfy({ $0 == .date || $0 == .any }) { return .date }
        report(.notIterable(.range(FEELType.join(ends)), at: place(span)))
        return .any
    }

    private mutating func domain(_ type: FEELType, _ iterator: Expression.Iterator) -> FEELType {
        guard case .range(let point) = type else { return type.item }
        let isRelation = if case .unaryRelation = iterator.domain.kind { true } else { false }
        if !isRelation, point.isNumber || point == .date || point.isOpen { return point }
        report(.notIterable(type, at: place(iterator.domain.span)))
        return .any
    }

    mutating func function(_ function: Expression.Function) -> FEELType {
        self.function(function, parameters: [], expecting: nil, warns: true)
    }

    /// A function handed over where one is expected: untyped parameters take the types that it will be called
    /// with.
    mutating func function(
        _ function: Expression.Function, _ parameters: [FEELType], _ result: FEELType,
        _ expected: Expectation,
        _ whole: Expression
    ) -> FEELType {
        let type = self.function(
            function, parameters: parameters, expecting: Expectation(result), warns: !expected.toleratesUnused
        )
        guard function.parameters.count != parameters.count else { return type }
        report(
            .functionShape(
                function.parameters.count, wanted: parameters.count, of: expected.role, at: place(whole.span))
        )
        return type
    }

    private mutating func function(
        _ function: Expression.Function, parameters given: [FEELType], expecting: Expectation?, warns: Bool
    ) -> FEELType {
        var frame = Frame()
        var types: [FEELType] = []
        for (index, parameter) in function.parameters.enumerated() {
            let inferred = given.indices.contains(index) ? given[index] : .any
            let type = parameter.type.map { written($0, parameter.nameSpan) } ?? inferred
            types.append(type)
            frame.locals[parameter.name] = Frame.Local(type: type, span: warns ? parameter.nameSpan : nil)
        }
        if function.isExternal { return .function(types, returns: .any) }
        let body = inside(frame) { $0.type(of: function.body, expecting: expecting) }
        return FEELType.function(types, returns: body).bounded
    }
}
