import Diagnostics
import FEELSyntax
import Foundation
import Testing

/// Texts that nest by every construct there is: opening, innermost text, closing.
private let nestings: [(opening: String, core: String, closing: String)] = [
    ("(", "1", ")"), ("[", "1", "]"), ("{a: ", "1", "}"), ("f(", "1", ")"), ("f(p: ", "1", ")"),
    ("a[", "1", "]"),
    ("]1..", "1", "]"), ("[1..(", "1", ")]"), ("[1..a[", "1", "]]"), ("(..", "1", ")"),
    ("x in (1, (", "1", "))"), ("x in (", "1", ") + 1"),
    ("x between (", "1", ") and 2"), ("< ((", "1", "))"), ("if ", "true", " then 1 else 2"),
    ("if true then ", "1", " else 2"), ("if true then 1 else ", "1", ""), ("for i in ", "1", " return i"),
    ("for i in 1..", "1", " return i"), ("for i in x return ", "1", ""), ("some i in x satisfies ", "1", ""),
    ("function(p) ", "1", ""), ("- ", "1", ""), ("1 + ", "1", ""), ("1 ** -(", "1", ")"),
    ("a or b and c = 1 + 2 * (", "1", ")"),
    ("", "1", " = 1"), ("", "a", ".b"), ("", "a", "[1]"), ("", "a", "(1)"), ("", "a", " in b"),
    ("x instance of list<", "number", ">"), ("x instance of function<", "number", ">->number"),
    ("x instance of context<a: ", "number", ">"), ("not(", "1", ")"),
    ("a and -f(p: ", "1", ")"), ("a and -f(", "1", ")"), ("a and -{a: ", "1", "}"), ("a and -[1, ", "1", "]"),
    ("a and -(", "1", ")"), ("a and -if true then ", "1", " else 2"), ("a and -b[", "1", "]"),
    ("a and x in (", "1", ")"),
]

private func nested(_ nesting: (opening: String, core: String, closing: String), _ levels: Int) -> String {
    let isType = nesting.opening.hasPrefix("x instance of ")
    let opening = isType ? String(nesting.opening.dropFirst("x instance of ".count)) : nesting.opening
    return (isType ? "x instance of " : "") + String(repeating: opening, count: levels) + nesting.core
        + String(repeating: nesting.closing, count: levels)
}

/// Runs work on a thread whose stack has 512 KiB, the least a system gives.
private func onSmallStack(_ work: @escaping @Sendable () -> Void) {
    let finished = DispatchSemaphore(value: 0)
    let thread = Thread {
        work()
        finished.signal()
    }
    thread.stackSize = 512 * 1024
    thread.start()
    finished.wait()
}

private func code(_ text: String) -> String {
    do {
        let tree = try parsed(text)
        let printed = Printer.text(of: tree, names: testNames)
        guard try parsed(printed) == tree else { return "printed as something else: \(printed)" }
        return "\(tree.nesting <= Parser.depthLimit && tree.height <= Parser.heightLimit)"
    } catch { return error.code }
}

@Test func nestingAsFarAsTheLimitFitsOnASmallStack() {
    for nesting in nestings {
        for levels in [5, 25, 39, 75, 79, 85] {
            onSmallStack {
                let code = code(nested(nesting, levels))
                #expect(
                    code == "true" || levels >= 25 && code == "feel.too-deep",
                    "\(nesting), \(levels): \(code)")
            }
        }
    }
}

@Test func nestingBeyondTheLimitIsAnErrorAndNotAWait() {
    let clock = ContinuousClock()
    for nesting in nestings {
        onSmallStack {
            let time = clock.measure {
                #expect(code(nested(nesting, 10_000)) == "feel.too-deep", "\(nesting)")
            }
            #expect(time < .seconds(1), "\(nesting) took \(time)")
        }
        onSmallStack {
            let text = String(nested(nesting, 10_000).prefix(10_000 * max(1, nesting.opening.utf8.count)))
            let time = clock.measure { #expect(code(text).hasPrefix("feel."), "\(nesting), never closed") }
            #expect(time < .seconds(1), "\(nesting), never closed, took \(time)")
        }
    }
}

@Test func longChainsOfOperatorsAreAnErrorAndNotAWait() {
    for infix in ["+", "-", "*", "/", "**", "and", "or", "=", "+ -", "<"] {
        let chain = Array(repeating: "1", count: 100_000).joined(separator: " \(infix) ")
        onSmallStack { #expect(code(chain) == "feel.too-deep", "\(infix)") }
    }
}

@Test func chainsOfHundredsOfOperandsFitOnASmallStack() {
    for infix in [" + ", " - ", " * ", " / ", " ** ", " and ", " or ", " = ", " < ", "."] {
        for count in [100, 250, Parser.heightLimit] {
            let chain = Array(repeating: "a", count: count).joined(separator: infix)
            onSmallStack { #expect(code(chain) == "true", "\(count) operands joined by \(infix)") }
        }
        let longer = Array(repeating: "a", count: Parser.heightLimit + 1).joined(separator: infix)
        onSmallStack { #expect(code(longer) == "feel.too-deep", "\(infix)") }
    }
}

/// Each operator binds tighter than the one before, or must be in brackets: `(((a) + b) * c) - d …`.
@Test func bracketsInAChainArePrintedWhereTheyStood() throws {
    let tree = try parsed("((a + 1) * 2 - 3) ** 4 = 5 and (true or false)")
    #expect(Printer.text(of: tree, names: testNames) == "((a + 1) * 2 - 3) ** 4 = 5 and (true or false)")
    let relation = try parsed("(a or < 3) and (for i in a return i) + 1 = 2")
    #expect(Printer.text(of: relation, names: testNames) == "(a or < 3) and (for i in a return i) + 1 = 2")
}

@Test func longButFlatTextsAreRead() {
    let items = Array(repeating: "(1 + a)", count: 20_000).joined(separator: ", ")
    #expect(code("[\(items)]") == "true")
    #expect(code("x in (\(items))") == "true")
}

/// A `[` that closes an interval is first tried as a filter; so many tries must not add up.
@Test func manyIntervalsThatEndInABracketAreReadInTime() {
    let items = Array(repeating: "[1..a[", count: 20_000).joined(separator: ", ")
    let time = ContinuousClock().measure { #expect(code("[\(items)]") == "true") }
    #expect(time < .seconds(20), "\(time)")
}
