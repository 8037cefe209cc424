import FEEL

/// A file of the General Decimal Arithmetic's test cases (`.decTest`), read byte by byte, as its lines may
/// end in CRLF.
struct NumberVectorFile {
    let vectors: [NumberVector]

    init(_ bytes: [UInt8]) {
        var settings = NumberVector.Settings()
        var found: [NumberVector] = []
        for line in bytes.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
            let words = NumberVectorFile.words(line)
            if let directive = words.first, directive.hasSuffix(":"), words.count >= 2 {
                settings.apply(directive.lowercased(), words[1].lowercased())
            } else if let vector = NumberVector(words, settings) {
                found.append(vector)
            }
        }
        vectors = found
    }

    /// Words parted by blanks, or quoted; a comment ends the line.
    private static func words(_ line: ArraySlice<UInt8>) -> [String] {
        var words: [String] = []
        var rest = line
        while let byte = rest.first {
            if byte == 32 || byte == 9 {
                rest = rest.dropFirst()
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                let inside = rest.dropFirst().prefix { $0 != byte }
                words.append(String(decoding: inside, as: UTF8.self))
                rest = rest.dropFirst(inside.count + 2)
            } else {
                let word = rest.prefix { $0 != 32 && $0 != 9 }
                if word.starts(with: "--".utf8) { return words }
                words.append(String(decoding: word, as: UTF8.self))
                rest = rest.dropFirst(word.count)
            }
        }
        return words
    }
}

/// One test case: an operation, its operands, what comes out and what is reported.
struct NumberVector {
    /// What the directives above a case say.
    struct Settings {
        var values: [String: String] = [:]

        mutating func apply(_ directive: String, _ value: String) { values[directive] = value }

        /// Whether the case is about decimal128.
        var isDecimal128: Bool {
            values["precision:"] == "34" && values["maxexponent:"] == "6144"
                && values["minexponent:"] == "-6143" && values["clamp:"] == "1"
        }

        var rounding: RoundingMode? {
            switch values["rounding:"] {
            case "down": .down
            case "up": .up
            case "floor": .floor
            case "ceiling": .ceiling
            case "half_up": .halfUp
            case "half_down": .halfDown
            case "half_even": .halfEven
            default: nil
            }
        }
    }

    let name: String
    let operation: String
    let operands: [String]
    let result: String
    let conditions: Set<String>
    let settings: Settings

    init?(_ words: [String], _ settings: Settings) {
        guard let arrow = words.firstIndex(of: "->"), arrow >= 3, arrow + 1 < words.count else { return nil }
        name = words[0]
        operation = words[1].lowercased()
        operands = Array(words[2..<arrow])
        result = words[arrow + 1]
        conditions = Set(words[(arrow + 2)...].map { $0.lowercased() })
        self.settings = settings
    }

    /// Whether the operand is a text to be read, and the result the text to be written.
    var isConversion: Bool { operation == "tosci" || operation == "apply" }

    /// The status the conditions amount to.
    var status: NumberStatus {
        var status: NumberStatus = []
        for condition in conditions { status.formUnion(NumberVector.statuses[condition] ?? .invalid) }
        return status
    }

    private static let statuses: [String: NumberStatus] = [
        "inexact": .inexact, "rounded": .rounded, "overflow": .overflow, "underflow": .underflow,
        "subnormal": .subnormal, "clamped": .clamped, "division_by_zero": .divisionByZero,
    ]
}
