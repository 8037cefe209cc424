import FEEL
import FEELSyntax
import Provisions

/// A requirement, an exclusion or the window over a batch.
struct TestColumns: Sendable {
    /// Its id among the plan's tests.
    let index: Int
    /// The narrow register that is 1 where it fails; nil where it cannot.
    var failed: Int?
    /// The narrow register that is 1 where nobody knows yet; nil where that cannot be.
    var open: Int?
    /// The inputs that it then waits for.
    var inputs: [InputColumn] = []
}

extension ColumnCompiler {
    mutating func compileTest(_ index: Int) throws(NotColumnar) {
        let planned = plan.tests[index]
        var applies = writer.truth(true)
        if let condition = planned.appliesIf {
            let operand = try self.condition(condition)
            writer.markOdd(operand.absence)
            applies = operand.present
        }
        guard applies.constant != 0 else { return tests.append(TestColumns(index: index, failed: nil)) }
        let outcome = try passes(planned)
        writer.markOdd(writer.bits(writer.faults(of: outcome), where: applies))
        var failed = writer.both(writer.not(outcome.present), applies)
        var test = TestColumns(index: index, failed: nil)
        if let waiting = writer.waiting(of: outcome) {
            let isOpen = writer.both(applies, writer.operand(.boolean, writer.plain(waiting)))
            failed = writer.both(failed, writer.not(isOpen))
            // Waiting for a parameter without a value on the day is an error.
            writer.markOdd(writer.bits(writer.lacking(of: outcome), where: applies))
            if let inputs = inputs(outcome.inputs, where: applies), inputs.allSatisfy(isPlain) {
                (test.open, test.inputs) = (isOpen.register, inputs)
            } else {
                writer.markOdd(isOpen.register)
            }
        }
        if failed.constant != 0 { test.failed = failed.register }
        tests.append(test)
    }

    /// Whether an input can be written as ids are.
    private func isPlain(_ input: InputColumn) -> Bool {
        plan.unknowable.count <= 64 && plan.unknowable.indices.contains(input.bit)
            && IDColumn.isPlain(plan.unknowable[input.bit].name)
    }

    private mutating func passes(_ planned: PlannedTest) throws(NotColumnar) -> Operand {
        switch planned.condition {
        case .require(let expression): return try condition(expression)
        case .exclude(let expression): return writer.negation(of: try condition(expression))
        case .known(let expression):
            return try known(expression.tree)
        case .window(let expression, let from, let to):
            let date = try self.expression(expression.tree)
            guard date.type == .date else { throw .mixedTypes }
            let begun = try order(.greaterOrEqual, date, writer.constant(.date, Int64(from.dayNumber)))
            guard let to else { return begun }
            let open = try order(.lessOrEqual, date, writer.constant(.date, Int64(to.dayNumber)))
            var result = writer.both(begun.present, open.present)
            result.fault(where: date.absence)
            return result
        }
    }

    /// Of a name, nothing but whether it is known counts; rows without a text that may be unknown are odd already.
    private mutating func known(_ tree: Expression) throws(NotColumnar) -> Operand {
        var known = writer.truth(true)
        guard case .name(let name) = tree.kind else {
            known.fault(where: try expression(tree).absence)
            return known
        }
        guard let slot = plan.scope.slot(of: name), let operand = operands[slot] else { return known }
        if operand.isFault {
            pass([operand], to: &known)
        } else if let waiting = writer.waiting(of: operand) {
            (known.absence, known.waits, known.inputs, known.constant) = (
                waiting, .only, operand.inputs, nil
            )
        }
        return known
    }

    mutating func compileEligibility() throws(NotColumnar) {
        guard plan.policy.hasEligibility else {
            operands[plan.eligibilitySlot] = writer.null()
            return
        }
        guard tests.count == plan.tests.count else {
            throw NotColumnar(zh: "有的条件要逐行判断", en: "some of its conditions are decided row by row")
        }
        var hard: Int?
        var soft: Int?
        var open: Int?
        for test in tests {
            open = writer.or(open, test.open)
            if plan.tests[test.index].isSoft {
                soft = writer.or(soft, test.failed)
            } else {
                hard = writer.or(hard, test.failed)
            }
        }
        var isEligible = writer.truth(true)
        if let hard { isEligible = writer.not(writer.operand(.boolean, hard)) }
        // A discretionary reason leaves the outcome open: such rows are decided in full.
        writer.markOdd(writer.bits(soft, where: isEligible))
        let isSettled = isEligible
        if let open {
            isUndetermined = writer.both(isEligible, writer.operand(.boolean, open))
            isEligible = writer.both(isEligible, writer.not(writer.operand(.boolean, open)))
        }
        let words = Eligibility.allCases.map(\.rawValue)
        let word = { (eligibility: Eligibility) in Int64(words.firstIndex(of: eligibility.rawValue) ?? 0) }
        var outcome = try choose(
            isSettled, writer.constant(.choice(words), word(.eligible)),
            writer.constant(.choice(words), word(.ineligible)))
        if let isUndetermined {
            outcome = try choose(
                isUndetermined, writer.constant(.choice(words), word(.undetermined)), outcome)
        }
        operands[plan.eligibilitySlot] = outcome
        self.isEligible = isEligible
    }
}
