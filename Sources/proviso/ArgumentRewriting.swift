/// Forms that the argument parser does not know: an option whose value may be left out, and options that all subcommands
/// share before the subcommand.
enum ArgumentRewriting {
    private static let shared = ["--rules", "--lang"]

    /// `--rules DIR batch …` → `batch --rules DIR …`.
    static func subcommandFirst(_ arguments: [String]) -> [String] {
        var moved: [String] = []
        var rest = arguments[...]
        while let argument = rest.first,
            shared.contains(where: { argument == $0 || argument.hasPrefix($0 + "=") })
        {
            let count = argument.contains("=") ? 1 : min(2, rest.count)
            moved += rest.prefix(count)
            rest.removeFirst(count)
        }
        guard !moved.isEmpty, let subcommand = rest.popFirst() else { return arguments }
        return [subcommand] + moved + rest
    }

    /// `--why` → `--why=full`, `--why short` → `--why=short`; the rest as it is.
    static func rewritten(_ arguments: [String]) -> [String] {
        var result: [String] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" { return result + [argument] + rest }
            guard argument == "--why" else {
                result.append(argument)
                continue
            }
            let value = rest.first.flatMap { ["short", "full"].contains($0) ? $0 : nil }
            if value != nil { rest.removeFirst() }
            result.append("--why=" + (value ?? "full"))
        }
        return result
    }
}
