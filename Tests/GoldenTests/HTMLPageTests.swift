import Foundation
import Testing

/// Pages of HTML: each is one file that needs no other, and every tag that is opened is closed.
@Suite struct HTMLPageTests {
    private static let rules = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Rules")
        .standardized

    @Test(
        arguments: [
            ["cover"], ["show", "tianjin-cloud-voucher/voucher"],
            ["show", "industrial-restructuring-fund/settlement"],
            ["show", "tax-simplification-notice/iit_wage_month"],
        ], ["zh", "en"])
    func aPageStandsAlone(_ command: [String], _ language: String) throws {
        let page = try Self.output(command + ["--format", "html", "--lang", language])
        #expect(page.hasPrefix("<!DOCTYPE html>"))
        for foreign in ["<script", "src=", "<link", "@import", "url(", "href=\"http"] {
            #expect(!page.contains(foreign), "\(foreign)")
        }
        #expect(Self.unbalanced(page) == nil)
        #expect(page.count > 2_000)
    }

    /// The first tag that closes nothing, or is not closed.
    private static func unbalanced(_ page: String) -> String? {
        var open: [String] = []
        for piece in page.split(separator: "<").dropFirst() {
            guard let end = piece.firstIndex(of: ">") else { return String(piece.prefix(40)) }
            let tag = piece[..<end]
            let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
            if tag.hasPrefix("!") || tag.hasSuffix("/") || ["meta", "br"].contains(name) { continue }
            if tag.hasPrefix("/") {
                guard open.popLast() == name else { return String(piece.prefix(40)) }
            } else {
                open.append(name)
            }
        }
        return open.last
    }

    private static func output(_ arguments: [String]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = try Transcript.executable()
        process.arguments = arguments + ["--rules", rules.path]
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }
}
