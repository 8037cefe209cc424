/// *Did you mean*: the candidate closest to a misspelt name, if one is close enough to be meant.
///
/// Distance is optimal string alignment over Unicode scalars (insert, delete, replace, swap neighbours); a candidate
/// counts within a third of the name's length, at least one edit.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
    let target = Array(name.unicodeScalars)
    let limit = max(1, target.count / 3)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates where candidate != name {
        let scalars = Array(candidate.unicodeScalars)
        guard abs(scalars.count - target.count) <= limit, scalars.count <= 200 else { continue }
        let distance = editDistance(target, scalars)
        guard distance <= limit, distance < max(target.count, scalars.count) else { continue }
        if best.map({ (distance, candidate) < ($0.distance, $0.candidate) }) ?? true {
            best = (distance, candidate)
        }
    }
    return best?.candidate
}

/// The help line for a misspelt name: the nearest one, else what there is to choose from when that is short.
package func suggestion(for name: String, among candidates: [String]) -> String? {
    if let nearest = nearestName(to: name, among: candidates) { return "did you mean `\(nearest)`?" }
    guard !candidates.isEmpty, candidates.count <= 12 else { return nil }
    return "known: " + candidates.map { "`\($0)`" }.joined(separator: ", ")
}

private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 0..<a.count {
        var row = [i + 1]
        row.reserveCapacity(b.count + 1)
        for j in 0..<b.count {
            var distance = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                distance = min(distance, beforeLast[j - 1] + 1)
            }
            row.append(distance)
        }
        (beforeLast, last) = (last, row)
    }
    return last[b.count]
}
