import Analysis
import Diagnostics
import LocatedYAML
import Provisions
import Testing

private let rules = """
    title: 试行办法
    inputs:
      amount: { label: 金额, type: number }
    outputs:
      half: { label: 一半, type: number, formula: amount / 2 }
    """

private let tree = RuleTree(RuleSource(texts: ["d/p.yaml": rules]))

@Test func aVariantIsMadeReadyLikeThePolicy() throws {
    let source = try #require(tree.policySource("d/p", log: DiagnosticLog()))
    let entries = try #require(source.node.entries)
    let same = source.loaded(as: source.node)
    #expect(same.runnable?.rulesDigest == tree.policy("d/p").runnable?.rulesDigest)
    let without = YAMLNode(.mapping(entries.dropLast()), span: source.node.span, file: source.node.file)
    #expect(source.loaded(as: without).diagnostics.map(\.code).contains("yaml.missing-key"))
}
