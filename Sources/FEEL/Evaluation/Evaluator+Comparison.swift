import Diagnostics

extension Evaluator {
    @inline(__always)
    func equal(_ step: Instruction, _ base: Registers, _ place: Place) {
        let (left, right) = (base[step.b], base[step.c])
        if left.isNumber, right.isNumber {
            base[step.a] = Value(left.asNumber == right.asNumber)
        } else if left.has(.string), right.has(.string) {
            base[step.a] = Value(left == right)
        } else {
            base[step.a] = equality(left, right, step.operation, place)
        }
    }

    @inline(__always)
    func notEqual(_ step: Instruction, _ base: Registers, _ place: Place) {
        let (left, right) = (base[step.b], base[step.c])
        if left.isNumber, right.isNumber {
            base[step.a] = Value(left.asNumber != right.asNumber)
        } else if left.has(.string), right.has(.string) {
            base[step.a] = Value(left != right)
        } else {
            base[step.a] = equality(left, right, step.operation, place).negation
        }
    }

    @inline(never)
    private func equality(_ left: Value, _ right: Value, _ operation: Operation, _ place: Place) -> Value {
        let result = heap.equality(left, right)
        if result.isNull { recordIncomparable(left, right, operation, place) }
        return result
    }

    @inline(__always)
    func less(_ step: Instruction, _ base: Registers, _ place: Place) {
        let (left, right) = (base[step.b], base[step.c])
        if left.isNumber, right.isNumber {
            base[step.a] = Value(left.asNumber < right.asNumber)
        } else {
            base[step.a] = ordered(left, right, step.operation, place) { $0 < 0 }
        }
    }

    @inline(__always)
    func lessOrEqual(_ step: Instruction, _ base: Registers, _ place: Place) {
        let (left, right) = (base[step.b], base[step.c])
        if left.isNumber, right.isNumber {
            base[step.a] = Value(!(right.asNumber < left.asNumber))
        } else {
            base[step.a] = ordered(left, right, step.operation, place) { $0 <= 0 }
        }
    }

    @inline(__always)
    func greater(_ step: Instruction, _ base: Registers, _ place: Place) {
        let (left, right) = (base[step.b], base[step.c])
        if left.isNumber, right.isNumber {
            base[step.a] = Value(right.asNumber < left.asNumber)
        } else {
            base[step.a] = ordered(left, right, step.operation, place) { $0 > 0 }
        }
    }

    @inline(__always)
    func greaterOrEqual(_ step: Instruction, _ base: Registers, _ place: Place) {
        let (left, right) = (base[step.b], base[step.c])
        if left.isNumber, right.isNumber {
            base[step.a] = Value(!(left.asNumber < right.asNumber))
        } else {
            base[step.a] = ordered(left, right, step.operation, place) { $0 >= 0 }
        }
    }

    @inline(never)
    private func ordered(
        _ left: Value, _ right: Value, _ operation: Operation, _ place: Place, _ holds: (Int) -> Bool
    ) -> Value {
        if let order = heap.order(left, right) { return Value(holds(order)) }
        if let unknown = Heap.unknown(left, right) { return unknown }
        recordIncomparable(left, right, operation, place)
        return .null
    }

    func recordIncomparable(_ left: Value, _ right: Value, _ operation: Operation, _ place: Place) {
        guard heap.overrun == nil else { return }
        record(
            FEELDiagnostics.notComparable,
            "`\(operation.sign)` cannot compare \(left.kindName) with \(right.kindName)", place)
    }

    @inline(__always)
    func member(_ step: Instruction, _ base: Registers, _ place: Place) {
        let (value, test) = (base[step.b], base[step.c])
        let result = heap.membership(value, test)
        base[step.a] = result
        if result.isNull { recordIncomparable(value, test, .member, place) }
    }

    /// A cell's test whose value is `c`, of the input `b`.
    func test(_ step: Instruction, _ base: Registers, _ place: Place) {
        let (input, value) = (base[step.b], base[step.c])
        guard value.has(.boolean) else { return member(step, base, place) }
        switch Column(rawValue: step.flag) ?? .open {
        case .boolean: equal(step, base, place)
        case .other: base[step.a] = value
        case .open where input.isUnknown: base[step.a] = input
        case .open: base[step.a] = input.has(.boolean) ? Value(input == value) : value
        }
    }

    /// A cell's test that mentions `?`: it must be a boolean itself.
    func verdict(_ step: Instruction, _ base: Registers, _ place: Place) {
        let value = base[step.b]
        let isVerdict = value.has(.boolean) || value.isUnknown || value.isNull
        base[step.a] = isVerdict ? value : .null
        if !isVerdict { recordNoBoolean(value, "this test", place) }
    }

    func recordNoBoolean(_ value: Value, _ role: String, _ place: Place) {
        record(FEELDiagnostics.notABoolean, "\(role) gives \(value.kindName), neither true nor false", place)
    }
}
