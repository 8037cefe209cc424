import FEELSyntax
import Testing

/// The spaces of FEEL text, set without touching anything else.
@Suite struct RespacingTests {
    private static let names = KnownNames([
        "a", "b", "a-b", "Loan amount", "date and time", "string length", "not", "count", "f", "list", "x",
    ])

    @Test func spacesAreSetAsThePrinterSetsThem() {
        let cases = [
            ("a+b", "a + b"), ("a  +   b", "a + b"), ("( a+b )*2", "(a + b) * 2"), ("a-b", nil),
            ("a -b", "a-b"),
            ("b-a", "b - a"), ("- a", "-a"), ("a*-b", "a * -b"), ("f( a,b )", "f(a, b)"), ("f (a)", "f(a)"),
            ("list [ a>1 ]", "list[a > 1]"), ("{a:1,b : 2}", "{a: 1, b: 2}"),
            ("{\"a b\" :1}", "{\"a b\": 1}"),
            ("if(a>1)then b else(a)", "if (a > 1) then b else (a)"), ("Loan   amount>=1", "Loan amount >= 1"),
            ("a in(1,2)", "a in (1, 2)"), ("a in [1 .. 2]", "a in [1..2]"), ("[1.. .5]", nil),
            ("for  i in 1..3 return i*a", "for i in 1..3 return i * a"),
            ("\"a  +b\"+\"c\"", "\"a  +b\" + \"c\""),
            ("x  instance   of list< number >", "x instance of list<number>"), ("a . b", "a.b"), ("a.b", nil),
            ("function( x )x+1", "function(x) x + 1"), ("function(x:number)x+1", "function(x: number) x + 1"),
            ("not (a)", "not(a)"), ("date  and time( \"x\" )", "date and time(\"x\")"), ("((a))", nil),
            ("a = 1 // why", nil), ("a  =\n 1", nil), ("a +", nil), ("]1 .. 2[", nil),
            ("a ** - 2", "a ** -2"),
            ("f(x:1)", "f(x: 1)"), ("[ ]", "[]"), ("a between 1 and  2", "a between 1 and 2"),
            ("a[1][ 2]", "a[1][2]"),
            ("some i in x satisfies(i>1)and true", "some i in x satisfies (i > 1) and true"),
        ]
        for (text, wanted) in cases {
            let given = Respacing.text(ofExpression: text, names: Self.names)
            #expect(given == wanted, "\(text)")
            if let given {
                #expect(Respacing.text(ofExpression: given, names: Self.names) == nil, "\(given)")
            }
        }
    }

    @Test func cellsAreSetToo() {
        let cases = [
            (">=1", ">= 1"), (">1,<  3", "> 1, < 3"), ("-", nil), ("not( 1,2 )", "not(1, 2)"),
            ("[1 .. 2)", "[1..2)"),
            ("?>1", "? > 1"), ("-1", nil), ("- 1", "-1"),
        ]
        for (text, wanted) in cases {
            #expect(Respacing.text(ofTests: text, names: Self.names) == wanted, "\(text)")
        }
    }

    /// Wherever the case files of expressions hold a text, its tree stays and a second time changes nothing.
    @Test func whatIsSetOnceStays() throws {
        var (changed, count) = (0, 0)
        for file in ["operators.cases", "literals.cases", "names.cases"] {
            for one in try CaseFile(file).cases {
                count += 1
                guard let set = Respacing.text(ofExpression: one.text, names: one.names) else { continue }
                changed += 1
                #expect(Respacing.text(ofExpression: set, names: one.names) == nil, "\(set)")
            }
        }
        #expect(count > 100 && changed > 5, "\(count), \(changed)")
    }
}
