/// Known names, as `Grammar/README.md` tells them.
extension Recogniser {
    /// The pieces of a text that is one name.
    mutating func allPieces() -> [[UInt32]] {
        var pieces: [[UInt32]] = []
        var place = 0
        while let end = match(piece, skip(place)) {
            pieces.append(Array(text[skip(place)..<end]))
            place = end
        }
        return pieces
    }

    /// Where the longest known name ends that starts at a place; nil where none may be read.
    mutating func knownName(_ place: Int) -> Int? {
        guard let firstEnd = match(word, place), !startsConstruct(place..<firstEnd) else { return nil }
        var longest: Int?
        for name in knownNames {
            if let end = end(of: name, at: place), end > longest ?? 0 { longest = end }
        }
        guard let end = longest, end > firstEnd || match(reserved, place) == nil else { return nil }
        let next = skip(end)
        return match(word, next) != nil && match(nameEnd, next) == nil ? nil : end
    }

    private func startsConstruct(_ word: Range<Int>) -> Bool {
        let word = String(String.UnicodeScalarView(text[word].compactMap(Unicode.Scalar.init)))
        return ["if", "for", "some", "every", "function"].contains(word)
    }

    private mutating func end(of name: [[UInt32]], at place: Int) -> Int? {
        var end = place
        for wanted in name {
            let start = skip(end)
            guard let next = match(piece, start), text[start..<next].elementsEqual(wanted) else { return nil }
            end = next
        }
        return end
    }
}
