package import Diagnostics

/// An expression made ready: names are slots, constants are in the heap, nothing is left to look up.
package struct Plan: Sendable {
    let code: Code
    /// The slots that the expression reads, each once, in the order of the text.
    package let reads: [Int]

    /// The plan without a share in its ownership.
    package let handle: PlanHandle

    init(code: Code, reads: [Int]) {
        self.code = code
        self.reads = reads
        handle = PlanHandle(code)
    }

    /// The file the expression stands in.
    package var file: SourceFile { code.file }

    /// The slot whose value the plan gives as it is; nil when there is more to do.
    package var onlySlot: Int? { handle.slot >= 0 && handle.constant == .absent ? handle.slot : nil }

    /// How many instructions it has, those of functions not counted.
    package var instructionCount: Int { code.instructions.count }
}

/// A plan that somebody else keeps alive: for who evaluates the same plans over and over and holds on to them anyway.
///
/// The two plans that policies are full of, a name alone and a cell with one choice or truth value, it knows by heart.
package struct PlanHandle: @unchecked Sendable {
    let code: Unmanaged<Code>
    /// The slot whose value the plan gives as it is, or tests; −1 when there is more to do.
    let slot: Int
    /// What the slot's value is compared with; an absent value where the plan only gives the slot's value.
    let constant: Value

    init(_ code: Code) {
        self.code = Unmanaged.passUnretained(code)
        (slot, constant) = code.knownByHeart ?? (-1, .absent)
    }
}

extension Code {
    /// The slot that is all the plan reads, and the constant that a cell compares it with.
    fileprivate var knownByHeart: (slot: Int, constant: Value)? {
        guard let first = instructions.first else { return nil }
        switch (first.operation, instructions.count) {
        case (.finish, 1): return first.a >= 0 ? (Int(first.a), .absent) : nil
        case (.test, 2): return tested(first)
        default: return nil
        }
    }

    private func tested(_ test: Instruction) -> (slot: Int, constant: Value)? {
        let position = -1 - Int(test.c)
        guard instructions[1].operation == .finish, instructions[1].a == test.a, test.b >= 0,
            constants.indices.contains(position), captures.isEmpty
        else { return nil }
        let constant = constants[position]
        let isPlain = constant.has(.string) || constant.has(.boolean) && test.flag == Column.boolean.rawValue
        return isPlain ? (Int(test.b), constant) : nil
    }
}
