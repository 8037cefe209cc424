import FEEL

/// What a column of a batch holds, one entry a row.
///
/// Wide columns hold 64 bits a row: a number as a whole multiple of 10^−scale, a date as its day number. Narrow columns
/// hold one byte: 0 or 1, or the position of a choice among its texts.
package enum ColumnType: Hashable, Sendable {
    case boolean
    /// With so many places after the point.
    case number(scale: Int)
    /// What does not fit that: decimal128, its upper half in one wide column, its lower half in the next.
    case decimal
    case date
    /// At most 255 texts.
    case choice([String])
    /// Nothing, in every row.
    case null

    var isNumeric: Bool {
        switch self {
        case .number, .decimal: true
        default: false
        }
    }

    var isWide: Bool {
        switch self {
        case .number, .decimal, .date: true
        case .boolean, .choice, .null: false
        }
    }
}

/// A column that a program has worked out, or knows beforehand.
struct Operand: Sendable {
    var type: ColumnType
    /// Among the wide or the narrow registers, as the type has it.
    var register: Int
    /// The narrow register that is not 0 where a row has no value; nil where every row has one.
    var absence: Int?
    /// Whether having no value means that an operation had no result. A rule may ask about a null of the case; about a
    /// fault only the full way can say what is wrong.
    var isFault = false
    /// Whether having no value may also mean that the value is not known yet: what `Absence` says is then to be told apart.
    var waits = Waits.never
    /// Which inputs it waits for; nil where nobody has kept count.
    var inputs: [InputColumn]? = []
    /// The entry of every row, where it is the same in all.
    var constant: Int64?
    /// What its rows are: 0 for records, else the items of a list.
    var space = 0

    /// The same without what has been said about its absence.
    var present: Operand {
        var operand = self
        operand.absence = nil
        operand.isFault = false
        operand.waits = .never
        operand.inputs = []
        return operand
    }

    /// Where one of the operands has no value, neither has what is made of them, even where they only wait for one.
    mutating func fault(where absence: Int?) {
        guard absence != nil else { return }
        self.absence = absence
        isFault = true
        waits = .never
        inputs = []
        constant = nil
    }
}

extension Number {
    /// Whole multiples of 10^−scale; nil when it has more places or does not fit 64 bits.
    func entry(atScale scale: Int) -> Int64? {
        guard let power = Number(coefficient: 1, exponent: scale), let scaled = multiplied(by: power),
            let whole = Int(exactly: scaled)
        else { return nil }
        return Int64(whole)
    }

    /// The fewest places that hold it; nil beyond what a column takes.
    var scale: Int? { (0...ColumnProgram.greatestScale).first { entry(atScale: $0) != nil } }
}
