import FEEL
import FEELSyntax
import Provisions

/// A requirement, an exclusion or the window over a batch.
struct TestColumns: Sendable {
    /// Its id among the plan's tests.
    let index: Int
    /// The narrow register that is 1 where it fails; nil where it cannot.
    let failed: Int?
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
        writer.markOdd(writer.bits(outcome.absence, where: applies))
        let failed = writer.both(writer.not(outcome.present), applies)
        tests.append(TestColumns(index: index, failed: failed.constant == 0 ? nil : failed.register))
    }

    private mutating func passes(_ planned: PlannedTest) throws(NotColumnar) -> Operand {
        switch planned.condition {
        case .require(let expression): return try condition(expression)
        case .exclude(let expression): return writer.negation(of: try condition(expression))
        case .known(let expression):
            // Rows in which anything is unknown are odd already.
            if case .name = expression.tree.kind { return writer.truth(true) }
            var known = writer.truth(true)
            known.fault(where: try self.expression(expression.tree).absence)
            return known
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
        for test in tests {
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
        let words = Eligibility.allCases.map(\.rawValue)
        let word = { (eligibility: Eligibility) in Int64(words.firstIndex(of: eligibility.rawValue) ?? 0) }
        operands[plan.eligibilitySlot] = try choose(
            isEligible, writer.constant(.choice(words), word(.eligible)),
            writer.constant(.choice(words), word(.ineligible)))
        self.isEligible = isEligible
    }
}
