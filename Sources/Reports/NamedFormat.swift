/// A way of writing something down that `--format` can ask for.
package protocol NamedFormat {
    /// What `--format` calls it.
    var name: String { get }
}
