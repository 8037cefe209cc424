/// What a file may cost to read. Far above any honest rule file; below what could exhaust memory or the
/// stack.
enum ReadingLimits {
    /// 16 MiB.
    static let fileSize = 16 << 20
    /// Lists and mappings within each other.
    static let depth = 64
    /// Values of one file, keys not counted.
    static let nodes = 1_000_000
    /// Lines that begin with `%`: libyaml compares each `%TAG` line with all before it.
    static let directives = 1_000
    /// Diagnostics of one file; the next one says that there are more.
    static let diagnostics = 100
}
