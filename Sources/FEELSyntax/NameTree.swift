/// Names as a prefix tree over their pieces.
///
/// A name may be put in more than once, by scopes that shadow one another; it stays until it has been removed as often.
struct NameTree: Sendable {
    private struct Node: Sendable {
        var next: [String: Int] = [:]
        /// The spellings under which the name was declared, the innermost last; empty when no name ends here.
        var spellings: [String] = []
    }

    private var nodes = [Node()]

    /// The node a piece leads to from another node (0 is the root); nil when no name goes on like that.
    func node(after node: Int, piece: String) -> Int? { nodes[node].next[piece] }

    /// The innermost spelling of the name that ends at a node.
    func spelling(at node: Int) -> String? { nodes[node].spellings.last }

    /// The spelling of a name given by its pieces.
    func spelling(of pieces: [String]) -> String? {
        var current = 0
        for piece in pieces {
            guard let next = node(after: current, piece: piece) else { return nil }
            current = next
        }
        return spelling(at: current)
    }

    /// Puts a name in and answers the node where it ends.
    mutating func insert(_ pieces: [String], spelling: String) -> Int {
        var current = 0
        for piece in pieces {
            if let next = nodes[current].next[piece] {
                current = next
            } else {
                nodes.append(Node())
                nodes[current].next[piece] = nodes.count - 1
                current = nodes.count - 1
            }
        }
        nodes[current].spellings.append(spelling)
        return current
    }

    /// Takes back the latest name that ends at a node.
    mutating func remove(at node: Int) { _ = nodes[node].spellings.popLast() }

    /// Every name, as spelled.
    var spellings: [String] { nodes.compactMap(\.spellings.last) }
}
