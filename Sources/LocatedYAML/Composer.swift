import Diagnostics

/// Puts nodes together from libyaml's events, and reports what YAML allows and a rule file does not.
struct Composer: ~Copyable {
    /// Why reading ends before the end of the file.
    enum Stop: Error {
        case syntax(SyntaxProblem)
        case limit(Diagnostic)
    }

    let file: SourceFile
    /// In the order of reading.
    var diagnostics: [Diagnostic] = []
    /// The tokens of all scalars, for whoever looks at what lies between: in the order of the file.
    var scalarTokens: [ScalarToken] = []
    private var events: EventStream
    private var nodeCount = 0

    init(_ file: SourceFile, _ events: consuming EventStream) {
        self.file = file
        self.events = events
    }

    /// The root of the file's one document; nil if there is none.
    mutating func compose() throws(Stop) -> YAMLNode? {
        var root: YAMLNode?
        var documents = 0
        while true {
            let event = try next()
            switch event.kind {
            case .documentStart:
                documents += 1
                if documents == 2 { throw .limit(.severalDocuments(at: place(event.span))) }
                if event.hasDirectives { reportDirectives(before: event.span.end) }
            case .documentEnd, .streamStart: continue
            case .streamEnd: return root
            default: root = try node(event, depth: 0)
            }
        }
    }

    private mutating func next() throws(Stop) -> YAMLEvent {
        if diagnostics.count > ReadingLimits.diagnostics, let place = diagnostics.last?.place {
            throw .limit(.moreErrors(from: place))
        }
        do { return try events.next() } catch { throw .syntax(error) }
    }

    /// The node that begins with an event.
    private mutating func node(_ event: YAMLEvent, depth: Int) throws(Stop) -> YAMLNode {
        nodeCount += 1
        if nodeCount > ReadingLimits.nodes { throw .limit(.tooManyValues(at: place(event.span))) }
        switch event.kind {
        case .sequenceStart: return try sequence(event, depth: depth + 1)
        case .mappingStart: return try mapping(event, depth: depth + 1)
        case .alias: return alias(event)
        case .scalar(let text, let style): return YAMLNode(scalar(text, style, event))
        default: return YAMLNode(scalar("", .plain, event))
        }
    }

    private mutating func sequence(_ start: YAMLEvent, depth: Int) throws(Stop) -> YAMLNode {
        let begin = try enter(start, depth)
        var items: [YAMLNode] = []
        while true {
            let event = try next()
            if case .sequenceEnd = event.kind {
                let span = span(from: begin, event.span, last: items.last?.span)
                return YAMLNode(.sequence(items), span: span, file: file)
            }
            items.append(try node(event, depth: depth))
        }
    }

    private mutating func mapping(_ start: YAMLEvent, depth: Int) throws(Stop) -> YAMLNode {
        let begin = try enter(start, depth)
        var entries: [YAMLEntry] = []
        var seen: [String: SourceSpan] = [:]
        var last: SourceSpan?
        while true {
            let event = try next()
            if case .mappingEnd = event.kind {
                return YAMLNode(
                    .mapping(entries), span: span(from: begin, event.span, last: last), file: file)
            }
            let key = try key(event, depth: depth)
            let value = try node(next(), depth: depth)
            last = value.span
            if let key, !hasColon(after: key, value) { diagnostics.append(.entryWithoutColon(key)) }
            if let key, isNew(key, &seen) { entries.append(YAMLEntry(key: key, value: value)) }
        }
    }

    /// Checks depth and properties of a collection; answers where it begins.
    private mutating func enter(_ event: YAMLEvent, _ depth: Int) throws(Stop) -> Int {
        if depth > ReadingLimits.depth { throw .limit(.tooDeep(at: place(event.span))) }
        guard event.hasProperties else { return event.span.start }
        return reportProperties(event)
    }

    /// From the first byte to the closing bracket; without brackets, to the last value's end.
    private func span(from start: Int, _ end: SourceSpan, last: SourceSpan?) -> SourceSpan {
        SourceSpan(start, end.end > end.start ? end.end : last?.end ?? end.end)
    }

    // MARK: - Keys

    /// A mapping's key; nil, with the reason reported, if it cannot be one.
    private mutating func key(_ event: YAMLEvent, depth: Int) throws(Stop) -> YAMLScalar? {
        guard case .scalar(let text, let style) = event.kind else {
            let node = try node(event, depth: depth)
            if case .alias = event.kind { return nil }
            diagnostics.append(.complexKey(node))
            return nil
        }
        let key = scalar(text, style, event, isKey: true)
        if style == .plain, text.isEmpty {
            diagnostics.append(.emptyKey(at: key.place))
        } else if style == .plain, text == "<<" {
            diagnostics.append(.mergeKey(at: key.place))
        } else {
            return key
        }
        return nil
    }

    /// `{ a, b: 1 }` gives `a` an empty value without a word; only where a colon stands is there a value.
    private func hasColon(after key: YAMLScalar, _ value: YAMLNode) -> Bool {
        guard value.span.start == value.span.end, value.isNull else { return true }
        let end = NodeProperties(in: file.bytes, from: key.span.end, upTo: file.bytes.count).end
        return end < file.bytes.count && file.bytes[end] == UInt8(ascii: ":")
    }

    private mutating func isNew(_ key: YAMLScalar, _ seen: inout [String: SourceSpan]) -> Bool {
        guard let first = seen[key.text] else {
            seen[key.text] = key.span
            return true
        }
        diagnostics.append(.duplicateKey(key, first: place(first)))
        return false
    }

    // MARK: - Scalars

    private mutating func scalar(
        _ text: String, _ style: ScalarStyle, _ event: YAMLEvent, isKey: Bool = false
    ) -> YAMLScalar {
        let token = SourceSpan(
            event.hasProperties ? reportProperties(event) : event.span.start, event.span.end)
        scalarTokens.append(ScalarToken(span: token, style: style))
        let map = ScalarOrigins.map(of: text, style: style, in: file.bytes, at: token)
        let span = SourceSpan(token.start, endOfText(token, style))
        let scalar = YAMLScalar(
            text: text, style: style, origins: map ?? .coarse(token), originsAreExact: map != nil, span: span,
            file: file)
        if scalar.isEmptyBlock { diagnostics.append(.emptyBlock(scalar)) }
        if let hidden = scalar.hiddenCharacter(isKey: isKey) { diagnostics.append(hidden) }
        return scalar
    }

    /// libyaml ends a block where the next line begins; the empty lines at its end are not shown as part of
    /// it.
    private func endOfText(_ token: SourceSpan, _ style: ScalarStyle) -> Int {
        guard style == .literal || style == .folded else { return token.end }
        return file.bytes[token.start..<token.end].lastIndex { $0 > UInt8(ascii: " ") }.map { $0 + 1 }
            ?? token.end
    }

    // MARK: - What is refused

    private mutating func alias(_ event: YAMLEvent) -> YAMLNode {
        diagnostics.append(.alias(at: place(event.span)))
        return YAMLNode(
            YAMLScalar(text: "", style: .plain, origins: .coarse(event.span), span: event.span, file: file))
    }

    /// Reports the anchor and the tag before a node; answers where the node itself begins.
    private mutating func reportProperties(_ event: YAMLEvent) -> Int {
        let properties = NodeProperties(in: file.bytes, from: event.span.start, upTo: propertyLimit(event))
        for span in properties.spans { diagnostics.append(.property(at: place(span))) }
        return properties.end
    }

    /// A collection's event covers its properties only, or not even those; a scalar's covers the scalar too.
    private func propertyLimit(_ event: YAMLEvent) -> Int {
        if case .scalar = event.kind { return event.span.end }
        return file.bytes.count
    }

    private mutating func reportDirectives(before end: Int) {
        for line in 1...file.line(at: end) {
            let span = file.spanOfLine(line)
            if file.bytes[span.start..<span.end].first == UInt8(ascii: "%") {
                diagnostics.append(.directive(at: place(span)))
            }
        }
    }

    private func place(_ span: SourceSpan) -> SourcePlace { SourcePlace(file, span) }
}

/// A scalar as a token of the file, with the empty lines at a block's end.
struct ScalarToken {
    let span: SourceSpan
    let style: ScalarStyle
}
