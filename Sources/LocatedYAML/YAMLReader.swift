package import Diagnostics

/// Reads a rule file: YAML without the parts that hide something.
///
/// Refused, each with its place: duplicate keys, tabs, anchors and aliases, merge keys, tags, directives, a
/// second document, keys that are not scalars, and everything libyaml cannot read.
package enum YAMLReader {
    /// The root node and everything there is to say, in the order of the file.
    ///
    /// Refused constructs are all reported and leave a node behind, so that a caller can go on and find
    /// more; after a syntax error there is no node. A duplicate key's second entry is left out.
    package static func read(_ file: SourceFile) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
        let check = SourceTextCheck(file, refusesControls: true)
        guard check.diagnostics.isEmpty else { return (nil, inFileOrder(check.diagnostics)) }
        if let flood = directiveFlood(file) { return (nil, [flood]) }
        guard let events = EventStream(file.bytes, from: check.start) else { return (nil, [.noMemory(file)]) }
        var composer = Composer(file, events)
        let (node, stop) = compose(&composer)
        var diagnostics = composer.diagnostics
        diagnostics +=
            TabCheck(file, tokens: composer.scalarTokens, upTo: stop?.end ?? file.bytes.count).diagnostics
        if let stop { diagnostics.append(stop.diagnostic) }
        return (stop == nil ? node : nil, inFileOrder(diagnostics))
    }

    /// Reads JSON if the name ends in `.json`, or if the text starts with `{` or `[` and is JSON; YAML
    /// otherwise.
    package static func readYAMLOrJSON(_ file: SourceFile) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
        if file.name.utf8.suffix(5).elementsEqual(".json".utf8) { return JSONReader.read(file) }
        guard startsLikeJSON(file.bytes) else { return read(file) }
        let json = JSONReader.read(file)
        return json.node == nil ? read(file) : json
    }

    /// Said of a file with more directives than libyaml can take in a reasonable time; nil for any other
    /// file.
    private static func directiveFlood(_ file: SourceFile) -> Diagnostic? {
        let lines = (1...file.lineCount).lazy.map { file.spanOfLine($0) }
        let directives = lines.filter { file.bytes[$0.start..<$0.end].first == UInt8(ascii: "%") }
        return directives.dropFirst(ReadingLimits.directives).first.map {
            .directive(at: SourcePlace(file, $0))
        }
    }

    private static func startsLikeJSON(_ bytes: [UInt8]) -> Bool {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let first = text.first { $0 > UInt8(ascii: " ") }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// The root; or why reading ended early, and where.
    private static func compose(_ composer: inout Composer) -> (
        YAMLNode?, (diagnostic: Diagnostic, end: Int)?
    ) {
        let file = composer.file
        do {
            guard let root = try composer.compose(), !isEmpty(root) else {
                return (nil, (.empty(file), file.bytes.count))
            }
            return (root, nil)
        } catch {
            return (nil, explain(error, in: file))
        }
    }

    private static func explain(_ stop: Composer.Stop, in file: SourceFile) -> (
        diagnostic: Diagnostic, end: Int
    ) {
        switch stop {
        case .syntax(let problem): (.syntax(problem, in: file), problem.offset)
        case .limit(let diagnostic): (diagnostic, diagnostic.place?.span.start ?? 0)
        }
    }

    /// A document of comments only has an empty plain scalar for its root.
    private static func isEmpty(_ root: YAMLNode) -> Bool {
        root.span.start == root.span.end && root.scalar?.style == .plain
    }

    /// Sorted by place, said once each, and not without end.
    static func inFileOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        var seen = Set<Diagnostic>()
        let distinct = diagnostics.filter { seen.insert($0).inserted }
        let sorted = distinct.enumerated()
            .sorted { (offset($0.element), $0.offset) < (offset($1.element), $1.offset) }
            .map(\.element)
        guard sorted.count > ReadingLimits.diagnostics, let place = sorted[ReadingLimits.diagnostics].place
        else {
            return sorted
        }
        return sorted.prefix(ReadingLimits.diagnostics) + [.moreErrors(from: place)]
    }

    private static func offset(_ diagnostic: Diagnostic) -> Int { diagnostic.place?.span.start ?? 0 }
}
