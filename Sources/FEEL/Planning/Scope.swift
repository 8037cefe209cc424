package import FEELSyntax

/// The names an expression may use, where their values will be (their slots), and their types.
package struct Scope: Sendable {
    package let builtins: BuiltinLibrary
    /// The declared names in the order of their slots.
    package private(set) var names: [String] = []
    /// All names an expression may use, built-in functions included: what the parser needs.
    package private(set) var knownNames: KnownNames
    /// Types that the surroundings define, by name.
    package private(set) var namedTypes: [String: FEELType] = [:]
    private var types: [FEELType] = []
    private var slots: [String: Int] = [:]

    package init(builtins: BuiltinLibrary = .standard) {
        self.builtins = builtins
        knownNames = KnownNames(builtins.names).adding([])
    }

    /// More names than this have no slot; their expressions are too large for a plan. Temporaries begin behind, so that
    /// names may still be declared when plans have been made.
    package static let capacity = 8192

    /// How many slots there are.
    package var slotCount: Int { names.count }

    /// Gives a name a slot of its own. A name that is declared again, however its white space is written, keeps its
    /// slot and gets the new type.
    @discardableResult
    package mutating func declare(_ name: String, _ type: FEELType = .any) -> Int {
        let spelling = NameForm.normal(name)
        if let slot = slot(of: spelling) {
            types[slot] = type
            return slot
        }
        return shadow(spelling, type)
    }

    /// Gives a name a slot of its own even where it has one, which it hides from then on.
    package mutating func shadow(_ name: String, _ type: FEELType = .any) -> Int {
        names.append("")
        types.append(.any)
        bind(names.count - 1, to: name, type)
        return names.count - 1
    }

    /// Lets a name mean a slot that there is.
    package mutating func bind(_ slot: Int, to name: String, _ type: FEELType) {
        guard names.indices.contains(slot) else { return }
        let spelling = NameForm.normal(name)
        names[slot] = spelling
        types[slot] = type
        slots[spelling] = slot
        knownNames.declare(spelling)
    }

    /// Gives a type a name, for `instance of` and parameters of functions.
    package mutating func declareType(_ name: String, _ type: FEELType) { namedTypes[name] = type }

    /// The slot of a name; nil when it is not declared.
    package func slot(of name: String) -> Int? {
        slots[name] ?? knownNames.spelling(of: name).flatMap { slots[$0] }
    }

    /// The type of a name; nil when it is not declared.
    package func type(of name: String) -> FEELType? { slot(of: name).map { types[$0] } }

    /// The type of a slot.
    package func type(ofSlot slot: Int) -> FEELType { types.indices.contains(slot) ? types[slot] : .any }
}
