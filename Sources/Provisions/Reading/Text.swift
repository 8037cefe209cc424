import Diagnostics

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        var scalars = Substring(self).unicodeScalars
        while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
        while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
        return String(scalars)
    }
}

/// The help line for a value that is none of the choices.
func choiceHelp(_ text: String, _ ids: [String]) -> String? { suggestion(for: text, among: ids) }
