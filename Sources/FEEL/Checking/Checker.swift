package import Diagnostics
package import FEELSyntax

/// Works out the types of an expression before any value is known, and reports what can only be wrong.
///
/// A check is worth its place only if it never cries wolf: what may be right for some value is accepted,
/// `any` and null go with everything, and a part that has been reported counts as `any` from there on, so
/// that one mistake is one diagnostic.
///
/// Types flow both ways. Upwards, each node gets a type from its parts. Downwards, an expected type is
/// carried into the branches of `if`, the items of lists and the entries of contexts, so that a wrong choice
/// or measure is underlined where it is written and not at the whole expression.
package struct Checker {
    package private(set) var diagnostics: [Diagnostic] = []
    let scope: Scope
    private let file: SourceFile
    /// The types of the items that list literals write out, which their lists' types no longer tell apart.
    var itemTypes: [SourceSpan: FEELType] = [:]
    private var frames: [Frame] = []
    private var depth = 0

    /// Deeper than this nothing is checked; the parser and the planner have their own say about such nesting.
    private static let depthLimit = 256

    /// A checker of expressions in `file` that use the names of `scope`.
    package init(scope: Scope, file: SourceFile) {
        self.scope = scope
        self.file = file
    }

    /// The type of an expression. With `expected`, whatever cannot be of that type is reported.
    package mutating func check(_ expression: Expression, expecting expected: FEELType? = nil) -> FEELType {
        type(of: expression, expecting: expected.map { Expectation($0) })
    }

    /// The type of a part. Every descent into the tree comes through here, which bounds its depth.
    mutating func type(of expression: Expression, expecting expected: Expectation? = nil) -> FEELType {
        guard depth < Self.depthLimit else { return .any }
        depth += 1
        defer { depth -= 1 }
        guard let expected, !expected.type.isOpen else { return infer(expression) }
        return infer(expression, expecting: expected)
    }

    // MARK: - Diagnostics

    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    func place(_ span: SourceSpan) -> SourcePlace { SourcePlace(file, span) }

    // MARK: - Names in view

    /// Runs `body` while the names of `frame` are in view; those that were not used are reported afterwards.
    mutating func inside<Result>(_ frame: Frame, _ body: (inout Checker) -> Result) -> Result {
        open(frame)
        defer { close() }
        return body(&self)
    }

    /// Brings the names of a frame into view, until it is closed.
    mutating func open(_ frame: Frame) { frames.append(frame) }

    /// Takes the innermost frame out of view; its names that were not used are reported.
    mutating func close() {
        if let closed = frames.popLast() { reportUnused(closed) }
    }

    /// Adds a name to the innermost frame.
    mutating func bind(_ name: String, _ local: Frame.Local) {
        guard let last = frames.indices.last else { return }
        frames[last].locals[name] = local
    }

    /// Whether the expression has used a name of the innermost frame so far.
    func hasUsed(_ name: String) -> Bool { frames.last?.locals[name]?.isUsed ?? false }

    /// What a name stands for: nil when nothing is called so. Inside a filter over items of which nothing is
    /// known, every name may be one of their entries.
    mutating func lookUp(_ name: String) -> FEELType? {
        var mayBeEntry = false
        for index in frames.indices.reversed() {
            if let local = frames[index].locals[name] {
                frames[index].locals[name]?.isUsed = true
                return mayBeEntry ? .any : local.type
            }
            mayBeEntry = mayBeEntry || frames[index].isOpen
        }
        if let known = scope.type(of: name) { return mayBeEntry ? .any : known }
        return mayBeEntry ? .any : nil
    }

    /// Whether a name is a variable, so that it hides a built-in function of the same name.
    func isVariable(_ name: String) -> Bool {
        frames.contains { $0.locals[name] != nil } || scope.type(of: name) != nil
    }

    /// All names in view.
    var namesInView: [String] {
        frames.flatMap { $0.locals.keys.sorted() } + scope.names + scope.builtins.names
    }

    private mutating func reportUnused(_ frame: Frame) {
        let unused = frame.locals.filter { !$0.value.isUsed && !$0.key.hasPrefix("_") }
        for (name, local) in unused.sorted(by: { ($0.value.span?.start ?? 0) < ($1.value.span?.start ?? 0) })
        {
            guard let span = local.span else { continue }
            report(.unusedLocal(name, at: place(span)))
        }
    }
}

/// The names that one construct brings into view.
struct Frame {
    struct Local {
        let type: FEELType
        /// Where it is declared, if its not being used deserves a warning.
        var span: SourceSpan?
        var isUsed = false
    }

    var locals: [String: Local] = [:]
    /// Whether further names may be in view: a filter over items of which nothing is known.
    var isOpen = false
}

/// A type that is asked for, and by whom.
struct Expectation {
    let type: FEELType
    /// ``the argument `n` of `floor` `` for an argument; nil for a declared result.
    let role: String?
    /// Whether a function that is handed over has to take parameters it may have no use for.
    let toleratesUnused: Bool

    init(_ type: FEELType, role: String? = nil, toleratesUnused: Bool = false) {
        self.type = type
        self.role = role
        self.toleratesUnused = toleratesUnused
    }

    /// The same asked of a part.
    func part(_ type: FEELType) -> Expectation { Expectation(type, role: role) }
}
