package import FEEL

/// Reads the text of a cell straight from its bytes, where it is what a cell of its type usually is.
///
/// It gives exactly the value that the way through `CaseColumns` and `CaseReader` gives, or nothing: then that way, which
/// has a place and a word for everything, is to be taken.
package struct CellReader: Sendable {
    private let type: DeclaredType
    private let literals: LiteralReader
    private let zone: Zone
    private let choices: [[UInt8]]

    /// - Parameters:
    ///   - unit: what a number without a unit is counted in.
    ///   - zone: where dates and times without a zone are meant.
    package init(_ type: DeclaredType, unit: Unit? = nil, zone: Zone = .none) {
        self.type = type
        self.zone = zone
        literals = LiteralReader(type, unit: unit)
        choices = if case .choice(let choices) = type { choices.map { Array($0.id.utf8) } } else { [] }
    }

    /// The reader of a record's field.
    package init(field: Input, zone: Zone) {
        self.init(field.type, unit: field.unit, zone: zone)
    }

    /// The value in the heap; nil for an empty cell, and where the cell needs a closer look.
    ///
    /// - Parameter text: valid UTF-8, as it stands between commas, without quotes.
    package func value(of text: UnsafeBufferPointer<UInt8>, in heap: Heap) -> Value? {
        guard !text.isEmpty else { return nil }
        switch type {
        case .string: return string(text, in: heap)
        case .boolean: return boolean(text)
        case .date: return date(text)
        case .choice:
            return !Self.mayBeNull(text) && choices.contains { $0.elementsEqual(text) }
                ? string(text, in: heap) : nil
        case .number, .integer, .money, .rate: return number(text) ?? literal(text, in: heap)
        case .dateTime, .time, .dayTimeDuration, .yearMonthDuration: return literal(text, in: heap)
        case .list, .map, .record, .brackets, .open: return nil
        }
    }

    /// Nil for a text that is longer than any may be.
    private func string(_ text: UnsafeBufferPointer<UInt8>, in heap: Heap) -> Value? {
        let value = heap.string(utf8: text)
        return value.isNull ? nil : value
    }

    private func boolean(_ text: UnsafeBufferPointer<UInt8>) -> Value? {
        if text.elementsEqual("true".utf8) { return .true }
        return text.elementsEqual("false".utf8) ? .false : nil
    }

    /// `2019-01-10`, a year of four digits.
    private func date(_ text: UnsafeBufferPointer<UInt8>) -> Value? {
        guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
            let year = Self.digits(text, 0, 4), let month = Self.digits(text, 5, 7),
            let day = Self.digits(text, 8, 10)
        else { return nil }
        return CalendarDate(year: year, month: month, day: day).map { Value($0) }
    }

    private static func digits(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var number = 0
        for index in start..<end {
            let digit = Int(text[index]) - 0x30
            guard (0...9).contains(digit) else { return nil }
            number = number * 10 + digit
        }
        return number
    }

    /// A figure alone; units and percent signs are literals.
    private func number(_ text: UnsafeBufferPointer<UInt8>) -> Value? {
        guard literals.unit == nil || literals.unit?.factor == .one || type == .rate,
            let reading = Number.read(text), reading.isExact, let number = reading.number,
            type != .integer || number.isInteger
        else { return nil }
        return Value(number)
    }

    /// The way of a literal that needs its text.
    private func literal(_ text: UnsafeBufferPointer<UInt8>, in heap: Heap) -> Value? {
        guard !Self.mayBeNull(text),
            let datum = try? literals.read(String(decoding: text, as: UTF8.self))
        else { return nil }
        return heap.value(of: datum.meant(in: zone))
    }

    /// Whether a plain text may say that there is no value.
    private static func mayBeNull(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.count == 1 && text[0] == UInt8(ascii: "~")
            || text.count == 4 && text[0] | 0x20 == UInt8(ascii: "n") && text[3] | 0x20 == UInt8(ascii: "l")
    }
}
