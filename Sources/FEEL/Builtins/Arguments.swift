/// The arguments of a call of a built-in function, converted to the types of its parameters, as they lie in the
/// evaluator's registers. Indices are those of the parameters.
///
/// An accessor throws `Failure` where the argument is not of its kind. Items of lists are not looked at before the call:
/// `number(of:)` and its kin read one, and throw for null, for an unknown and for another kind.
package struct Arguments {
    let base: UnsafeMutablePointer<Value>
    package let count: Int
    unowned(unsafe) let evaluator: Evaluator

    /// Where to make strings, lists and contexts. Running into its limits gives null and ends the evaluation later.
    package var heap: Heap { evaluator.heap }

    /// The argument as it is; null when it was not given.
    package subscript(index: Int) -> Value {
        guard index < count, base[index] != .absent else { return .null }
        return base[index]
    }

    /// Whether an optional argument was given, be it as null.
    package func isGiven(_ index: Int) -> Bool { index < count && base[index] != .absent }

    package func number(_ index: Int) throws(Failure) -> Number { try number(of: self[index]) }

    /// A whole number; fractions are cut off towards zero.
    package func integer(_ index: Int) throws(Failure) -> Int { try integer(of: self[index]) }
    package func boolean(_ index: Int) throws(Failure) -> Bool { try boolean(of: self[index]) }
    package func string(_ index: Int) throws(Failure) -> String { try string(of: self[index]) }
    package func list(_ index: Int) throws(Failure) -> ListItems { try list(of: self[index]) }
    package func range(_ index: Int) throws(Failure) -> RangeParts {
        guard let parts = heap.range(of: self[index]) else { throw wrongKind(self[index], "range") }
        return parts
    }

    /// The numbers of a list, for functions that need them all at hand.
    package func numbers(_ index: Int) throws(Failure) -> [Number] {
        var numbers: [Number] = []
        for item in try list(index) { numbers.append(try number(of: item)) }
        return numbers
    }
}

extension Arguments {
    package func number(of value: Value) throws(Failure) -> Number {
        guard let number = value.number else { throw wrongKind(value, "number") }
        return number
    }

    /// A whole number; fractions are cut off towards zero.
    package func integer(of value: Value) throws(Failure) -> Int {
        guard let whole = Int(truncating: try number(of: value)) else {
            throw .invalid("the number is too large here")
        }
        return whole
    }

    package func boolean(of value: Value) throws(Failure) -> Bool {
        guard let boolean = value.boolean else { throw wrongKind(value, "boolean") }
        return boolean
    }

    package func string(of value: Value) throws(Failure) -> String {
        guard let text = heap.text(of: value) else { throw wrongKind(value, "string") }
        try spend(text.utf8.count / Heap.bytesAtOnce)
        return text
    }

    package func list(of value: Value) throws(Failure) -> ListItems {
        guard value.has(.list) else { throw wrongKind(value, "list") }
        return ListItems(heap: heap, list: value)
    }

    /// Why a value cannot be used where another kind is asked for.
    package func wrongKind(_ value: Value, _ wanted: String) -> Failure {
        if value.isUnknown { return .unknown(value.unknownInputs) }
        if value.isNull {
            return .because(FEELDiagnostics.nullOperand, "a \(wanted) is asked for, and this is null")
        }
        return .invalid("a \(wanted) is asked for, not \(value.kindName)")
    }
}

extension Arguments {
    /// The moment of the evaluation, by the clock that the evaluator was given; nil when it was given none.
    package var now: DateTime? { evaluator.clock() }

    /// Takes steps from the budget, for work that grows with an argument.
    package func spend(_ steps: Int) throws(Failure) {
        guard heap.spend(steps) else { throw .limit }
    }

    /// A pattern, compiled now or before.
    func pattern(_ text: String, _ flags: PatternFlags) throws(PatternProblem) -> Pattern {
        try evaluator.patterns.pattern(text, flags: flags)
    }

    /// FEEL's `=`: true, false, null or unknown.
    package func equality(_ left: Value, _ right: Value) -> Value { heap.equality(left, right) }

    /// FEEL's `<`: true, false, null or unknown.
    package func less(_ left: Value, _ right: Value) -> Value { heap.less(left, right) }

    /// Calls a function that was handed over.
    package func call(_ function: Value, _ arguments: [Value]) throws(Failure) -> Value {
        try evaluator.call(function, arguments)
    }

    /// How many parameters a function value has; nil when it can be called with several numbers of arguments.
    package func parameterCount(of function: Value) -> Int? { evaluator.parameterCount(of: function) }
}

/// The items of a list of the heap, one after another.
///
/// Only for the time of the call that it was made in, which keeps the heap.
package struct ListItems: Sequence {
    unowned(unsafe) let heap: Heap
    /// The list itself.
    package let list: Value

    package var count: Int { heap.count(of: list) }
    package var isEmpty: Bool { count == 0 }

    /// The item at an index from 0; null where there is none.
    package subscript(index: Int) -> Value { heap.item(of: list, at: index) }

    package func makeIterator() -> Iterator { Iterator(items: self) }

    package struct Iterator: IteratorProtocol {
        let items: ListItems
        var index = 0

        package mutating func next() -> Value? {
            guard index < items.count else { return nil }
            defer { index += 1 }
            return items[index]
        }
    }
}
