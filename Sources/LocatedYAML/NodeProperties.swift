import Diagnostics

/// The anchors and tags in front of a node: refused, but their places are wanted, and where the node itself
/// begins.
struct NodeProperties {
    /// Each with its sign: `&name`, `!tag`.
    private(set) var spans: [SourceSpan] = []
    /// Where the node begins.
    private(set) var end: Int

    /// Reads the properties that begin at `start`, at most up to `limit`.
    init(in bytes: [UInt8], from start: Int, upTo limit: Int) {
        end = start
        while end < limit {
            switch bytes[end] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): end += 1
            case UInt8(ascii: "#"): end = bytes[end..<limit].firstIndex(of: UInt8(ascii: "\n")) ?? limit
            case UInt8(ascii: "&"), UInt8(ascii: "!"): takeProperty(in: bytes, upTo: limit)
            default: return
            }
        }
    }

    private mutating func takeProperty(in bytes: [UInt8], upTo limit: Int) {
        let start = end
        end = bytes[end..<limit].firstIndex { $0 <= UInt8(ascii: " ") } ?? limit
        spans.append(SourceSpan(start, end))
    }
}
