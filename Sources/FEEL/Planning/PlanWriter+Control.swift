import FEELSyntax

extension PlanWriter {
    /// With an unknown condition both branches are evaluated, the first then the second.
    mutating func writeConditional(
        _ condition: Expression, _ then: Expression, _ otherwise: Expression, to target: Int
    ) {
        let test = value(condition)
        let result = allocate(2)
        let branch = emit(.branch, a: result, b: test)
        let wrong = emit(.jump)
        write(then, to: result)
        let chosen = emit(.alternative, a: result, b: test)
        land(branch)
        write(otherwise, to: result + 1)
        emit(.merge, a: result, b: test, c: result + 1)
        land(chosen)
        land(wrong)
        move(result, to: target)
    }

    mutating func writeIteration(_ iterators: [Expression.Iterator], _ body: Expression, to target: Int) {
        let list = allocate()
        loops(iterators, to: target) { writer, state in
            writer.emit(.beginList, a: list, b: state)
        } body: { writer in
            let partial = NameFrame.Local(register: list, type: .any, isPartial: true)
            writer.with(.locals(["partial": partial])) { writer in
                writer.emit(.append, a: list, b: writer.value(body))
            }
            return []
        } end: { writer in
            writer.emit(.endList, a: target, b: list)
        }
    }

    /// A result that is no boolean spoils the whole even when another has decided, so the loop ends early only where
    /// every result is sure to be a boolean or null.
    mutating func writeQuantified(
        _ quantifier: Expression.Quantifier, _ iterators: [Expression.Iterator], _ condition: Expression,
        to target: Int
    ) {
        let outcome = allocate()
        let kind = quantifier == .every ? 1 : 0
        let flags = kind | (condition.isAlwaysCondition ? 2 : 0)
        emit(.beginQuantified, flag: kind, a: outcome)
        loops(iterators, to: target) { _, _ in
        } body: { writer in
            [writer.emit(.quantify, flag: flags, a: outcome, b: writer.value(condition))]
        } end: { writer in
            writer.emit(.endQuantified, a: target, b: outcome)
        }
    }

    /// Nested loops, the last iterator fastest. `begin` follows the first domain, `body` is the inside and says which
    /// of its jumps leave all loops, `end` follows the last round.
    private mutating func loops(
        _ iterators: [Expression.Iterator], to target: Int, begin: (inout PlanWriter, Int) -> Void,
        body: (inout PlanWriter) -> [Int], end: (inout PlanWriter) -> Void
    ) {
        let depth = frames.count
        var aborts: [(jump: Int, state: Int)] = []
        var exits: [Int] = []
        var starts: [Int] = []
        for (index, iterator) in iterators.enumerated() {
            let state = allocate(3)
            aborts.append((writeDomain(iterator, state), state))
            if index == 0 { begin(&self, state) }
            starts.append(draft.instructions.count)
            exits.append(emit(.next, a: state, b: state + 2))
            frames.append(.locals([iterator.name: variable(of: iterator, in: state + 2)]))
        }
        let mark = top
        let leaving = body(&self)
        release(to: mark)
        close(exits, starts)
        for jump in leaving { land(jump) }
        frames.removeSubrange(depth...)
        end(&self)
        writeAborts(aborts, to: target)
    }

    private func variable(of iterator: Expression.Iterator, in register: Int) -> NameFrame.Local {
        let type = iterator.end == nil ? type(of: iterator.domain).item : .any
        return NameFrame.Local(register: register, type: type)
    }

    /// Evaluates a domain and begins to go through it; says the jump taken when that is impossible.
    private mutating func writeDomain(_ iterator: Expression.Iterator, _ state: Int) -> Int {
        let mark = top
        defer { release(to: mark) }
        return inside(iterator.domain.span) { writer in
            guard let end = iterator.end else {
                return writer.emit(.iterate, a: state, b: writer.value(iterator.domain))
            }
            let bounds = writer.allocate(2)
            writer.write(iterator.domain, to: bounds)
            writer.write(end, to: bounds + 1)
            return writer.emit(.iterateBetween, a: state, b: bounds)
        }
    }

    /// The innermost loop goes on with its next item; a loop that has none goes on with the next of the one around it.
    private mutating func close(_ exits: [Int], _ starts: [Int]) {
        direct(emit(.jump), to: starts.last ?? 0)
        for (index, exit) in exits.enumerated() {
            if index == 0 { land(exit) } else { direct(exit, to: starts[index - 1]) }
        }
    }

    private mutating func writeAborts(_ aborts: [(jump: Int, state: Int)], to target: Int) {
        var ends = [emit(.jump)]
        for abort in aborts {
            land(abort.jump)
            move(abort.state, to: target)
            ends.append(emit(.jump))
        }
        for end in ends { land(end) }
    }
}
