import Diagnostics

/// A workflow command of GitHub Actions: words at a line of a file, shown beside the change.
struct GitHubAnnotation {
    /// `error`, `warning` or `notice`.
    let level: String
    let place: SourcePlace?
    let title: String
    /// May have several lines.
    let message: String

    /// With its line end.
    var text: String {
        var properties = "title=\(Self.property(title))"
        if let place {
            let position = place.position
            properties =
                "file=\(Self.property(place.file.name)),line=\(position.line),col=\(position.column),"
                + properties
        }
        return "::\(level) \(properties)::\(Self.replacing(Self.always, in: message))\n"
    }

    private static let always: [Unicode.Scalar: String] = ["%": "%25", "\r": "%0D", "\n": "%0A"]

    private static func property(_ text: String) -> String {
        replacing(always.merging([":": "%3A", ",": "%2C"]) { first, _ in first }, in: text)
    }

    private static func replacing(_ codes: [Unicode.Scalar: String], in text: String) -> String {
        text.unicodeScalars.map { codes[$0] ?? String($0) }.joined()
    }
}
