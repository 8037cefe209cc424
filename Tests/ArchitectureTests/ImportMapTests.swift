import Testing

/// The map of targets, by their folders (`ProvisoLibrary` is the target `Proviso`): who may import whom. An arrow that is not here is a decision to take, not an import to add.
private let allowedImports: [String: Set<String>] = [
    "Diagnostics": [],
    "FEELSyntax": ["Diagnostics"],
    "FEEL": ["FEELSyntax", "Diagnostics", "Synchronization"],
    "LocatedYAML": ["Diagnostics", "CLibYAML"],
    "LocatedCSV": ["Diagnostics"],
    "Provisions": ["FEEL", "FEELSyntax", "LocatedYAML", "LocatedCSV", "Diagnostics"],
    "Analysis": ["Provisions", "FEEL", "FEELSyntax", "LocatedYAML", "LocatedCSV", "Diagnostics"],
    "Reports": ["Analysis", "Provisions", "FEEL", "FEELSyntax", "LocatedCSV", "Diagnostics"],
    "Batch": ["Reports", "Provisions", "FEEL", "FEELSyntax", "LocatedYAML", "LocatedCSV", "Diagnostics"],
    "ProvisoLibrary": ["Reports", "Provisions", "FEEL", "LocatedYAML", "Diagnostics", "Glibc"],
    "proviso": [
        "Proviso", "Batch", "Reports", "Analysis", "Provisions", "FEEL", "FEELSyntax", "LocatedYAML",
        "LocatedCSV",
        "Diagnostics",
        "ArgumentParser", "Synchronization",
        "Glibc",
        "FoundationEssentials",
    ],
]

@Test func everyImportIsOnTheMap() {
    let tree = SourceTree()
    var seen = 0
    for (target, allowed) in allowedImports {
        for (path, text) in tree.swiftFiles(below: "Sources/\(target)") {
            for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
                guard let module = importedModule(line) else { continue }
                seen += 1
                #expect(allowed.contains(module), "\(path) imports \(module)")
            }
        }
    }
    #expect(seen > 50, "the test found hardly any import: has the layout changed?")
}

@Test func theMapNamesEveryTarget() {
    let folders = Set(
        SourceTree().files(below: "Sources").compactMap { path in
            let parts = path.split(separator: "/")
            return parts.count > 2 ? String(parts[1]) : nil
        })
    #expect(folders.subtracting(["CLibYAML"]) == Set(allowedImports.keys))
}

private func importedModule(_ line: Substring) -> String? {
    let words = line.split(separator: " ")
    guard let at = words.firstIndex(of: "import"), at <= 1, at + 1 < words.count else { return nil }
    guard at == 0 || ["package", "public", "internal", "private"].contains(words[0]) else { return nil }
    return words[at + 1].split(separator: ".").first.map(String.init)
}
