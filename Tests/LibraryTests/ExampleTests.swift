import Foundation
import Testing

/// The example is a program of its own, built on the library alone. `RECORD=1` writes down what it prints now, and fails.
@Test func theExamplePrintsWhatItPrinted() throws {
    let example = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "DecideVouchersExample")
    let built = Repository.root.appending(path: ".build/debug/DecideVouchersExample")
    let process = Process()
    process.executableURL = FileManager.default.isExecutableFile(atPath: example.path) ? example : built
    process.currentDirectoryURL = Repository.root
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let path = "Tests/Examples/DecideVouchers/output.txt"
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    if isRecording {
        try printed.write(to: Repository.root.appending(path: path), atomically: true, encoding: .utf8)
    }
    #expect(try printed == Repository.text(path))
    #expect(!isRecording, "recorded; read the changes, then run again without RECORD")
}

/// What readers copy is what is compiled and run.
@Test(arguments: ["README.md", "Sources/ProvisoLibrary/Documentation.docc/Proviso.md"])
func theDocumentsShowTheExample(_ path: String) throws {
    let code = try Repository.text("Tests/Examples/DecideVouchers/main.swift")
    #expect(try Repository.text(path).contains("```swift\n\(code)```\n"), "\(path) shows another example")
}
