import Glibc

/// The files of this machine: the one place that opens, reads and writes them.
enum Files {
    /// More than any honest rule file, case or zone; what reads records streams.
    private static let mostBytes = 64 << 20

    /// How messages call a file.
    static func name(of path: String) -> String { path == "-" ? "<standard input>" : path }

    /// All bytes of a file; `-` is standard input.
    static func read(_ path: String) throws(FileProblem) -> [UInt8] {
        if path == "-" { return try read(STDIN_FILENO, path) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last(path) }
        defer { close(descriptor) }
        return try read(descriptor, path)
    }

    private static func read(_ descriptor: Int32, _ path: String) throws(FileProblem) -> [UInt8] {
        var bytes: [UInt8] = []
        while try readMore(descriptor, path, into: &bytes) {
            guard bytes.count <= mostBytes else { throw FileProblem(path, "it is larger than 64 MiB") }
        }
        return bytes
    }

    /// Adds what comes next; false at the end.
    static func readMore(_ descriptor: Int32, _ path: String, into bytes: inout [UInt8]) throws(FileProblem)
        -> Bool
    {
        let size = 65_536
        var count = 0
        let piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, used in
            repeat {
                count = Glibc.read(descriptor, buffer.baseAddress, size)
            } while count < 0 && errno == EINTR
            used = max(0, count)
        }
        guard count >= 0 else { throw .last(path) }
        bytes += piece
        return count > 0
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The names in a folder, sorted, hidden ones left out; none when it cannot be listed.
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// Writes a file that must not be there yet.
    static func create(_ path: String, _ text: String) throws(FileProblem) {
        try write(text, to: path, flags: O_CREAT | O_EXCL)
    }

    static func append(_ path: String, _ text: String) throws(FileProblem) {
        try write(text, to: path, flags: O_APPEND)
    }

    /// Puts other contents in the place of a file's, all of them or none: they are written beside it first.
    static func replace(_ path: String, _ bytes: [UInt8]) throws(FileProblem) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .last(path) }
        let beside = path + ".new"
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, status.st_mode & 0o777)
        guard descriptor >= 0 else { throw .last(beside) }
        let isWritten = write(bytes, to: descriptor)
        close(descriptor)
        guard isWritten, rename(beside, path) == 0 else {
            let problem = FileProblem.last(path)
            unlink(beside)
            throw problem
        }
    }

    private static func write(_ text: String, to path: String, flags: Int32) throws(FileProblem) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC | flags, 0o644)
        guard descriptor >= 0 else { throw .last(path) }
        defer { close(descriptor) }
        guard write(Array(text.utf8), to: descriptor) else { throw .last(path) }
    }

    /// False when not everything could be written; the system then says why.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { write($0, to: descriptor) }
    }

    /// False when not everything could be written; the system then says why.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }

    static func makeFolder(_ path: String) throws(FileProblem) {
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .last(path) }
    }

    /// The working directory; `/` when it is gone.
    static var workingFolder: String {
        guard let path = getcwd(nil, 0) else { return "/" }
        defer { free(path) }
        return String(cString: path)
    }
}
