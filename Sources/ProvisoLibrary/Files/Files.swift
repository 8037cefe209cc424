import Glibc

/// The files of this machine: the one place that opens and reads them.
package enum Files {
    /// More than any honest rule file, case or zone; what reads records streams.
    private static let mostBytes = 64 << 20

    /// How messages call a file.
    package static func name(of path: String) -> String { path == "-" ? "<standard input>" : path }

    /// All bytes of a file; `-` is standard input.
    package static func read(_ path: String) throws(FileProblem) -> [UInt8] {
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
    package static func readMore(_ descriptor: Int32, _ path: String, into bytes: inout [UInt8])
        throws(FileProblem)
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

    package static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The names in a folder, sorted, hidden ones left out; none when it cannot be listed.
    package static func names(in folder: String) -> [String] {
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
}
