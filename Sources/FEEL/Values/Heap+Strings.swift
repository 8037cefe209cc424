/// Strings in the heap. FEEL counts and orders them by code point, which is the order of their UTF-8 bytes too.
extension Heap {
    /// So many bytes of a string cost a step wherever a string is read or written as a whole.
    static let bytesAtOnce = 64

    /// The value of a string; null when it is longer than allowed.
    package func string(_ text: some StringProtocol) -> Value {
        var text = String(text)
        return text.withUTF8 { string(utf8: $0) }
    }

    /// The value of a string given as UTF-8, which the caller has made sure it is.
    package func string(utf8 text: UnsafeBufferPointer<UInt8>) -> Value {
        guard admits(bytes: text.count, length: text.count, atMost: limits.stringLength, .stringLength) else {
            return .null
        }
        if text.count >= Self.bytesAtOnce { _ = spend(text.count / Self.bytesAtOnce) }
        return Value(.string, low: UInt64(truncatingIfNeeded: strings.intern(text)))
    }

    package func string(utf8 text: [UInt8]) -> Value {
        text.withUnsafeBufferPointer { string(utf8: $0) }
    }

    /// The text of a string; nil for anything else.
    package func text(of value: Value) -> String? {
        value.has(.string) ? String(decoding: strings.text(value.lower), as: UTF8.self) : nil
    }

    /// Runs `body` on the bytes of a string; `body` must not make new strings. Empty for anything else.
    @inline(__always)
    package func withBytes<Result>(of value: Value, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result
    {
        body(value.has(.string) ? strings.text(value.lower) : UnsafeBufferPointer(start: nil, count: 0))
    }

    /// One string after the other.
    func concatenation(_ left: Value, _ right: Value) -> Value {
        let (first, second) = (strings.text(left.lower), strings.text(right.lower))
        let count = first.count + second.count
        guard admits(bytes: count, length: count, atMost: limits.stringLength, .stringLength) else {
            return .null
        }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { buffer in
            _ = buffer.initialize(fromContentsOf: first)
            _ = buffer[first.count...].initialize(fromContentsOf: second)
            return string(utf8: UnsafeBufferPointer(buffer))
        }
    }

    /// −1, 0 or 1 by code points.
    func compareStrings(_ left: Value, _ right: Value) -> Int {
        if left == right { return 0 }
        let (first, second) = (strings.text(left.lower), strings.text(right.lower))
        let common = min(first.count, second.count)
        if common >= Self.bytesAtOnce { _ = spend(common / Self.bytesAtOnce) }
        for index in 0..<common where first[index] != second[index] {
            return first[index] < second[index] ? -1 : 1
        }
        return first.count < second.count ? -1 : 1
    }
}
