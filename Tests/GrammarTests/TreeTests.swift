import Diagnostics
import FEELSyntax
import Testing

@Test func everySentenceReadsBackFromItsPrintedForm() throws {
    var (count, failures) = (0, [String]())
    try Sentences.forEach(seed: 20_180_919) { text, production in
        guard case .success(let tree) = Sentences.tree(text, as: production) else { return }
        count += 1
        let printed = tree.printed
        guard case .success(tree) = Sentences.tree(printed, as: production) else {
            failures.append("\(text.debugDescription) printed as \(printed.debugDescription)")
            return
        }
    }
    print("\(count) trees printed and read back, \(failures.count) as another tree")
    #expect(count > Sentences.count / 2)
    #expect(failures.isEmpty, "\(summary(failures))")
}

@Test func everyNodeCoversItsOwnTextAndHoldsItsParts() throws {
    var (count, failures) = (0, [String]())
    try Sentences.forEach(seed: 20_180_920) { text, production in
        guard case .success(let tree) = Sentences.tree(text, as: production) else { return }
        var check = SpanCheck(text)
        for root in tree.roots { check.visit(root) }
        count += check.count
        failures += check.complaints.map { "\($0) in \(text.debugDescription)" }
    }
    print("\(count) nodes, \(failures.count) with a wrong span")
    #expect(count > Sentences.count)
    #expect(failures.isEmpty, "\(summary(failures))")
}

@Test func theTextUnderARootReadsAsTheSameTree() throws {
    var (count, failures) = (0, [String]())
    try Sentences.forEach(seed: 20_180_921) { text, production in
        guard production == "expression", case .success(let tree) = Sentences.tree(text, as: production)
        else { return }
        let bytes = Array(text.utf8)
        for root in tree.roots {
            count += 1
            let part = String(decoding: bytes[root.span.start..<root.span.end], as: UTF8.self)
            if case .success(tree) = Sentences.tree(part, as: production) { continue }
            failures.append("\(part.debugDescription) of \(text.debugDescription)")
        }
    }
    #expect(count > Sentences.count / 2)
    #expect(failures.isEmpty, "\(summary(failures))")
}
