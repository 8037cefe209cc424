import Glibc
import Proviso

/// The one place that writes files.
extension Files {
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
        try put(path, bytes, mode: status.st_mode & 0o777)
    }

    /// The same, whether or not the file is there.
    static func put(_ path: String, _ bytes: [UInt8], mode: mode_t = 0o644) throws(FileProblem) {
        let beside = path + ".new"
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
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
