/// The built-in functions that expressions may call, by name.
package struct BuiltinLibrary: Sendable {
    /// All of them, in the order of the manual.
    package let all: [Builtin]
    private let byName: [String: [Builtin]]

    package init(_ builtins: [Builtin]) {
        all = builtins
        byName = Dictionary(grouping: builtins, by: \.name)
    }

    /// Those of DMN, and those of policies.
    package static let standard = BuiltinLibrary(BuiltinSection.standard.flatMap(\.builtins))

    /// These and more.
    package func adding(_ builtins: [Builtin]) -> BuiltinLibrary { BuiltinLibrary(all + builtins) }

    /// All ways of calling a function; empty when there is none of that name.
    package subscript(name: String) -> [Builtin] { byName[name] ?? [] }

    /// Every name once, in order.
    package var names: [String] { byName.keys.sorted() }
}
