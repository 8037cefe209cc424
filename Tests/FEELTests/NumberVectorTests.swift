import FEEL
import Foundation
import Testing

/// The General Decimal Arithmetic's test cases, as far as they are about decimal128.
struct NumberVectorTests {
    @Test func ownVectorsHold() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors")
        try check(files(in: folder) { _ in true })
    }

    /// CPython's test suite brings the standard's own cases (`dq*.decTest`); not every machine has it.
    @Test(.enabled(if: pythonVectors != nil, "python3 comes without its test suite"))
    func standardVectorsHold() throws {
        let folder = try #require(Self.pythonVectors)
        try check(files(in: folder) { $0.hasPrefix("dq") })
    }

    private func check(_ files: [URL]) throws {
        var run = NumberVectorRun()
        for file in files { run.run(NumberVectorFile([UInt8](try Data(contentsOf: file)))) }
        print("number vectors:", run.report)
        #expect(run.passed > 0)
        #expect(run.failures.isEmpty, "\(run.failures.prefix(40).joined(separator: "\n"))")
    }

    private func files(in folder: URL, where isWanted: (String) -> Bool) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "decTest" && isWanted($0.lastPathComponent) }
            .sorted { $0.path < $1.path }
    }

    private static let pythonVectors: URL? = {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", "import os, test; print(os.path.dirname(test.__file__))"]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let path = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        let folder = URL(filePath: path).appending(path: "decimaltestdata")
        return FileManager.default.fileExists(atPath: folder.appending(path: "dqAdd.decTest").path)
            ? folder : nil
    }()
}
