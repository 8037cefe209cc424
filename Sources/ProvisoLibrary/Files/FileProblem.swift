import Glibc

/// Why a file could not be read or written.
package struct FileProblem: Error {
    package let path: String
    package let reason: String
    package var help: String?

    package init(_ path: String, _ reason: String, help: String? = nil) {
        self.path = path
        self.reason = reason
        self.help = help
    }

    /// What the system says of the call that just failed.
    package static func last(_ path: String) -> FileProblem { FileProblem(path, words(for: errno)) }

    private static func words(for code: Int32) -> String {
        switch code {
        case ENOENT: "there is no such file"
        case EACCES, EPERM: "permission denied"
        case EISDIR: "it is a folder"
        case EEXIST: "it is there already"
        case ENOTDIR: "a part of the path is no folder"
        case ENOSPC: "the disk is full"
        default: String(cString: strerror(code))
        }
    }
}
