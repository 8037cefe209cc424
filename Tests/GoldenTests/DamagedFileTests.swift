import Foundation
import Testing

/// A file of records with something wrong in it: what is wrong is said at its place, every good record is decided, every
/// record comes out.
@Suite struct DamagedFileTests {
    private static let policy = "tax-simplification-notice/iit_wage_month"
    private static let rules = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Rules")
        .standardized
    private static let header = "id,received_date,wage_income\n"
    private static let good = "G,2018-10-15,20000\n"

    /// A damage, the records it makes and how many of them are good; the code and the place that its error names.
    private struct Damage {
        let name: String
        let bytes: [UInt8]
        let records: Int
        let good: Int
        let code: String?
        var place = ""
        var status: Int32 = 1
    }

    private static let damages: [Damage] = [
        Damage(name: "nothing", bytes: text(header + good + good), records: 2, good: 2, code: nil, status: 0),
        Damage(
            name: "a quote that is never closed",
            bytes: text(header + good + "Q,\"2018-10-15,1\n" + good + good),
            records: 4, good: 3, code: "csv.open-quote", place: ":3:3"),
        Damage(
            name: "a quote that is never closed, at the end", bytes: text(header + good + "Q,\"2018-10-15,1"),
            records: 2, good: 1, code: "csv.open-quote", place: ":3:3"),
        Damage(
            name: "a quote in the middle", bytes: text(header + "Q,2018\"10,1\nR,20\"18,1\n" + good),
            records: 2,
            good: 1, code: "csv.stray-quote", place: ":2:7"),
        Damage(
            name: "NUL", bytes: text(header + good) + [0x4E, 0, 0x2C] + text("2018-10-15,1\n" + good),
            records: 3,
            good: 2, code: "csv.control-character", place: ":3:2"),
        Damage(
            name: "a cell too many", bytes: text(header + good + "M,2018-10-15,1,2\n" + good), records: 3,
            good: 2,
            code: "csv.cell-count", place: ":3:1"),
        Damage(
            name: "a cell too few", bytes: text(header + good + "F,2018-10-15\n" + good), records: 3, good: 2,
            code: "csv.cell-count", place: ":3:1"),
        Damage(
            name: "another encoding",
            bytes: text(header + good) + [0xBC, 0xD7, 0xB9, 0xAB, 0xCB, 0xBE]
                + text(",2018-10-15,1\n" + good), records: 3, good: 2, code: "csv.not-utf-8", place: ":3:1"),
        Damage(
            name: "ten megabytes in a cell",
            bytes: text(header + good) + [UInt8](repeating: 0x41, count: 10 << 20)
                + text(",2018-10-15,1\n" + good),
            records: 3, good: 3, code: nil, status: 0),
        Damage(
            name: "a number of sixty digits",
            bytes: text(header + good + "N,2018-10-15,\(String(repeating: "7", count: 60))\n" + good),
            records: 3,
            good: 2, code: "policy.invalid-value", place: ":3:14"),
        Damage(
            name: "a day that is none", bytes: text(header + "D,2019-02-29,1\n" + good), records: 2, good: 1,
            code: "policy.invalid-value", place: ":2:3"),
        Damage(name: "a header only", bytes: text(header), records: 0, good: 0, code: nil, status: 0),
        Damage(
            name: "a header without a line end", bytes: text(String(header.dropLast())), records: 0, good: 0,
            code: nil, status: 0),
        Damage(
            name: "a column that is not there", bytes: text("id,received_date\nA,2018-10-15\n"), records: 1,
            good: 0,
            code: "case.missing-input", place: ":2:1"),
        Damage(
            name: "a byte-order mark and CRLF",
            bytes: [0xEF, 0xBB, 0xBF]
                + text((header + good + good).replacingOccurrences(of: "\n", with: "\r\n")),
            records: 2, good: 2, code: nil, status: 0),
        Damage(
            name: "a cell over two lines", bytes: text(header + "\"A\nB\",2018-10-15,1\n" + good + "X,x,1\n"),
            records: 3, good: 2, code: "policy.invalid-value", place: ":5:3"),
    ]

    private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test func nothingIsLostAndNothingTraps() throws {
        for damage in Self.damages {
            for threads in ["1", "3"] {
                let outcome = try Self.batch(
                    damage.bytes, ["--threads", threads, "--summary", "summary.json"])
                let what = "\(damage.name), \(threads) threads"
                #expect(outcome.status == damage.status, "\(what): \(outcome.messages)")
                #expect(outcome.summary["records"] == damage.records, "\(what)")
                #expect(outcome.summary["with_errors"] == damage.records - damage.good, "\(what)")
                let rows = outcome.text.components(separatedBy: "\r\n").dropFirst().dropLast()
                #expect(rows.count == damage.records, "\(what): \(outcome.text.prefix(2000))")
                #expect(rows.count { $0.contains("new_table") } == damage.good, "\(what)")
                guard let code = damage.code else { continue }
                #expect(
                    rows.contains { $0.contains("\(code) records.csv\(damage.place) ") },
                    "\(what): \(outcome.text.prefix(2000))")
            }
        }
    }

    @Test func anEmptyFileIsRefused() throws {
        let outcome = try Self.batch([], [])
        #expect(outcome.status == 3)
        #expect(outcome.messages.contains("csv.no-header"))
    }

    /// What a spreadsheet in China saves comes in and goes out as it came.
    @Test func anotherEncodingComesInAndGoesOut() throws {
        // 甲公司 in GB18030.
        let name: [UInt8] = [0xBC, 0xD7, 0xB9, 0xAB, 0xCB, 0xBE]
        let bytes = Self.text(Self.header) + name + Self.text(",2018-10-15,20000\n")
        let outcome = try Self.batch(bytes, ["--encoding", "gb18030"])
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.bytes.firstRange(of: name + Self.text(",2018-10-15,20000,")) != nil)
        #expect(String(validating: outcome.bytes, as: UTF8.self) == nil)
        // Half a character at the end of a line is no text in that encoding.
        let broken = try Self.batch(
            bytes + [0xBC] + Self.text("\nG,2018-10-15,1\n"), ["--encoding", "gb18030"])
        #expect(broken.status == 1)
        #expect(broken.summary.isEmpty || broken.summary["records"] == 3)
        #expect(broken.text.contains("csv.not-utf-8") || broken.text.contains("csv.cell-count"))
        let other = try Self.batch(
            bytes + [0xFF] + Self.text(",2018-10-15,1\n"), ["--encoding", "gb18030"])
        #expect(other.status == 1)
        #expect(other.text.contains("the record is not GB18030"), "\(other.text)")
    }

    /// However records are cut into pieces and whoever decides them: the bytes that come out are the same.
    @Test func threadsChangeNothing() throws {
        var rows = Self.header
        for number in 0..<40_000 {
            let day = ["2018-09-30", "2018-10-01", "2018-12-31", "2018-13-01"][number % 4]
            rows +=
                "\(number % 7 == 0 ? "\"K\(number)\n第二行\"" : "K\(number)"),\(day),\(number).\(number % 90 + 10)\n"
        }
        let alone = try Self.batch(Self.text(rows), ["--threads", "1"])
        let together = try Self.batch(Self.text(rows), ["--threads", "4"])
        #expect(alone.text.components(separatedBy: "\r\n").count == 40_002)
        #expect(alone.bytes == together.bytes)
    }

    // MARK: - The command

    private struct Outcome {
        let status: Int32
        let bytes: [UInt8]
        let messages: String
        let summary: [String: Int]

        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    private static func batch(_ bytes: [UInt8], _ options: [String]) throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "proviso-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(bytes).write(to: folder.appendingPathComponent("records.csv"))
        let messages = folder.appendingPathComponent("messages")
        try Data().write(to: messages)
        let process = Process()
        process.executableURL = try Transcript.executable()
        process.arguments =
            ["batch", policy, "--rules", rules.path, "--input", "records.csv", "--output", "outcomes.csv"]
            + options
        process.currentDirectoryURL = folder
        process.standardError = try FileHandle(forWritingTo: messages)
        try process.run()
        process.waitUntilExit()
        let outcomes = (try? Data(contentsOf: folder.appendingPathComponent("outcomes.csv"))) ?? Data()
        let summary =
            (try? Data(contentsOf: folder.appendingPathComponent("summary.json"))) ?? Data("{}".utf8)
        let members = try JSONSerialization.jsonObject(with: summary) as? [String: Any] ?? [:]
        return Outcome(
            status: process.terminationStatus, bytes: Array(outcomes),
            messages: try String(contentsOf: messages, encoding: .utf8),
            summary: members.compactMapValues { $0 as? Int })
    }
}
