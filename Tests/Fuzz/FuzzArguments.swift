/// `[--runs N] [--seed S] [TARGET…|all]`, or one file to be fed to every target named: `--input FILE`.
struct FuzzArguments {
    var runs = 100_000
    var seed: UInt64 = 1
    var targets: [FuzzTarget] = []
    var input: String?

    /// Nil if the arguments make no sense.
    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard take(argument, &rest) else { return nil }
        }
        if targets.isEmpty { targets = FuzzTargets.all }
    }

    private mutating func take(_ argument: String, _ rest: inout ArraySlice<String>) -> Bool {
        switch argument {
        case "--runs": return set(&runs, rest.popFirst().flatMap { Int($0) })
        case "--seed": return set(&seed, rest.popFirst().flatMap { UInt64($0) })
        case "--input": return set(&input, rest.popFirst().map { .some($0) })
        case "all": targets = FuzzTargets.all
        default: targets += FuzzTargets.all.filter { $0.name == argument }
        }
        return argument == "all" || FuzzTargets.all.contains { $0.name == argument }
    }

    private func set<Value>(_ place: inout Value, _ value: Value?) -> Bool {
        if let value { place = value }
        return value != nil
    }
}
