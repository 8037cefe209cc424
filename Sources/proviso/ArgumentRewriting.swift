/// Forms that the argument parser does not know: an option whose value may be left out.
enum ArgumentRewriting {
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
