/// A FEEL value in sixteen plain bytes: a decimal128 as it is, everything else in the space that decimal128 leaves to
/// infinities and NaNs. Copying one touches no reference count.
///
/// Strings, lists, contexts, ranges and functions are ids into a `Heap`. Dates, times and durations lie in the value
/// itself.
///
/// Layout of `high`: bits 62 and 61 both set mark a value that is no number; then bits 60…56 are the `Tag` and the
/// other 56 bits, with the 64 of `low`, its payload.
package struct Value: Hashable, Sendable {
    package let high: UInt64
    package let low: UInt64

    package enum Tag: UInt8, Sendable {
        case null, boolean, string, date, time, dateTime, dayTimeDuration, yearMonthDuration
        case list, context, range, function
        /// An input that nobody has supplied yet, or something that depends on one: the payload is the set of those
        /// inputs as a bit mask (`UnknownInputs`). Not a FEEL value of the standard: never written, never null.
        case unknown
    }
}
