/// One step of a plan in eight bytes: what to do, and up to three registers or numbers.
///
/// A register is counted from the first slot: slots and temporaries upwards from 0, constants and captured values
/// downwards from −1. Unless said otherwise `a` is where the result goes and `b` and `c` are operands.
struct Instruction: Sendable {
    var operation: Operation
    /// A number that does not need more than a byte.
    var flag: UInt8 = 0
    var a: Int16 = 0
    var b: Int16 = 0
    var c: Int16 = 0

    /// `c` as the number of an instruction or of an entry in a table of the code.
    @inline(__always)
    var number: Int { Int(UInt16(bitPattern: c)) }
}

/// What is known of the values of a decision table's column: whether a test that yields a boolean is compared with the
/// value, or is the outcome itself.
enum Column: UInt8, Sendable {
    case open, boolean, other
}

/// What an instruction does.
enum Operation: UInt8, Sendable {
    /// Ends the plan; the result is in `a`.
    case finish
    case move
    /// Goes on at the instruction `c`.
    case jump

    // MARK: Operators
    case add, subtract, multiply, divide, power
    case negate
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    /// `not` applied to `b`.
    case not
    /// If `b` is false, false goes to `a` and the plan goes on at `c`; else the right operand follows.
    case and
    /// The conjunction of the operands `b` and `c`, both evaluated.
    case conclude
    case or
    case disjoin
    /// Whether both of two comparisons hold; null if either is null.
    case both
    /// Whether `b` passes the test `c`: lies in the range, is in the list, is equal.
    case member
    /// Whether the input `b` passes a unary test whose value is `c`; the flag is a `Column`.
    case test
    /// The value `b` of a test that mentions `?`, if it is a boolean.
    case verdict
    /// Whether unary tests whose outcome is `b` are not passed.
    case reject

    // MARK: if
    /// With `b` true, skips the next instruction; false or null goes on at `c`; unknown skips the next and
    /// speculates; otherwise null goes to `a` and the next instruction, a jump to the end, follows.
    case branch
    /// Ends the first of two branches: with `b` known, goes on at `c`; otherwise the other branch follows.
    case alternative
    /// Ends the second branch, whose value is `c`; with the condition `b` unknown the two are brought together.
    case merge

    // MARK: Loops
    /// Begins to go through the domain `b`; the state is `a`, `a + 1`. If there is nothing to go through, the loop's
    /// value (null or unknown) goes to `a` and the plan goes on at `c`.
    case iterate
    /// The same for the domain `b`..`b + 1`.
    case iterateBetween
    /// The next item of the state `a` goes to `b`; when there is none, the plan goes on at `c`.
    case next
    /// Begins a list in `a`; `b` is the state of the loop that tells how long it may become.
    case beginList
    /// Appends `b` to the list begun in `a`, which takes a step.
    case append
    /// Ends the list begun in `b`.
    case endList
    /// The list begun in `b` as far as it is.
    case partial
    /// Begins to filter `b`: state in `a`, `a + 1`, list in `a + 2`, item in `a + 3`; null and unknown go to `a`,
    /// and the plan goes on at `c`. Flag 1: the filter may be a position, so an empty list is tried with null.
    case beginFilter
    /// Takes the item `a + 3` or not, by the condition `b`; if that settles the whole filter, its value goes to `a`, and
    /// the plan goes on at `c`. Flag 1: the condition of the first item may be a position.
    case filter
    case endFilter
    /// Begins `some` (flag 0) or `every` (flag 1) in `a`.
    case beginQuantified
    /// Takes the result `b` into `a`. Flag bit 0: `every`; bit 1: if that decides, the plan goes on at `c`.
    case quantify
    case endQuantified

    // MARK: Values
    /// A list of `c` values from `b` on.
    case makeList
    /// A context of the shape number `c` with values from `b` on.
    case makeContext
    /// A range from `b` to `c`. Flag bit 0: start included; bit 1: end included.
    case makeRange
    /// The range of a relation with `b`; the flag is its form.
    case makeRelation
    /// The function literal `c`, its captured values from `b` on.
    case makeFunction
    /// The entry or property of `b` whose name is `c`; the flag is a property's number, 0 for none.
    case path
    /// The same where only a context has entries, and `a` stays as it is if there is none.
    case itemEntry
    /// If `b` is absent, null and a failure: the name is `c`.
    case present
    /// The item of `b` at the position `c`.
    case index
    /// Whether `b` is of the type number `c`.
    case instanceOf

    // MARK: Calls
    /// The built-in function number `c` with `flag` arguments from `b` on.
    case callBuiltin
    /// The function `b` with `c` arguments from `b + 1` on.
    case call
    /// The function `b` with arguments from `b + 1` on, whose names are the list number `c`.
    case callNamed

    // MARK: What is not as it should be
    /// Null, and the failure number `c`.
    case failure
    /// Records `b`, for explanations.
    case trace
    /// Ends the evaluation: the expression is too large for a plan.
    case tooLarge
}
