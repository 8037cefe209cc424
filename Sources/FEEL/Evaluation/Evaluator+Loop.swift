/// The loop that carries instructions out. Each case is one call; what is frequent is inlined and falls back to a
/// function out of line for all that is not two numbers, two booleans, a list.
extension Evaluator {
    typealias Registers = UnsafeMutablePointer<Value>

    /// Runs code whose register 0 is `base`; parameters are in place.
    func enter(_ code: Code, _ base: Registers, captures: [Value] = []) throws(LimitExceeded) -> Value {
        code.fillConstants(below: base)
        if !captures.isEmpty {
            for (captured, value) in zip(code.captures, captures) { base[-1 - captured] = value }
        }
        let outer = top
        top = base + code.registerCount
        defer { top = outer }
        return try run(code.start, code, base)
    }

    private func run(
        _ steps: UnsafePointer<Instruction>, _ code: Code, _ base: Registers
    ) throws(LimitExceeded) -> Value {
        var next = 0
        while true {
            let step = steps[next]
            next &+= 1
            switch step.operation {
            case .finish: return try finish(step, base, Place(code: code, next: next))
            case .move: base[step.a] = base[step.b]
            case .jump: next = step.number
            case .add: add(step, base, Place(code: code, next: next))
            case .subtract: subtract(step, base, Place(code: code, next: next))
            case .multiply: multiply(step, base, Place(code: code, next: next))
            case .divide, .power: arithmetic(step, base, Place(code: code, next: next))
            case .negate: negate(step, base, Place(code: code, next: next))
            case .equal: equal(step, base, Place(code: code, next: next))
            case .notEqual: notEqual(step, base, Place(code: code, next: next))
            case .less: less(step, base, Place(code: code, next: next))
            case .lessOrEqual: lessOrEqual(step, base, Place(code: code, next: next))
            case .greater: greater(step, base, Place(code: code, next: next))
            case .greaterOrEqual: greaterOrEqual(step, base, Place(code: code, next: next))
            case .not: not(step, base, Place(code: code, next: next))
            case .and: decide(step, base, by: .false, &next)
            case .conclude: conclude(step, base)
            case .or: decide(step, base, by: .true, &next)
            case .disjoin: disjoin(step, base)
            case .both: base[step.a] = .both(base[step.b], base[step.c])
            case .member: member(step, base, Place(code: code, next: next))
            case .test: test(step, base, Place(code: code, next: next))
            case .verdict: verdict(step, base, Place(code: code, next: next))
            case .reject: base[step.a] = base[step.b].negation
            case .branch: branch(step, base, code, &next)
            case .alternative: alternative(step, base, &next)
            case .merge: merge(step, base)
            case .iterate: iterate(step, base, code, &next)
            case .iterateBetween: iterateBetween(step, base, code, &next)
            case .next: try advance(step, base, code, &next)
            case .beginList: beginList(step, base)
            case .append: try append(step, base, Place(code: code, next: next))
            case .endList: base[step.a] = heap.finishList(base[step.b])
            case .partial: base[step.a] = heap.partialList(base[step.b])
            case .beginFilter: beginFilter(step, base, &next)
            case .filter: filter(step, base, code, &next)
            case .endFilter: base[step.a] = heap.finishList(base[Int(step.a) &+ 2])
            case .beginQuantified: base[step.a] = Value(step.flag == 1)
            case .quantify: quantify(step, base, &next)
            case .endQuantified: endQuantified(step, base, Place(code: code, next: next))
            case .makeList: makeList(step, base)
            case .makeContext: makeContext(step, base, code)
            case .makeRange: makeRange(step, base, Place(code: code, next: next))
            case .makeRelation: makeRelation(step, base, Place(code: code, next: next))
            case .makeFunction: makeFunction(step, base, code)
            case .path: path(step, base, Place(code: code, next: next))
            case .itemEntry: itemEntry(step, base)
            case .present: present(step, base, Place(code: code, next: next))
            case .index:
                base[step.a] = position(base[step.c], in: base[step.b], Place(code: code, next: next))
            case .instanceOf: instanceOf(step, base, code)
            case .callBuiltin: try callBuiltin(step, base, Place(code: code, next: next))
            case .call: try call(step, base, Place(code: code, next: next))
            case .callNamed: try callNamed(step, base, Place(code: code, next: next))
            case .failure: fail(step, base, Place(code: code, next: next))
            case .trace: note(step, base, Place(code: code, next: next))
            case .tooLarge: throw LimitExceeded(.planSize, at: Place(code: code, next: next).source)
            }
        }
    }

    @inline(__always)
    private func finish(_ step: Instruction, _ base: Registers, _ place: Place) throws(LimitExceeded) -> Value
    {
        if heap.overrun != nil { throw overrun(at: place) }
        return base[step.a]
    }
}

extension UnsafeMutablePointer where Pointee == Value {
    /// A register of a frame.
    @inline(__always)
    subscript(register: Int16) -> Value {
        get { self[Int(register)] }
        nonmutating set { self[Int(register)] = newValue }
    }
}
