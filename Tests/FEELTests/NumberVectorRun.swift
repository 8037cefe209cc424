import FEEL

/// How the cases of some vector files went.
struct NumberVectorRun {
    private(set) var passed = 0
    private(set) var failures: [String] = []
    private(set) var skipped: [String: Int] = [:]

    var report: String {
        let reasons = skipped.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        let total = skipped.values.reduce(0, +)
        return
            "\(passed) passed, \(failures.count) failed, \(total) skipped (\(reasons.joined(separator: ", ")))"
    }

    mutating func run(_ file: NumberVectorFile) {
        for vector in file.vectors {
            if let reason = skipReason(vector) {
                skipped[reason, default: 0] += 1
            } else if let failure = failure(of: vector) {
                failures.append("\(vector.name) \(vector.operation) \(vector.operands): \(failure)")
            } else {
                passed += 1
            }
        }
    }

    private func skipReason(_ vector: NumberVector) -> String? {
        if !vector.settings.isDecimal128 { return "not decimal128" }
        if NumberOperation.named[vector.operation] == nil { return "operation \(vector.operation)" }
        if vector.settings.rounding == nil { return "rounding" }
        let texts = vector.operands + [vector.result]
        if texts.contains(where: { $0.hasPrefix("#") }) { return "encoding" }
        if vector.operands.contains(where: Self.isSpecial) { return "special operand" }
        if vector.conditions.contains("division_impossible") { return "quotient of more than 34 digits" }
        return nil
    }

    private static func isSpecial(_ text: String) -> Bool {
        let lower = text.lowercased()
        return lower.contains("nan") || lower.contains("inf")
    }

    /// What is wrong, if anything.
    private func failure(of vector: NumberVector) -> String? {
        guard let operation = NumberOperation.named[vector.operation] else { return "no such operation" }
        var context = NumberContext(rounding: vector.settings.rounding ?? .halfEven)
        guard let operands = operands(of: vector, &context) else {
            return vector.conditions.contains("conversion_syntax") ? nil : "operands cannot be read"
        }
        guard let inContext = operation.inContext else {
            let isFailure =
                vector.conditions.contains("overflow") || vector.result.lowercased().hasSuffix("nan")
            let result = operation.plain?(operands)
            if let result, let expected = Self.number(vector.result) {
                return result == expected ? nil : "\(result.exactText), not \(vector.result)"
            }
            return result == nil && isFailure ? nil : "\(String(describing: result))"
        }
        let result = inContext(&context, operands)
        // A number at the upper end takes its stored form when it is read, where the vectors have it in the
        // operation.
        if Self.readsClamped(vector) { context.status.formUnion(vector.status.intersection(.clamped)) }
        if context.status != vector.status { return "status \(context.status), not \(vector.status)" }
        let failed = !context.status.isDisjoint(with: [.overflow, .invalid, .divisionByZero])
        if !failed, let difference = Self.difference(result, vector) { return difference }
        guard vector.settings.rounding == .halfEven, let plain = operation.plain else { return nil }
        return plainFailure(plain(operands.map(Self.withoutSignOfZero)), expected: failed ? nil : result)
    }

    private static func difference(_ result: Number, _ vector: NumberVector) -> String? {
        if vector.isConversion {
            return result.exactText == vector.result ? nil : "\(result.exactText), not \(vector.result)"
        }
        guard let expected = number(vector.result) else { return "result cannot be read" }
        return same(result, expected) ? nil : "\(result.exactText), not \(vector.result)"
    }

    /// Number's own operation must give the same, or nil for a failure, and never −0.
    private func plainFailure(_ result: Number?, expected: Number?) -> String? {
        guard let result, let expected else {
            return result == nil && expected == nil ? nil : "plain \(String(describing: result))"
        }
        return Self.same(result, Self.withoutSignOfZero(expected)) ? nil : "plain \(result.exactText)"
    }

    private func operands(of vector: NumberVector, _ context: inout NumberContext) -> [Number]? {
        if vector.isConversion {
            return Self.lenient(vector.operands[0]).flatMap { context.number($0) }.map { [$0] }
        }
        let numbers = vector.operands.map(Self.number)
        return numbers.contains(where: { $0 == nil }) ? nil : numbers.compactMap { $0 }
    }

    private static func readsClamped(_ vector: NumberVector) -> Bool {
        var context = NumberContext()
        for text in vector.operands { _ = lenient(text).flatMap { context.number($0) } }
        return context.status.contains(.clamped)
    }

    private static func number(_ text: String) -> Number? {
        var context = NumberContext()
        return lenient(text).flatMap { context.number($0) }
    }

    /// The vectors also write `12.` and `12.E3`, which FEEL does not know.
    private static func lenient(_ text: String) -> [UInt8]? {
        var bytes = Array(text.utf8)
        let significand = bytes.prefix { $0 | 0x20 != UInt8(ascii: "e") }
        guard let point = significand.firstIndex(of: UInt8(ascii: ".")), point > 0 else { return bytes }
        let isBeforeEnd = point == bytes.count - 1 || bytes[point + 1] | 0x20 == UInt8(ascii: "e")
        if isBeforeEnd, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[point - 1]) {
            bytes.remove(at: point)
        }
        return bytes
    }

    private static func same(_ a: Number, _ b: Number) -> Bool { a.high == b.high && a.low == b.low }

    private static func withoutSignOfZero(_ number: Number) -> Number {
        number.isZero ? number.magnitude : number
    }
}
