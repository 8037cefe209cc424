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
struct Lookup: Sendable {
    /// One level of the table: what a key leads to.
    indirect enum Node: Sendable {
        case value(Value)
        case level([Value: Node])
    }

    /// What the parameter is called.
    let name: String
    /// What its keys are called, outermost first.
    let keys: [String]
    let root: Node
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
        add(.lookup(Lookup(name: name, keys: keys, root: node(rows, level: 0, of: keys.count))))
    }

    private func node(_ rows: [LookupRow], level: Int, of depth: Int) -> Lookup.Node {
        guard level < depth else { return .value(rows.first?.value ?? .null) }
        var table: [Value: Lookup.Node] = [:]
        let groups = Dictionary(grouping: rows.filter { $0.keys.count > level }) { $0.keys[level] }
        for (key, group) in groups {
            let below = node(group, level: level + 1, of: depth)
            for spelling in spellings(of: key) { table[spelling] = below }
        }
        return .level(table)
    }

    /// The values that a key stands for: its text, and the number or boolean that it writes.
    private func spellings(of key: String) -> [Value] {
        var values = [string(key)]
        if let number = Number(text: key) { values.append(Value(number.reduced)) }
        if key == "true" || key == "false" { values.append(Value(key == "true")) }
        return values
    }
}
