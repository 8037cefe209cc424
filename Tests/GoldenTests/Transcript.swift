import Foundation

/// A session on the command line and what it shows: `$ …` lines are typed, everything else is the answer.
///
/// Beside `proviso` and `sed`, a transcript knows three commands of its own: `edit FILE OLD NEW` replaces the one occurrence of a
/// text, `write FILE` takes a text between `<<END` and `END`, `cat FILE` shows a file. A here-text behind `proviso` is its
/// standard input; `NAME=value` before it sets its environment, where `$PWD` is
/// the session's folder. `git` keeps a repository of its own and says nothing.
struct Transcript {
    struct Command {
        let line: String
        let words: [String]
        let input: String?
    }

    let commands: [Command]
    let text: String

    init(_ text: String) {
        self.text = text
        var commands: [Command] = []
        var lines = text.components(separatedBy: "\n")[...]
        while let line = lines.popFirst() {
            guard line.hasPrefix("$ ") else { continue }
            let typed = String(line.dropFirst(2))
            guard typed.hasSuffix(" <<END") else {
                commands.append(Command(line: typed, words: Self.words(of: typed), input: nil))
                continue
            }
            var input: [String] = []
            while let next = lines.popFirst(), next != "END" { input.append(next) }
            let words = Self.words(of: String(typed.dropLast(" <<END".count)))
            commands.append(Command(line: typed, words: words, input: input.map { $0 + "\n" }.joined()))
        }
        self.commands = commands
    }

    /// Split at spaces; single quotes keep what stands between them together.
    private static func words(of line: String) -> [String] {
        var words: [String] = []
        var word = "", isQuoted = false, isOpen = false
        for character in line {
            switch character {
            case "'":
                isQuoted.toggle()
                isOpen = true
            case " " where !isQuoted:
                if isOpen { words.append(word) }
                (word, isOpen) = ("", false)
            default:
                word.append(character)
                isOpen = true
            }
        }
        return isOpen ? words + [word] : words
    }

    /// What the session shows when it is run in a folder.
    func run(in folder: URL) throws -> String {
        var shown = ""
        for command in commands {
            shown += "$ \(command.line)\n"
            if let input = command.input { shown += input + "END\n" }
            shown += try answer(to: command, in: folder)
        }
        return shown
    }

    private func answer(to command: Command, in folder: URL) throws -> String {
        let settings = command.words.prefix { $0.contains("=") && !$0.hasPrefix("-") }
        let words = Array(command.words.dropFirst(settings.count))
        switch words.first {
        case "proviso":
            return try Self.proviso(Array(words.dropFirst()), command.input, Array(settings), in: folder)
        case "git":
            try Self.git(Array(words.dropFirst()), in: folder)
            return ""
        case "sed":
            try Self.sed(Array(words.dropFirst()), in: folder)
            return ""
        case "edit" where words.count == 4:
            return try Self.edit(folder.appendingPathComponent(words[1]), words[2], words[3])
        case "write" where words.count == 2:
            let file = folder.appendingPathComponent(words[1])
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try (command.input ?? "").write(to: file, atomically: true, encoding: .utf8)
            return ""
        case "cat" where words.count == 2:
            let text = try String(contentsOf: folder.appendingPathComponent(words[1]), encoding: .utf8)
            // Shown, since a reader would not see it.
            return text.replacing("\r\n", with: "\\r\n")
        default: throw Problem(description: "a transcript has no command `\(command.line)`")
        }
    }

    struct Problem: Error, CustomStringConvertible { let description: String }

    private static func edit(_ file: URL, _ old: String, _ new: String) throws -> String {
        let text = try String(contentsOf: file, encoding: .utf8)
        guard text.components(separatedBy: old).count == 2 else {
            throw Problem(description: "`\(old)` does not stand exactly once in \(file.lastPathComponent)")
        }
        try text.replacingOccurrences(of: old, with: new).write(to: file, atomically: true, encoding: .utf8)
        return ""
    }

    private static func sed(_ arguments: [String], in folder: URL) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sed")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw Problem(description: "sed failed: \(arguments)") }
    }

    /// Nothing of the machine's own settings; always the same author and day.
    private static func git(_ arguments: [String], in folder: URL) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = [
            "PATH": "/usr/bin:/bin", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
            "GIT_AUTHOR_NAME": "analyst", "GIT_AUTHOR_EMAIL": "analyst@example.org",
            "GIT_COMMITTER_NAME": "analyst", "GIT_COMMITTER_EMAIL": "analyst@example.org",
            "GIT_AUTHOR_DATE": "2026-01-05T09:00:00+08:00", "GIT_COMMITTER_DATE": "2026-01-05T09:00:00+08:00",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw Problem(description: "git failed: \(arguments)") }
    }

    // MARK: - The command

    /// Its output, its messages, and its status when that is not 0.
    private static func proviso(
        _ arguments: [String], _ input: String?, _ settings: [String], in folder: URL
    ) throws -> String {
        let process = Process()
        process.executableURL = try executable()
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var environment = ["TZ": "Asia/Shanghai", "PATH": "/usr/bin:/bin"]
        for setting in settings {
            let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            environment[String(parts[0])] = parts[1].replacingOccurrences(of: "$PWD", with: folder.path)
        }
        process.environment = environment
        let streams = try ["in", "out", "err"].map { name in
            let file = folder.appendingPathComponent(".\(name)")
            try (name == "in" ? input ?? "" : "").write(to: file, atomically: true, encoding: .utf8)
            return file
        }
        process.standardInput = try FileHandle(forReadingFrom: streams[0])
        process.standardOutput = try FileHandle(forWritingTo: streams[1])
        process.standardError = try FileHandle(forWritingTo: streams[2])
        try process.run()
        process.waitUntilExit()
        let shown = try streams.dropFirst().map { try String(contentsOf: $0, encoding: .utf8) }.joined()
        let status = process.terminationStatus
        return withoutDigests(shown) + (status == 0 ? "" : "[exit status \(status)]\n")
    }

    /// Beside the tests' own executable.
    static func executable() throws -> URL {
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let built = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../.build/debug/proviso")
            .standardized
        for candidate in [folder.appendingPathComponent("proviso"), built]
        where FileManager.default.isExecutableFile(atPath: candidate.path) {
            return candidate
        }
        throw Problem(description: "the command is not built")
    }

    /// A digest changes with every rule file; that it is there is what a transcript shows.
    private static func withoutDigests(_ text: String) -> String {
        text.replacingOccurrences(of: "sha256:[0-9a-f]{64}", with: "sha256:…", options: .regularExpression)
    }
}
