import Diagnostics

extension Evaluator {
    @inline(__always)
    func add(_ step: Instruction, _ base: Registers, _ place: Place) {
        let (left, right) = (base[step.b], base[step.c])
        if left.isNumber, right.isNumber, let sum = left.asNumber.adding(right.asNumber) {
            base[step.a] = Value(sum)
        } else {
            arithmetic(step, base, place)
        }
    }

    @inline(__always)
    func subtract(_ step: Instruction, _ base: Registers, _ place: Place) {
        let (left, right) = (base[step.b], base[step.c])
        if left.isNumber, right.isNumber, let difference = left.asNumber.subtracting(right.asNumber) {
            base[step.a] = Value(difference)
        } else {
            arithmetic(step, base, place)
        }
    }

    @inline(__always)
    func multiply(_ step: Instruction, _ base: Registers, _ place: Place) {
        let (left, right) = (base[step.b], base[step.c])
        if left.isNumber, right.isNumber, let product = left.asNumber.multiplied(by: right.asNumber) {
            base[step.a] = Value(product)
        } else {
            arithmetic(step, base, place)
        }
    }

    /// Any operator of arithmetic on any values.
    @inline(never)
    func arithmetic(_ step: Instruction, _ base: Registers, _ place: Place) {
        let (left, right) = (base[step.b], base[step.c])
        if let unknown = Heap.unknown(left, right) {
            base[step.a] = unknown
            return
        }
        let result = operate(step.operation, left, right)
        base[step.a] = result ?? .null
        guard result?.isNull ?? true, heap.overrun == nil else { return }
        if left.isNull || right.isNull {
            record(FEELDiagnostics.nullOperand, "an operand of `\(step.operation.sign)` is null", place)
        } else if result == nil {
            record(
                FEELDiagnostics.wrongOperands,
                "`\(step.operation.sign)` is not defined for \(left.kindName) and \(right.kindName)", place)
        } else {
            recordNoResult(step.operation, right, place)
        }
    }

    private func operate(_ operation: Operation, _ left: Value, _ right: Value) -> Value? {
        switch operation {
        case .add: heap.sum(left, right)
        case .subtract: heap.difference(left, right)
        case .multiply: heap.product(left, right)
        case .divide: heap.quotient(left, right)
        default: heap.power(left, right)
        }
    }

    private func recordNoResult(_ operation: Operation, _ right: Value, _ place: Place) {
        if operation == .divide, heap.isZero(right) {
            record(FEELDiagnostics.divisionByZero, "the divisor is zero", place)
        } else {
            record(FEELDiagnostics.noResult, "`\(operation.sign)` has no result for these values", place)
        }
    }

    @inline(__always)
    func negate(_ step: Instruction, _ base: Registers, _ place: Place) {
        let operand = base[step.b]
        if operand.isNumber {
            base[step.a] = Value(operand.asNumber.negated)
        } else {
            base[step.a] = negated(operand, place)
        }
    }

    @inline(never)
    private func negated(_ operand: Value, _ place: Place) -> Value {
        if operand.isUnknown { return operand }
        if let result = heap.opposite(operand) { return result }
        if operand.isNull {
            record(FEELDiagnostics.nullOperand, "the operand of `-` is null", place)
        } else {
            record(FEELDiagnostics.wrongOperands, "`-` is not defined for \(operand.kindName)", place)
        }
        return .null
    }
}

extension Heap {
    /// Whether it is zero, as a number or as a duration.
    func isZero(_ value: Value) -> Bool {
        value.number?.isZero ?? (value.dayTimeDuration == .zero || value.yearMonthDuration?.months == 0)
    }
}

extension Operation {
    /// How FEEL writes the operator.
    var sign: String {
        switch self {
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .divide: "/"
        case .power: "**"
        case .equal: "="
        case .notEqual: "!="
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        default: "in"
        }
    }
}
