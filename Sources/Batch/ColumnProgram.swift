/// What is done with the columns of a batch, in order: each step works on whole registers.
///
/// A row for which a step has no honest result (an overflow, a missing value, anything a rule file calls an error) is
/// marked as odd in the narrow register 0. What the columns then hold for it means nothing: it is decided alone, in full.
package struct ColumnProgram: Sendable {
    /// Rows that are worked on at a time: few enough for all registers to stay in the processor's cache.
    package static let batchSize = 1_024
    /// Items of all lists of a batch together, list by list; a batch with more has fewer records.
    static let itemCapacity = 4 * batchSize
    /// More places after the point are left to decimal128.
    static let greatestScale = 12
    /// The narrow register that marks odd rows.
    static let odd = 0

    struct Step: Sendable {
        let operation: ColumnOperation
        let target: Int32
        /// What its rows are: 0 for records, else the items of a list.
        let space: Int
        var a: Int32 = 0
        var b: Int32 = 0
        var c: Int32 = 0
        var figure: Int64 = 0
    }

    var steps: [Step] = []
    var wideCount = 0
    var narrowCount = 1
    /// Registers that hold the same entry in every row.
    var wideConstants: [(register: Int, entry: Int64)] = []
    var narrowConstants: [(register: Int, entry: UInt8)] = []
    /// For each list: where its items say to which record they belong, and which of them are odd.
    var lists: [(owners: Int, odd: Int)] = []
    /// Roundings of decimals.
    var roundings: [DecimalRounding] = []
    /// Calendars that steps ask.
    var calendars: [DayCounts] = []
    /// Thresholds and figures that steps look up.
    var tables: [[Int64]] = []
}

/// What a step does. `w` are wide registers, `n` narrow ones.
enum ColumnOperation: UInt8, Sendable {
    // MARK: w ← w, w; an overflow makes a row odd
    case add, subtract, multiply, lesser, greater
    // MARK: w ← w
    /// Times the figure.
    case scale
    case negate, magnitude
    /// Divided by the figure, the quotient rounded.
    case roundDown, roundUp, roundFloor, roundCeiling, roundHalfUp, roundHalfDown, roundHalfEven
    // MARK: decimal128, in two wide registers each; `c` becomes 1 where there is no result
    /// `a`, with as many places as the figure says, as a decimal.
    case widen
    case addDecimals, subtractDecimals, multiplyDecimals, divideDecimals
    /// `a` rounded as the rounding that the figure names says: a whole multiple, in one wide register.
    case roundDecimal
    case negateDecimal, magnitudeOfDecimal
    case isDecimalLess, isDecimalLessOrEqual, isDecimalEqual
    // MARK: dates; `c` becomes 1 where there is no answer
    /// The working days after `a`, up to and with `b`, by the calendar that the figure names.
    case workingDays
    /// The half of the year: its number since the first half of the figure's year.
    case halfYear
    // MARK: n ← w, w
    case isLess, isLessOrEqual, isEqual
    // MARK: n ← w
    /// Whether the figure does not divide it.
    case isIndivisible
    /// How many thresholds of the table lie below it.
    case countBelow
    // MARK: n ← n, n
    case and, or, not, same
    /// `a` where `b` is 1, else 0.
    case keep
    /// `a` times the figure plus `b`.
    case combine
    // MARK: by a condition in `a`: `b` where it holds, else `c`
    case chooseWide, chooseNarrow
    // MARK: between records and the items of the list that the figure names
    /// The record's entry for each of its items.
    case spreadWide, spreadNarrow
    /// For each record the sum of its items' entries, whether any of them is 1, how many are.
    case sumOfItems, anyOfItems, countOfItems
    // MARK: by a position in `a`: the entry of the table
    case lookUpWide, lookUpNarrow
    /// Makes the rows of `a` odd.
    case markOdd
}
