/// What changes between two versions of a file, as a unified diff without context.
///
/// Formatting moves no line, so lines are compared place by place; only at the end of the file may some go.
struct LineDifference {
    private let path: String
    private let old: [Substring]
    private let new: [Substring]
    private let endsAlike: Bool

    init(_ path: String, _ old: [UInt8], _ new: [UInt8]) {
        self.path = path
        self.old = Self.lines(old)
        self.new = Self.lines(new)
        endsAlike = old.last == new.last
    }

    private static func lines(_ bytes: [UInt8]) -> [Substring] {
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return text.hasSuffix("\n") || text.isEmpty ? Array(lines.dropLast()) : lines
    }

    var text: String {
        var hunks = ""
        var index = 0
        while index < max(old.count, new.count) {
            let start = index
            while index < max(old.count, new.count), isChanged(index) { index += 1 }
            if index > start { hunks += hunk(start..<index) } else { index += 1 }
        }
        return "--- \(path)\n+++ \(path)\n" + hunks
    }

    private func isChanged(_ index: Int) -> Bool {
        guard index < old.count, index < new.count else { return true }
        return old[index] != new[index] || !endsAlike && index == old.count - 1
    }

    private func hunk(_ range: Range<Int>) -> String {
        let (before, after) = (range.clamped(to: 0..<old.count), range.clamped(to: 0..<new.count))
        let heading =
            "@@ -\(range.lowerBound + 1),\(before.count) +\(range.lowerBound + 1),\(after.count) @@\n"
        return heading + old[before].map { "-\($0)\n" }.joined() + new[after].map { "+\($0)\n" }.joined()
    }
}
