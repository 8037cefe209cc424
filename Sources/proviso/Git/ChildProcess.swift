@preconcurrency import Glibc
import Proviso

/// Another program, run to its end without a shell: what it is given is never read as a command line.
enum ChildProcess {
    /// What it wrote and how it ended.
    struct Outcome {
        let output: [UInt8]
        let errors: [UInt8]
        /// Its exit status; nil when a signal ended it.
        let status: Int32?

        var isSuccess: Bool { status == 0 }
    }

    /// Runs a program of the search path.
    ///
    /// The streams are files: neither side ever waits for the other.
    ///
    /// - Throws: when the program is not there or cannot be run.
    static func run(
        _ program: String, _ arguments: [String], input: [UInt8] = []
    ) throws(FileProblem) -> Outcome {
        let streams = try [input, [], []].map { bytes throws(FileProblem) in try NamelessFile(bytes) }
        defer { for stream in streams { stream.close() } }
        let process = try spawn(program, [program] + arguments, streams)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { throw .last(program) }
        }
        return Outcome(
            output: try streams[1].read(), errors: try streams[2].read(),
            status: status & 0x7F == 0 ? status >> 8 & 0xFF : nil)
    }

    private static func spawn(
        _ program: String, _ words: [String], _ streams: [NamelessFile]
    ) throws(FileProblem) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, stream) in streams.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, stream.descriptor, Int32(number))
        }
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, program, &actions, nil, &arguments, environ)
        guard code == 0 else {
            errno = code
            throw .last(program)
        }
        return process
    }
}

/// A temporary file that has no name and goes away when it is closed.
private struct NamelessFile {
    private let stream: UnsafeMutablePointer<FILE>

    init(_ bytes: [UInt8]) throws(FileProblem) {
        guard let stream = tmpfile() else { throw .last("<temporary file>") }
        self.stream = stream
        guard Files.write(bytes, to: descriptor), lseek(descriptor, 0, SEEK_SET) == 0 else {
            throw .last("<temporary file>")
        }
    }

    var descriptor: Int32 { fileno(stream) }

    func read() throws(FileProblem) -> [UInt8] {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .last("<temporary file>") }
        var bytes: [UInt8] = []
        while try Files.readMore(descriptor, "<temporary file>", into: &bytes) {}
        return bytes
    }

    func close() { fclose(stream) }
}
