import Testing

/// The repository speaks of the product alone.
@Test func noFileNamesAMachinePath() {
    let foreign = ["/" + "work/", "/" + "root/", "/" + "home/"]
    for (path, text) in SourceTree().swiftFiles(below: "Sources") + SourceTree().swiftFiles(below: "Tests") {
        for word in foreign { #expect(!text.contains(word), "\(path) names \(word)") }
    }
}

/// Long files are rare: each is one thought, or it is two files.
@Test func nineFilesInTenHaveAtMostThreeHundredLines() {
    let lengths = SourceTree().swiftFiles(below: "Sources").map {
        ($0.path, $0.text.split(separator: "\n", omittingEmptySubsequences: false).count)
    }
    let long = lengths.filter { $0.1 > 300 }
    #expect(long.count * 10 <= lengths.count, "\(long)")
}
