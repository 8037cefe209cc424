import Diagnostics
import Foundation
import LocatedYAML
import Testing

@testable import Provisions

/// `Grammar/policy.schema.json` and the readers know the same keys.
@Test func theSchemaKnowsTheKeysThatTheReadersKnow() throws {
    let root = CaseFiles.folder.deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let path = root.appending(path: "Grammar/policy.schema.json").path
    let data = try #require(FileManager.default.contents(atPath: path))
    let schema = try #require(JSONReader.read(SourceFile(name: path, bytes: Array(data))).node)
    let definitions = try #require(schema["$defs"])
    let readers: [(String, YAMLNode?, [String])] = [
        ("policy", schema, PolicyReader.keys),
        ("input", definitions["input"], InputReader.keys),
        ("interpretation", definitions["interpretation"], InterpretationReader.keys),
        ("parameter", definitions["parameter"], ParameterReader.keys),
        ("requirement", definitions["requirement"], RequirementReader.requirementKeys),
        ("exclusion", definitions["exclusion"], RequirementReader.exclusionKeys),
        ("inForce", definitions["inForce"], RequirementReader.windowKeys),
        ("output", definitions["output"], OutputReader.keys + OutputKind.all.map(\.key)),
    ]
    for (name, node, keys) in readers {
        let properties = node?["properties"]?.entries?.map(\.keyText) ?? []
        #expect(Set(properties) == Set(keys), "\(name)")
    }
}

extension YAMLNode {
    fileprivate subscript(key: String) -> YAMLNode? { entries?.first { $0.keyText == key }?.value }
}
