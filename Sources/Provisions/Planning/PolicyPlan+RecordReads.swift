import FEEL

extension PolicyPlan {
    /// What the policy's expressions look at in the list of records that stands in a slot: `records` or `decided`.
    func recordReads(of slot: Int) -> RecordReads {
        var reads = RecordReads.none
        for (index, output) in outputs.enumerated() where isRead(slot, by: index) {
            reads = reads.union(self.reads(of: slot, by: output))
        }
        if let portfolio {
            for expression in portfolio.expressions {
                reads = reads.union(self.reads(of: slot, by: expression))
            }
        }
        return isReadElsewhere(slot) ? .all : reads
    }

    /// Whether an expression of the policy reads the slot of an output, one of its own conditions included.
    func isRead(outputAt index: Int) -> Bool {
        let slot = outputs[index].slot
        return !outputs[index].ensure.isEmpty || outputs.indices.contains { isRead(slot, by: $0) }
            || isReadElsewhere(slot)
            || portfolio?.expressions.contains { $0.plan.reads.contains(slot) } ?? false
    }

    private func isRead(_ slot: Int, by output: Int) -> Bool { outputs[output].reads.contains(slot) }

    /// Whether something reads a slot that is neither an output nor part of the records' rules.
    private func isReadElsewhere(_ slot: Int) -> Bool {
        inputs.contains { $0.reads.contains(slot) }
            || referenceDate?.expression.plan.reads.contains(slot) ?? false
            || parameters.contains { $0.on?.plan.reads.contains(slot) ?? false }
            || functions.contains { $0.expression.plan.reads.contains(slot) }
            || tests.contains { $0.reads.contains(slot) }
    }

    /// An output that is one formula is looked into.
    private func reads(of slot: Int, by output: PlannedOutput) -> RecordReads {
        let inside: PlannedExpression
        switch output.rule {
        case .formula(let expression), .byRecord(let expression): inside = expression
        case .amount, .table, .scale, .binding: return .all
        }
        let others =
            [output.when].compactMap { $0 } + output.ensure
            + [output.ineligible, output.undetermined, output.notApplicable].compactMap { value in
                if case .expression(let expression)? = value { expression } else { nil }
            }
        return others.reduce(reads(of: slot, by: inside)) { $0.union(reads(of: slot, by: $1)) }
    }

    private func reads(of slot: Int, by expression: PlannedExpression) -> RecordReads {
        guard expression.plan.reads.contains(slot) else { return .none }
        return RecordReadsFinder.reads(of: scope.names[slot], in: expression.tree)
    }
}
