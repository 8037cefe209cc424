/// A FEEL value in sixteen plain bytes: a decimal128 as it is, everything else in the space that decimal128 leaves to
/// infinities and NaNs. Copying one touches no reference count.
///
/// Strings, lists, contexts, ranges and functions are places in a `Heap`. Dates, times and durations lie in the value
/// itself.
///
/// Layout of `high`: bits 62 and 61 both set mark a value that is no number; then bits 60…56 are the `Tag` and the
/// other 56 bits, with the 64 of `low`, its payload. `==` compares the bits: it is sameness of representation, not
/// FEEL's `=`, for which see `Heap.equality`.
package struct Value: Hashable, Sendable, BitwiseCopyable {
    package let high: UInt64
    package let low: UInt64

    package enum Tag: UInt8, Sendable {
        case null, boolean, string, date, time, dateTime, dayTimeDuration, yearMonthDuration
        case list, context, range, function
        /// An input that nobody has supplied yet, or something that depends on one: the payload is the set of those
        /// inputs as a bit mask (`UnknownInputs`). Not a FEEL value of the standard: never written, never null.
        case unknown
    }

    /// Both bits set mark what is no number.
    static let mark: UInt64 = 0x6000_0000_0000_0000
    static let tagShift: UInt64 = 56
    static let payloadMask: UInt64 = (1 << 56) - 1

    /// Sameness of bits.
    @inline(__always)
    package static func == (left: Value, right: Value) -> Bool {
        left.low == right.low && left.high == right.high
    }

    /// The bits as they are, unchecked: also what a loop keeps in its registers.
    @inline(__always)
    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    @inline(__always)
    init(_ tag: Tag, high: UInt64 = 0, low: UInt64 = 0) {
        self.high = Value.mark | UInt64(tag.rawValue) << Value.tagShift | high
        self.low = low
    }

    @inline(__always)
    init(_ tag: Tag, bits: UInt128) {
        self.init(
            tag, high: UInt64(truncatingIfNeeded: bits >> 64) & Value.payloadMask,
            low: UInt64(truncatingIfNeeded: bits))
    }

    /// What kind of value it is; nil for a number.
    @inline(__always)
    package var tag: Tag? {
        isNumber ? nil : Tag(rawValue: UInt8(truncatingIfNeeded: high >> Value.tagShift) & 0x1F)
    }

    @inline(__always)
    package var isNumber: Bool { high & Value.mark != Value.mark }

    /// Whether it is no number and has this tag.
    @inline(__always)
    package func has(_ tag: Tag) -> Bool {
        high & ~Value.payloadMask == Value.mark | UInt64(tag.rawValue) << Value.tagShift
    }

    @inline(__always)
    var payload: UInt128 { UInt128(high & Value.payloadMask) << 64 | UInt128(low) }

    /// The upper part of the payload: a length or a shape.
    @inline(__always)
    var upper: Int { Int(truncatingIfNeeded: high & Value.payloadMask) }

    /// The lower part of the payload: a place in a heap.
    @inline(__always)
    var lower: Int { Int(truncatingIfNeeded: low) }
}

extension Value {
    package static let null = Value(.null)
    package static let `false` = Value(.boolean, low: 0)
    package static let `true` = Value(.boolean, low: 1)
    /// An optional argument that was not given, or a field that a record does not mention; only ever in an argument's
    /// register, or in a table of records before they are complete.
    package static let absent = Value(high: mark | 31 << tagShift, low: 0)

    @inline(__always)
    package init(_ number: Number) { self.init(high: number.high, low: number.low) }

    @inline(__always)
    package init(_ boolean: Bool) { self.init(.boolean, low: boolean ? 1 : 0) }

    package init(_ integer: Int) { self.init(Number(integer)) }
    package init(_ date: CalendarDate) { self.init(.date, bits: date.bits) }
    package init(_ time: TimeOfDay) { self.init(.time, bits: time.bits) }
    package init(_ dateTime: DateTime) { self.init(.dateTime, bits: dateTime.bits) }
    package init(_ duration: DayTimeDuration) { self.init(.dayTimeDuration, bits: duration.bits) }
    package init(_ duration: YearMonthDuration) { self.init(.yearMonthDuration, bits: duration.bits) }

    /// A value that depends on these inputs, which nobody has supplied.
    package static func unknown(_ inputs: UnknownInputs) -> Value { Value(.unknown, bits: inputs.bits) }

    /// The number, date, … or null where an operation has no result.
    package static func orNull(_ number: Number?) -> Value { number.map { Value($0) } ?? .null }
    package static func orNull(_ date: CalendarDate?) -> Value { date.map { Value($0) } ?? .null }
    package static func orNull(_ time: TimeOfDay?) -> Value { time.map { Value($0) } ?? .null }
    package static func orNull(_ dateTime: DateTime?) -> Value { dateTime.map { Value($0) } ?? .null }
    package static func orNull(_ duration: DayTimeDuration?) -> Value { duration.map { Value($0) } ?? .null }
    package static func orNull(_ duration: YearMonthDuration?) -> Value {
        duration.map { Value($0) } ?? .null
    }
    package static func orNull(_ boolean: Bool?) -> Value { boolean.map { Value($0) } ?? .null }

    package init(_ literal: TemporalLiteral) {
        switch literal {
        case .date(let date): self.init(date)
        case .dateTime(let dateTime): self.init(dateTime)
        case .time(let time): self.init(time)
        case .dayTimeDuration(let duration): self.init(duration)
        case .yearMonthDuration(let duration): self.init(duration)
        }
    }
}

extension Value {
    @inline(__always)
    package var isNull: Bool { has(.null) }

    @inline(__always)
    package var isAbsent: Bool { self == .absent }

    @inline(__always)
    package var isUnknown: Bool { has(.unknown) }

    @inline(__always)
    package var isTrue: Bool { self == .true }

    @inline(__always)
    package var isFalse: Bool { self == .false }

    /// The number; nil for anything else.
    @inline(__always)
    package var number: Number? { isNumber ? Number(high: high, low: low) : nil }

    /// The number that `isNumber` has said it is.
    @inline(__always)
    var asNumber: Number { Number(high: high, low: low) }

    @inline(__always)
    package var boolean: Bool? { has(.boolean) ? low != 0 : nil }

    package var date: CalendarDate? { has(.date) ? CalendarDate(bits: payload) : nil }
    package var time: TimeOfDay? { has(.time) ? TimeOfDay(bits: payload) : nil }
    package var dateTime: DateTime? { has(.dateTime) ? DateTime(bits: payload) : nil }
    package var dayTimeDuration: DayTimeDuration? {
        has(.dayTimeDuration) ? DayTimeDuration(bits: payload) : nil
    }
    package var yearMonthDuration: YearMonthDuration? {
        has(.yearMonthDuration) ? YearMonthDuration(bits: payload) : nil
    }

    /// Whether it is a place in a heap.
    @inline(__always)
    package var livesInHeap: Bool {
        switch tag {
        case .string, .list, .context, .range, .function: true
        default: false
        }
    }

    /// The inputs on which an unknown value depends; none for a known value.
    package var unknownInputs: UnknownInputs { isUnknown ? UnknownInputs(bits: payload) : .none }
}
