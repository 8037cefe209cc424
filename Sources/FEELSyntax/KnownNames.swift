/// The names a FEEL text may refer to: built-in functions, inputs, other rules, and the locals pushed while parsing.
///
/// FEEL names may hold spaces, keywords and operator symbols, so a text cannot be cut into tokens before it is known
/// which names exist: `a-b` is one name where `a-b` is known, and a subtraction otherwise. The longest known name
/// wins; pieces are compared, white space between them is not (DMN §10.3.1.4).
///
/// A value: a copy costs nothing, and what is pushed on a copy does not touch the original.
package struct KnownNames: Sendable {
    private var outer = NameTree()
    private var local = NameTree()
    private var scopes: [[Int]] = []

    /// No name at all.
    package init() {}

    /// The names of the surroundings. Texts that are no names (a context key such as `"§1"`) cannot be referred to and
    /// are left out.
    package init(_ names: some Sequence<String>) {
        for name in names {
            guard let pieces = NameForm.pieces(of: name) else { continue }
            _ = outer.insert(pieces, spelling: NameForm.normal(name))
        }
    }

    /// These names and more, in a scope of their own: `names.adding(["item"])`.
    package func adding(_ names: some Sequence<String>) -> KnownNames {
        var result = self
        result.push(names)
        return result
    }

    /// Opens a scope with these names.
    package mutating func push(_ names: some Sequence<String>) {
        scopes.append([])
        for name in names { declare(name) }
    }

    /// Adds a name to the scope opened last.
    package mutating func declare(_ name: String) {
        guard let pieces = NameForm.pieces(of: name), !scopes.isEmpty else { return }
        scopes[scopes.count - 1].append(local.insert(pieces, spelling: NameForm.normal(name)))
    }

    /// Closes the scope opened last.
    package mutating func pop() {
        for node in scopes.popLast() ?? [] { local.remove(at: node) }
    }

    /// How many scopes are open.
    var scopeCount: Int { scopes.count }

    /// Closes scopes until so many are left.
    mutating func pop(to count: Int) {
        while scopes.count > count { pop() }
    }

    /// The spelling under which a name is declared; nil when it is not known.
    package func spelling(of name: String) -> String? {
        guard let pieces = NameForm.pieces(of: name) else { return nil }
        return local.spelling(of: pieces) ?? outer.spelling(of: pieces)
    }

    /// Whether a name is known, however its white space is written.
    package func contains(_ name: String) -> Bool { spelling(of: name) != nil }

    /// Every known name, as spelled, in order.
    package var all: [String] { Array(Set(outer.spellings + local.spellings)).sorted() }

    /// Whether nothing is known.
    package var isEmpty: Bool { all.isEmpty }

    /// A known name found in a text.
    struct Match: Sendable {
        let spelling: String
        /// How many pieces it has.
        let pieces: Int
        /// Where the name ends in the text.
        let end: Int
    }

    /// The longest known name whose pieces stand at a place of a text.
    func longestMatch(in bytes: [UInt8], at position: Int) -> Match? {
        var reader = NameReader(bytes: bytes, position: position)
        var (inOuter, inLocal): (Int?, Int?) = (0, 0)
        var best: Match?
        var count = 0
        while inOuter != nil || inLocal != nil, let piece = reader.next() {
            count += 1
            inOuter = inOuter.flatMap { outer.node(after: $0, piece: piece.text) }
            inLocal = inLocal.flatMap { local.node(after: $0, piece: piece.text) }
            let spelling = inLocal.flatMap(local.spelling(at:)) ?? inOuter.flatMap(outer.spelling(at:))
            if let spelling { best = Match(spelling: spelling, pieces: count, end: piece.end) }
        }
        return best
    }
}
