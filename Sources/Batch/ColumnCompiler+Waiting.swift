import FEEL
import Provisions

/// Unknown inputs over columns: Kleene's logic, and which inputs an outcome waits for.
extension ColumnCompiler {
    /// Whether anybody will ask which inputs a value waits for: the tests do.
    private var countsInputs: Bool { plan.policy.hasEligibility && isEligible == nil && writer.space == 0 }

    /// The inputs of several operands; nil where one of them stands in two, since it may then be that it makes no difference.
    func inputs(of operands: [Operand]) -> [InputColumn]? {
        guard countsInputs else { return nil }
        var all: [InputColumn] = []
        for operand in operands where operand.waits != .never {
            guard let own = operand.inputs else { return nil }
            for input in own {
                if all.contains(where: { $0.bit == input.bit }) { return nil }
                all.append(input)
            }
        }
        return all
    }

    /// What is made of operands has a value where all of them have one.
    mutating func pass(_ operands: [Operand], to result: inout Operand, missing: Int? = nil) {
        let inputs = self.inputs(of: operands)
        writer.pass(operands, to: &result, missing: missing, inputs: inputs)
    }

    /// The inputs of the operand that a condition chooses.
    mutating func chosenInputs(_ condition: Operand, _ then: Operand, _ otherwise: Operand) -> [InputColumn]?
    {
        guard countsInputs, let left = then.inputs, let right = otherwise.inputs else { return nil }
        let none = writer.narrowConstant(0)
        let bits = left.map(\.bit) + right.map(\.bit).filter { bit in !left.contains { $0.bit == bit } }
        return bits.map { bit in
            let first = left.first { $0.bit == bit }?.register ?? none
            let second = right.first { $0.bit == bit }?.register ?? none
            let target = writer.narrow()
            writer.emit(.chooseNarrow, to: target, condition.register, first, second)
            return InputColumn(bit: bit, register: target)
        }
    }

    /// Inputs that are waited for only where a narrow register is 1.
    mutating func inputs(_ inputs: [InputColumn]?, where condition: Operand) -> [InputColumn]? {
        guard condition.constant == nil else { return condition.constant == 0 ? [] : inputs }
        return inputs.map { columns in
            columns.map { column in
                let target = writer.narrow()
                writer.waiting.insert(target)
                writer.emit(.keep, to: target, column.register, condition.register)
                return InputColumn(bit: column.bit, register: target)
            }
        }
    }

    /// `and`, `or` where an operand may be unknown: beside a false, or a true, it makes no difference. What is wrong with the
    /// second operand is for the full way to judge unless the first one decides.
    mutating func kleene(isAnd: Bool, _ first: Operand, _ second: Operand) -> Operand {
        var result =
            isAnd ? writer.both(first.present, second.present) : writer.either(first.present, second.present)
        let isOpen = writer.not(decides(first, isAnd))
        let all = writer.or(
            writer.absence(of: first), writer.bits(writer.absence(of: second), where: isOpen))
        guard all != nil else { return result }
        let inputs = self.inputs(of: [first, second])
        result.absence = all
        result.waits = first.onlyWaits && second.onlyWaits ? .only : .perhaps
        (result.isFault, result.constant) = (result.waits != .only, nil)
        if first.waits != .never {
            let isWaiting = writer.bits(writer.waiting(of: result), where: writer.not(decides(second, isAnd)))
            result.absence = writer.or(writer.nulls(of: result), isWaiting)
        }
        guard let waiting = writer.waiting(of: result) else { return result }
        result.inputs = self.inputs(inputs, where: writer.operand(.boolean, writer.plain(waiting)))
        return result
    }

    /// Where an operand has a value, and with it says what comes out.
    private mutating func decides(_ operand: Operand, _ isAnd: Bool) -> Operand {
        let decides = isAnd ? writer.not(operand.present) : operand.present
        guard let absence = operand.absence else { return decides }
        return writer.both(decides, writer.not(writer.operand(.boolean, writer.plain(absence))))
    }

    /// Which inputs an equality waits for. Every value of a boolean or a choice is tried: only where it is sure that they
    /// make a difference can that be left out.
    func inputs(ofEquality left: Operand, _ right: Operand) -> [InputColumn]? {
        for (operand, other) in [(left, right), (right, left)] where operand.waits != .never {
            guard case .choice(let texts) = operand.type else { continue }
            guard let wanted = other.constant, case .choice(let texts2) = other.type, texts.count > 1,
                texts2.indices.contains(Int(wanted)), texts.contains(texts2[Int(wanted)])
            else { return nil }
        }
        return inputs(of: [left, right])
    }

    /// An answer about nulls, which has a value unless one of the operands waits for its own.
    mutating func waiting(_ answer: Operand, of operands: [Operand], _ inputs: [InputColumn]?)
        -> Operand
    {
        var absence: Int?
        for operand in operands { absence = writer.or(absence, writer.waiting(of: operand)) }
        guard absence != nil else { return answer }
        var result = answer
        (result.absence, result.waits, result.inputs, result.constant) = (absence, .only, inputs, nil)
        return result
    }

    /// What two branches agree on is known even where the condition is not. A branch without a value is then left to the
    /// full way.
    mutating func choose(openly test: Operand, _ then: Operand, _ otherwise: Operand)
        throws(NotColumnar) -> Operand
    {
        let (first, second) = try united(then, otherwise)
        var result = try choose(test.present, first, second)
        let branches = writer.or(writer.absence(of: first), writer.absence(of: second))
        let areComparable = first.type != .null && first.type != .decimal
        var agree = areComparable ? same(first.present, second.present) : writer.truth(false)
        if let branches {
            agree = writer.both(agree, writer.not(writer.operand(.boolean, writer.plain(branches))))
        }
        let faults = writer.or(writer.nulls(of: first), writer.nulls(of: second))
        let waiting = writer.waiting(of: test)
        let open = writer.or(writer.bits(waiting, where: writer.not(agree)), faults)
        let none = writer.truth(false).register
        let isOpen = waiting.map { writer.plain($0) } ?? none
        let absence = writer.narrow()
        writer.waiting.insert(absence)
        writer.emit(
            .chooseNarrow, to: absence, isOpen, open ?? none, writer.absence(of: result) ?? none)
        let fault = writer.nulls(of: test)
        result.absence = writer.or(fault, absence)
        result.waits = fault == nil && faults == nil ? .only : .perhaps
        (result.isFault, result.constant, result.inputs) = (result.waits != .only, nil, nil)
        return result
    }
}
