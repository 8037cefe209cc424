import CLibYAML
import Diagnostics

/// libyaml's events of one file, one at a time: the only place where its memory is touched.
struct EventStream: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>
    private let offsets: CharacterOffsets

    /// Invariant: `bytes` from `start` on have passed `SourceTextCheck`. Nil if libyaml has no memory.
    init?(_ bytes: [UInt8], from start: Int) {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            return nil
        }
        self.parser = parser
        // The copy outlives the parser's reading whatever happens to the array.
        input = UnsafeMutableBufferPointer.allocate(capacity: max(1, bytes.count - start))
        let filled = input.update(fromContentsOf: bytes[start...])
        offsets = CharacterOffsets(bytes, from: start)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, filled)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        input.deallocate()
    }

    /// The next event; throws what libyaml cannot read. Not to be asked again after that, nor after the
    /// stream's end.
    mutating func next() throws(SyntaxProblem) -> YAMLEvent {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
        defer { yaml_event_delete(&event) }
        let span = SourceSpan(offset(of: event.start_mark), offset(of: event.end_mark))
        return YAMLEvent(
            kind: Self.kind(of: event), span: span, hasProperties: Self.hasProperties(event),
            hasDirectives: event.type == YAML_DOCUMENT_START_EVENT && Self.hasDirectives(event))
    }

    private func offset(of mark: yaml_mark_t) -> Int {
        offsets.offset(ofCharacter: Int(clamping: mark.index))
    }

    private func problem() -> SyntaxProblem {
        SyntaxProblem(
            problem: parser.pointee.problem.map { String(cString: $0) } ?? "out of memory",
            offset: offset(of: parser.pointee.problem_mark),
            context: parser.pointee.context.map { String(cString: $0) } ?? "",
            contextOffset: parser.pointee.context == nil ? nil : offset(of: parser.pointee.context_mark))
    }

    private static func kind(of event: yaml_event_t) -> YAMLEvent.Kind {
        switch event.type {
        case YAML_STREAM_START_EVENT: .streamStart
        case YAML_DOCUMENT_START_EVENT: .documentStart
        case YAML_DOCUMENT_END_EVENT: .documentEnd
        case YAML_ALIAS_EVENT: .alias
        case YAML_SCALAR_EVENT: .scalar(text: text(of: event), style: style(of: event))
        case YAML_SEQUENCE_START_EVENT: .sequenceStart
        case YAML_SEQUENCE_END_EVENT: .sequenceEnd
        case YAML_MAPPING_START_EVENT: .mappingStart
        case YAML_MAPPING_END_EVENT: .mappingEnd
        default: .streamEnd
        }
    }

    private static func text(of event: yaml_event_t) -> String {
        let scalar = event.data.scalar
        return String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    }

    private static func style(of event: yaml_event_t) -> ScalarStyle {
        switch event.data.scalar.style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }

    private static func hasProperties(_ event: yaml_event_t) -> Bool {
        switch event.type {
        case YAML_SCALAR_EVENT: event.data.scalar.anchor != nil || event.data.scalar.tag != nil
        case YAML_SEQUENCE_START_EVENT:
            event.data.sequence_start.anchor != nil || event.data.sequence_start.tag != nil
        case YAML_MAPPING_START_EVENT:
            event.data.mapping_start.anchor != nil || event.data.mapping_start.tag != nil
        default: false
        }
    }

    private static func hasDirectives(_ event: yaml_event_t) -> Bool {
        let start = event.data.document_start
        return start.version_directive != nil || start.tag_directives.start != start.tag_directives.end
    }
}

/// What libyaml could not read, in its own words; `Diagnostic.syntax` says it in ours.
struct SyntaxProblem: Error {
    let problem: String
    let offset: Int
    /// What libyaml was doing, and since where; empty and nil when it does not say.
    let context: String
    let contextOffset: Int?
}
