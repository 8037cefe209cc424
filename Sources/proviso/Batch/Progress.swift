import Batch
import Glibc
import Reports

/// How far a run is, on a terminal: records, records a second, time left where the file's size is known.
struct Progress {
    private let prose: Prose
    private let size: Int?
    private let start = SystemClock.seconds
    private var shown: Double
    private var records = 0

    /// Nil where nobody looks.
    init?(_ prose: Prose, size: Int?) {
        guard isatty(STDERR_FILENO) == 1 else { return nil }
        self.prose = prose
        self.size = size
        shown = start
    }

    mutating func add(_ count: Int, bytesRead: Int) {
        records += count
        let now = SystemClock.seconds
        guard now - shown >= 0.5 else { return }
        shown = now
        Console.put("\r" + line(seconds: now - start, bytesRead) + "\u{1B}[K")
    }

    /// Takes the line away.
    func end() { if shown > start { Console.put("\r\u{1B}[K") } }

    private func line(seconds: Double, _ bytesRead: Int) -> String {
        let count = Prose.grouped("\(records)")
        let rate = Prose.grouped("\(Int(Double(records) / seconds))")
        var line = prose.choose(zh: "已处理 \(count) 条，每秒 \(rate) 条", en: "\(count) records, \(rate) a second")
        if let size, bytesRead > 0, size > bytesRead {
            let left = Int(seconds * Double(size - bytesRead) / Double(bytesRead)) + 1
            line += prose.choose(zh: "，还需约 \(left) 秒", en: ", about \(left) s left")
        }
        return line
    }
}
