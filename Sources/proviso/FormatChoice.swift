import Diagnostics
import Reports

/// The format of a list that an option names.
func format<Format: NamedFormat>(_ name: String, among known: [Format]) throws(CommandFailure) -> Format {
    guard let format = known.first(where: { $0.name == name }) else {
        throw .usage(.unknownFormat(name, known: known.map(\.name)))
    }
    return format
}
