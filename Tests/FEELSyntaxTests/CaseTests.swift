import Diagnostics
import FEELSyntax
import Testing

@Test func theTreesOfExpressionsAreAsTheCasesSay() throws {
    for name in ["names.cases", "literals.cases", "operators.cases"] {
        try check(CaseFile(name)) { one throws(Diagnostic) in try parsed(one.text, names: one.names).shape }
    }
}

@Test func theTestsOfCellsAreAsTheCasesSay() throws {
    try check(CaseFile("cells.cases")) { one throws(Diagnostic) in
        try parsedTests(one.text, names: one.names).shape
    }
}

/// What prints differently, and how the tree of every case reads back.
@Test func theCasesReadBackFromTheirPrintedForm() throws {
    for name in ["names.cases", "literals.cases", "operators.cases"] {
        let file = try CaseFile(name)
        for one in file.cases {
            guard let tree = try? parsed(one.text, names: one.names) else { continue }
            let printed = Printer.text(of: tree, names: one.names)
            #expect(
                (try? parsed(printed, names: one.names)) == tree, "\(name):\(one.line): printed \(printed)")
        }
    }
}

private func check(_ file: CaseFile, _ shape: (CaseFile.Case) throws(Diagnostic) -> String) {
    let mismatches = file.mismatches { one in
        do throws(Diagnostic) { return try shape(one) } catch { return "!! \(error.code)" }
    }
    #expect(!file.cases.isEmpty)
    #expect(
        mismatches.isEmpty,
        "\(mismatches.count) of \(file.cases.count)\n\(mismatches.joined(separator: "\n"))")
}
