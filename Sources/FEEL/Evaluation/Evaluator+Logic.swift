import Diagnostics

extension Evaluator {
    /// `and` and `or` after the left operand: a false or a true decides. An unknown does not, and then it is uncertain
    /// whether the right operand is wanted.
    @inline(__always)
    func decide(_ step: Instruction, _ base: Registers, by decisive: Value, _ next: inout Int) {
        let left = base[step.b]
        if left == decisive {
            base[step.a] = decisive
            next = step.number
        } else if left.isUnknown {
            speculation &+= 1
        }
    }

    @inline(__always)
    func conclude(_ step: Instruction, _ base: Registers) {
        let left = base[step.b]
        if left.isUnknown { speculation &-= 1 }
        base[step.a] = .conjunction(left, base[step.c])
    }

    @inline(__always)
    func disjoin(_ step: Instruction, _ base: Registers) {
        let left = base[step.b]
        if left.isUnknown { speculation &-= 1 }
        base[step.a] = .disjunction(left, base[step.c])
    }

    @inline(__always)
    func not(_ step: Instruction, _ base: Registers, _ place: Place) {
        let operand = base[step.b]
        base[step.a] = operand.negation
        if !operand.has(.boolean) { noteNegation(operand, place) }
    }

    @inline(never)
    private func noteNegation(_ operand: Value, _ place: Place) {
        if operand.isNull { return record(FEELDiagnostics.nullArgument, "`not` is asked of null", place) }
        if !operand.isUnknown { recordNoBoolean(operand, "the argument of `not`", place) }
    }

    @inline(__always)
    func branch(_ step: Instruction, _ base: Registers, _ code: Code, _ next: inout Int) {
        let condition = base[step.b]
        if condition == .true {
            next &+= 1
        } else if condition == .false || condition.isNull {
            next = step.number
        } else {
            branchByOther(step, base, code, &next)
        }
    }

    /// With an unknown condition both branches are evaluated; with a number or the like, none.
    @inline(never)
    private func branchByOther(_ step: Instruction, _ base: Registers, _ code: Code, _ next: inout Int) {
        let condition = base[step.b]
        if condition.isUnknown {
            speculation += 1
            next += 1
        } else {
            base[step.a] = .null
            recordNoBoolean(condition, "the condition", Place(code: code, next: next))
        }
    }

    @inline(__always)
    func alternative(_ step: Instruction, _ base: Registers, _ next: inout Int) {
        if !base[step.b].isUnknown { next = step.number }
    }

    /// After the second branch: with an unknown condition, what both branches agree on is known all the same.
    @inline(__always)
    func merge(_ step: Instruction, _ base: Registers) {
        let condition = base[step.b]
        guard condition.isUnknown else {
            base[step.a] = base[step.c]
            return
        }
        speculation &-= 1
        let agree = heap.isSame(base[step.a], base[step.c])
        if !agree { base[step.a] = condition }
    }
}

extension Heap {
    /// Whether two values are known, equal and of one kind.
    func isSame(_ left: Value, _ right: Value) -> Bool {
        if left.isUnknown || right.isUnknown { return false }
        return left == right || equality(left, right).isTrue
    }
}
