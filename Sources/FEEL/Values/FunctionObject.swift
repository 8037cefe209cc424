/// A function as a value: a built-in one, a table of a policy, or a function literal with what it remembers.
enum FunctionObject: Sendable {
    /// All ways of calling one built-in function.
    case builtin([Builtin])
    case lookup(Lookup)
    case closure(Closure)
}

/// A function literal together with the values of the names that it uses from where it stands.
struct Closure: Sendable {
    let code: Code
    let captures: [Value]
}

/// A keyed parameter of a policy, used as `rate_ceiling(category)` or `cap(kind, level)`.
///
/// A class so that a call does not copy it.
final class Lookup: Sendable {
    /// What the parameter is called.
    let name: String
    /// What its keys are called, outermost first.
    let keys: [String]
    /// The keys of all rows, one row after another.
    private let cells: [Value]
    private let values: [Value]
    /// The rows by their keys, where there are too many to look at one by one.
    private let positions: [[Value]: Int]
    private static let mostLooked = 24

    init(name: String, keys: [String], rows: [(keys: [Value], value: Value)]) {
        self.name = name
        self.keys = keys
        cells = rows.flatMap(\.keys)
        values = rows.map(\.value)
        let isLong = rows.count > Self.mostLooked
        positions =
            isLong
            ? Dictionary(rows.enumerated().map { ($1.keys, $0) }, uniquingKeysWith: { _, last in last }) : [:]
    }

    /// The value for keys that lie one after another; nil when there is none.
    func value(for arguments: UnsafeMutablePointer<Value>) -> Value? {
        let count = keys.count
        guard positions.isEmpty else {
            return positions[(0..<count).map { Self.key(arguments[$0]) }].map { values[$0] }
        }
        for row in 0..<values.count {
            var column = 0
            while column < count, cells[row * count + column] == Self.key(arguments[column]) { column += 1 }
            if column == count { return values[row] }
        }
        return nil
    }

    /// The first key, outermost first, for which no row is left: what to tell of a call that finds nothing.
    func firstMismatch(_ arguments: UnsafeMutablePointer<Value>) -> Int {
        var rows = Array(values.indices)
        for column in keys.indices {
            rows = rows.filter { cells[$0 * keys.count + column] == Self.key(arguments[column]) }
            if rows.isEmpty { return column }
        }
        return 0
    }

    /// The value as the table has it: numbers without superfluous zeros.
    private static func key(_ value: Value) -> Value { value.number.map { Value($0.reduced) } ?? value }
}

/// One row of a keyed parameter: its keys, outermost first, and its value.
package struct LookupRow: Sendable {
    package let keys: [String]
    package let value: Value

    package init(_ keys: [String], _ value: Value) {
        self.keys = keys
        self.value = value
    }
}

extension Heap {
    func add(_ function: FunctionObject) -> Value {
        functions.append(function)
        return Value(.function, low: UInt64(truncatingIfNeeded: functions.count - 1))
    }

    func function(of value: Value) -> FunctionObject? {
        value.has(.function) && value.lower < functions.count ? functions[value.lower] : nil
    }

    /// A built-in function as a value; the same one each time.
    func functionConstant(_ overloads: [Builtin]) -> Value {
        let known = functions.firstIndex { object in
            if case .builtin(let others) = object {
                others.first?.name == overloads.first?.name
            } else {
                false
            }
        }
        return known.map { Value(.function, low: UInt64($0)) } ?? add(.builtin(overloads))
    }

    /// A function that looks its value up in a table. A key is found by a string of the same text, by a number or a
    /// boolean that is written so.
    package func lookup(named name: String, by keys: [String], _ rows: [LookupRow]) -> Value {
        let spelt = rows.flatMap { row in
            combinations(row.keys.map(spellings)).map { (keys: $0, value: row.value) }
        }
        return add(
            .lookup(Lookup(name: name, keys: keys, rows: spelt.filter { $0.keys.count == keys.count })))
    }

    /// One of each, in every way.
    private func combinations(_ choices: [[Value]]) -> [[Value]] {
        choices.reduce([[]]) { heads, tails in heads.flatMap { head in tails.map { head + [$0] } } }
    }

    /// The values that a key stands for: its text, and the number or boolean that it writes.
    private func spellings(of key: String) -> [Value] {
        var values = [string(key)]
        if let number = Number(text: key) { values.append(Value(number.reduced)) }
        if key == "true" || key == "false" { values.append(Value(key == "true")) }
        return values
    }
}
