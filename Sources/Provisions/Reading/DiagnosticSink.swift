package import Diagnostics

/// Where all readers and checkers of one file put what they find; nothing stops at the first.
///
/// A class since the sink is one thing that many hands add to.
package final class DiagnosticSink {
    package private(set) var diagnostics: [Diagnostic] = []

    package init() {}

    package func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    package func report(_ more: some Sequence<Diagnostic>) { diagnostics += more }

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// In the order of file and place, each once.
    package var sorted: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return diagnostics.filter { seen.insert($0).inserted }.enumerated().sorted { left, right in
            let a = (left.element.place?.file.name ?? "", left.element.place?.span.start ?? -1, left.offset)
            let b = (right.element.place?.file.name ?? "", right.element.place?.span.start ?? -1, right.offset)
            return a < b
        }.map(\.element)
    }
}
