/// What most arguments need to be asked: whether they are of the one kind that the parameter takes as it is.
struct ParameterCheck: Sendable {
    private enum Kind {
        case anything, number
        case tag(Value.Tag)
        /// More than a tag is to be looked at.
        case composite
    }

    let arity: Builtin.Parameter.Arity
    let takesNull: Bool
    private let kind: Kind

    init(_ parameter: Builtin.Parameter) {
        arity = parameter.arity
        takesNull = parameter.takesNull
        kind =
            switch parameter.type {
            case .any: .anything
            case .number: .number
            // Items are looked at by the function that reads them.
            case .list: .tag(.list)
            case .context([]): .tag(.context)
            case .range(.any): .tag(.range)
            default: parameter.type.tag.map { .tag($0) } ?? .composite
            }
    }

    /// Whether a value is an argument as it is; if not, it is null, or must be converted.
    @inline(__always)
    func passes(_ value: Value) -> Bool {
        switch kind {
        case .anything: true
        case .number: value.isNumber
        case .tag(let tag): value.has(tag)
        case .composite: false
        }
    }
}
