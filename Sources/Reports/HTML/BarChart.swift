/// Horizontal bars as SVG: each with its label above and its figure behind, to the left of zero where it is negative.
struct BarChart {
    struct Bar {
        let label: String
        /// What is written.
        let figure: String
        /// Length in relation to the others; for a drawing, binary floating point is exact enough.
        let length: Double
        /// A class of the style sheet: `rise`, `fall`, `before`, `after`.
        let kind: String
    }

    let title: String
    let bars: [Bar]

    private static let width = 480.0

    var html: String {
        guard !bars.isEmpty else { return "" }
        let most = max(bars.map(\.length).max() ?? 0, 0)
        let least = min(bars.map(\.length).min() ?? 0, 0)
        let span = max(most - least, .leastNormalMagnitude)
        // Room behind the longest bar for its figure.
        let scale = (Self.width - 150) / span
        let zero = -least * scale
        var height = 0.0
        let drawn = bars.map { bar in
            if !bar.label.isEmpty { height += 22 }
            let top = height
            height += 19
            let length = abs(bar.length) * scale
            let left = bar.length < 0 ? zero - length : zero
            let label =
                bar.label.isEmpty
                ? "" : "<text x=\"0\" y=\"\(Self.text(top - 5))\">\(HTML.escaped(bar.label))</text>"
            let size = "width=\"\(Self.text(max(length, 1)))\" height=\"14\" rx=\"2\""
            let end = Self.text(max(zero, left + length) + 6)
            return label
                + "<rect class=\"\(bar.kind)\" x=\"\(Self.text(left))\" y=\"\(Self.text(top))\" \(size)/>"
                + "<text class=\"figure\" x=\"\(end)\" y=\"\(Self.text(top + 12))\">\(HTML.escaped(bar.figure))</text>\n"
        }
        return """
            <figure><figcaption>\(HTML.escaped(title))</figcaption>
            <svg viewBox="0 0 \(Self.text(Self.width)) \(Self.text(height + 6))" role="img" aria-label="\(HTML.escaped(title))">
            \(drawn.joined())</svg></figure>

            """
    }

    /// With one decimal.
    private static func text(_ length: Double) -> String {
        let tenths = Int((length * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }

    static let style = """
        figure { margin: 1.2rem 0; } figcaption { font-weight: 600; margin-bottom: .4rem; }
        svg { width: 100%; max-width: 34rem; height: auto; } svg text { fill: currentColor; font-size: 13px; }
        svg .figure { font-variant-numeric: tabular-nums; }
        .rise, .after { fill: #2a7ab8; } .fall { fill: #c8692b; } .before { fill: #8a94a0; }
        """
}
