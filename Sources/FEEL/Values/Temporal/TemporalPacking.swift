/// Temporal values as plain bits, for `Value`, which keeps 120 of them: a date takes 40, a time 47 and its
/// zone 20. Equal values have equal bits and unequal ones unequal bits.
private enum Packing {
    static let zoneMask = UInt128(1) << zoneBits - 1
    static let timeMask = UInt128(1) << timeBits - 1
    static let zoneBits = Zone.packedBits
    static let timeBits = 47 + Zone.packedBits

    /// Added to a day number, which lifts it above zero.
    static let dayBias = 1 << 39
}

extension CalendarDate {
    /// The low 40 bits; the rest is zero.
    package var bits: UInt128 { UInt128(UInt64(dayNumber + Packing.dayBias)) }

    /// Takes back what `bits` gave; nil for anything else.
    package init?(bits: UInt128) {
        guard let number = Int(exactly: bits) else { return nil }
        self.init(dayNumber: number - Packing.dayBias)
    }
}

extension TimeOfDay {
    /// The low 67 bits; the rest is zero.
    package var bits: UInt128 { UInt128(UInt64(nanosecondOfDay)) << Packing.zoneBits | UInt128(zone.packed) }

    /// Takes back what `bits` gave; nil for anything else.
    package init?(bits: UInt128) {
        guard let nanosecond = Int(exactly: bits >> Packing.zoneBits) else { return nil }
        let zone = Zone(packed: UInt32(truncatingIfNeeded: bits & Packing.zoneMask))
        self.init(nanosecondOfDay: nanosecond, zone: zone)
    }
}

extension DateTime {
    /// The low 107 bits; the rest is zero.
    package var bits: UInt128 { date.bits << Packing.timeBits | time.bits }

    /// Takes back what `bits` gave; nil for anything else.
    package init?(bits: UInt128) {
        guard let date = CalendarDate(bits: bits >> Packing.timeBits),
            let time = TimeOfDay(bits: bits & Packing.timeMask)
        else { return nil }
        self.init(date, time)
    }
}

extension DayTimeDuration {
    /// The low 104 bits, the sign in the topmost of them; the rest is zero.
    package var bits: UInt128 { UInt128(bitPattern: nanoseconds) & (UInt128(1) << 104 - 1) }

    /// Takes back what `bits` gave; nil for anything else.
    package init?(bits: UInt128) {
        self.init(nanoseconds: Int128(bitPattern: bits << 24) >> 24)
    }
}

extension YearMonthDuration {
    /// The low 64 bits; the rest is zero.
    package var bits: UInt128 { UInt128(UInt64(bitPattern: Int64(months))) }

    /// Takes back what `bits` gave; the bits above 64 do not matter.
    package init(bits: UInt128) {
        self.init(months: Int(truncatingIfNeeded: bits))
    }
}
