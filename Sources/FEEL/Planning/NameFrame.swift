/// The names that one construct brings into view while a plan is written.
enum NameFrame {
    struct Local {
        let register: Int
        let type: FEELType
        /// The register holds a list that is still being made: the results of a `for` so far.
        var isPartial = false
    }

    /// Loop variables, parameters, earlier entries of a context.
    case locals([String: Local])
    /// The item of a filter, and through it its entries.
    case item(register: Int, type: FEELType)

    /// What an item's type says about a name.
    enum Entry {
        case present, absent, open
    }

    /// Whether items of a type have an entry of that name.
    static func entry(_ name: String, in type: FEELType) -> Entry {
        switch type {
        case .any, .null, .context([]): .open
        case .context(let entries): entries.contains { $0.name == name } ? .present : .absent
        default: .absent
        }
    }
}
