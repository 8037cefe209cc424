import Diagnostics
import LocatedYAML

extension FuzzTarget {
    /// The YAML and the JSON reader.
    static let yaml = FuzzTarget(name: "yaml", fragments: yamlFragments) { bytes in
        let file = SourceFile(name: "<fuzz>", bytes: bytes)
        return complaints(YAMLReader.read(file), in: file) + complaints(JSONReader.read(file), in: file)
            + complaints(YAMLReader.readYAMLOrJSON(file), in: file)
    }

    private static func complaints(
        _ result: (node: YAMLNode?, diagnostics: [Diagnostic]), in file: SourceFile
    ) -> [String] {
        []
    }

    private static let yamlFragments = ["a", ": ", "\n", "- "]
}
