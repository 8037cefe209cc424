import Diagnostics

/// One of libyaml's parsing events, in Swift's terms; places are byte offsets.
struct YAMLEvent {
    enum Kind {
        case streamStart, streamEnd
        case documentStart, documentEnd
        case alias
        case scalar(text: String, style: ScalarStyle)
        case sequenceStart, sequenceEnd
        case mappingStart, mappingEnd
    }

    let kind: Kind
    let span: SourceSpan
    /// Whether an anchor or a tag stands before the node; `span` begins there then.
    let hasProperties: Bool
    /// Whether `%` lines stand before the document.
    let hasDirectives: Bool
}
