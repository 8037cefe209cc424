import Diagnostics
import FEEL
import FEELSyntax
import Testing

/// Laws of types: conformance, joins and the table of measures.
@Suite struct CheckerTypeTests {
    private static let types: [FEELType] = {
        let measures = FEELType.Measure.allCases.map(FEELType.number)
        let points: [FEELType] = [.date, .time, .dateTime, .dayTimeDuration, .yearMonthDuration]
        let simple: [FEELType] = [.any, .null, .boolean, .string, .choice(["a", "b"]), .choice(["b", "c"])]
        let contexts: [FEELType] = [
            .context([]), .context([.init("a", .money)]), .context([.init("a", .string), .init("b", .date)]),
        ]
        let base = measures + points + simple + contexts
        return base + base.map(FEELType.list) + base.map(FEELType.range) + [
            .function([.money], returns: .boolean)
        ]
    }()

    @Test func everyTypeAcceptsItself() {
        for type in Self.types { #expect(type.accepts(type), "\(type)") }
    }

    @Test func aJoinDoesNotDependOnTheOrder() {
        for left in Self.types {
            for right in Self.types {
                #expect(Self.same(left.join(right), right.join(left)), "\(left) and \(right)")
            }
        }
    }

    /// What may be right of one side may be right of either. Null and the number of a literal are left out:
    /// they give way to the other side, which is what they are for.
    @Test func whatAcceptsASideAcceptsTheJoin() {
        let yielding: Set<FEELType> = [.null, .number]
        let settled = Self.types.filter { !yielding.contains($0) && !yielding.contains($0.member) }
        for left in settled {
            for right in settled {
                let join = left.join(right)
                for wanted in Self.types where wanted.accepts(left) {
                    #expect(wanted.accepts(join), "\(wanted) accepts \(left), not its join with \(right)")
                }
            }
        }
    }

    @Test func joiningTwiceChangesNothing() {
        for type in Self.types { #expect(type.join(type) == type) }
    }

    @Test func nothingIsSaidAgainstWhatIsNotKnown() {
        let operators: [BinaryOperator] = [.add, .subtract, .multiply, .divide, .power]
        for type in Self.types {
            #expect(type.equality(with: .any) == .fine)
            #expect(type.accepts(.any) && type.accepts(.null) && FEELType.any.accepts(type))
            for operation in operators {
                let results = [
                    type.result(of: operation, with: .any), FEELType.any.result(of: operation, with: type),
                ]
                for result in results {
                    #expect(result != .wrongMeasures || type == .money && operation == .power)
                }
            }
        }
    }

    @Test func measuresAddAndMultiplyInEitherOrder() {
        for left in FEELType.Measure.allCases {
            for right in FEELType.Measure.allCases {
                #expect(left.sum(right) == right.sum(left))
                #expect(left.product(right) == right.product(left))
                #expect(left.join(right) == right.join(left))
            }
        }
    }

    /// Where a quotient is known, multiplying by the divisor leads back to something of the same measure.
    @Test func aQuotientTimesItsDivisorIsTheDividend() {
        for dividend in FEELType.Measure.allCases {
            for divisor in FEELType.Measure.allCases {
                guard let quotient = dividend.quotient(divisor), let product = quotient.product(divisor)
                else {
                    continue
                }
                #expect(product.goes(with: dividend), "\(dividend) / \(divisor) * \(divisor) is \(product)")
            }
        }
    }

    @Test func aTypeOfExponentialSizeIsGivenUp() {
        var type = FEELType.money
        for _ in 0..<64 { type = FEELType.context([.init("a", type), .init("b", type)]).bounded }
        #expect(type.join(type) == type)
    }

    @Test func typesAreNamedInBothLanguages() {
        #expect(FEELType.list(.money).description(in: .zh) == "金额的列表")
        #expect(FEELType.list(.money).description(in: .en) == "list of money")
        #expect(FEELType.choice(["大型", "中型"]).description(in: .zh) == "选项 \"大型\"、\"中型\"")
        #expect(FEELType.date.description(in: .zh) == "日期")
        #expect(
            FEELType.function([.string], returns: .rate).description(in: .en)
                == "function (string) giving rate")
    }

    @Test func writtenTypesAreReadWithTheirAliases() {
        #expect(FEELType(.list(.named("yearMonthDuration"))) == .list(.yearMonthDuration))
        #expect(FEELType(.named("dateTime")) == FEELType(.named("date and time")))
        #expect(FEELType(.context([.init(name: "a", type: .named("Any"))])) == .context([.init("a", .any)]))
        #expect(FEELType(.named("tLoan")) == nil)
        #expect(FEELType(.list(.named("tLoan"))) { $0 == "tLoan" ? .money : nil } == .list(.money))
    }

    /// Equal up to the order of choices and entries.
    private static func same(_ left: FEELType, _ right: FEELType) -> Bool {
        switch (left, right) {
        case (.choice(let a), .choice(let b)): Set(a) == Set(b)
        case (.list(let a), .list(let b)), (.range(let a), .range(let b)): same(a, b)
        case (.context(let a), .context(let b)): Set(a.map(\.name)) == Set(b.map(\.name))
        default: left == right
        }
    }
}

extension FEELType {
    fileprivate var member: FEELType {
        switch self {
        case .list(let member), .range(let member): member
        default: self
        }
    }
}
