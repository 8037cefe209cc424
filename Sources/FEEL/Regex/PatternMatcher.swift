/// Looks for a pattern in one text.
///
/// It tries one way after another and remembers at which forks of the program it has been at which place of the text:
/// what failed there once will fail again, so that the work is bounded by the product of both. With back-references
/// that is not so; there, as everywhere, the steps are counted.
struct PatternMatcher {
    /// Something to go back to: a place of the program and of the text, or a register that gets back its value.
    private struct Choice {
        /// Below zero, the complement of a register.
        let instruction: Int32
        let position: Int32
    }

    /// The steps are used up.
    struct Exhausted: Error {}

    private let program: PatternProgram
    let text: [Unicode.Scalar]
    /// What is left of the steps.
    private(set) var steps: Int

    private var registers: [Int32]
    private var choices: [Choice] = []
    /// A bit for each fork at each place of the text.
    private var seen: [UInt64] = []
    private static let choiceLimit = 8_000_000

    /// - Parameters:
    ///   - text: no more scalars than fit 32 bits.
    ///   - steps: how many instructions may be carried out in all searches together.
    init(_ pattern: Pattern, in text: [Unicode.Scalar], steps: Int) throws(Exhausted) {
        program = pattern.program
        self.text = text
        self.steps = steps
        registers = Array(repeating: -1, count: program.registerCount)
        guard !program.hasBackReferences else { return }
        let (bits, overflow) = (text.count + 1).multipliedReportingOverflow(by: program.forkCount)
        guard !overflow, bits / 64 <= steps else { throw Exhausted() }
        seen = Array(repeating: 0, count: bits / 64 + 1)
    }

    /// The first match that begins at a place of the text or after it; the place must not lie before the end of the
    /// match found last.
    mutating func firstMatch(from start: Int) throws(Exhausted) -> PatternMatch? {
        forget(start)
        guard start <= text.count else { return nil }
        for position in start...text.count {
            if try matches(at: position) { return match }
        }
        return nil
    }

    private var match: PatternMatch {
        let groups = (1..<max(program.groupCount + 1, 1)).map { range(of: $0) }
        return PatternMatch(range: range(of: 0) ?? 0..<0, groups: groups)
    }

    private func range(of group: Int) -> Range<Int>? {
        let (start, end) = (Int(registers[2 * group]), Int(registers[2 * group + 1]))
        return start >= 0 && start <= end ? start..<end : nil
    }

    /// Clears the bits of one place. What was seen and lies behind the match before has failed and would fail again;
    /// where that match ended it may have succeeded.
    private mutating func forget(_ position: Int) {
        guard !program.hasBackReferences, position <= text.count else { return }
        for bit in position * program.forkCount..<(position + 1) * program.forkCount {
            seen[bit / 64] &= ~(1 << UInt64(bit % 64))
        }
    }

    // MARK: - Steps

    private mutating func matches(at start: Int) throws(Exhausted) -> Bool {
        for register in registers.indices { registers[register] = -1 }
        choices.removeAll(keepingCapacity: true)
        var (next, position) = (0, start)
        while true {
            steps -= 1
            guard steps >= 0, choices.count < Self.choiceLimit else { throw Exhausted() }
            let instruction = program.instructions[next]
            if case .found = instruction { return true }
            if let goesOn = follow(instruction, after: next, at: &position) {
                next = goesOn
            } else if let choice = goBack() {
                (next, position) = (Int(choice.instruction), Int(choice.position))
            } else {
                return false
            }
        }
    }

    /// Carries out an instruction; the number of the next one, nil where the way ends.
    private mutating func follow(_ instruction: PatternInstruction, after number: Int, at position: inout Int)
        -> Int?
    {
        switch instruction {
        case .character(let code):
            guard position < text.count, text[position].value == code else { return nil }
            position += 1
        case .oneOf(let number):
            guard position < text.count, program.classes[Int(number)].contains(text[position]) else {
                return nil
            }
            position += 1
        case .backReference(let group): guard takeAgain(Int(group), at: &position) else { return nil }
        case .keep(let register): keep(position, in: register)
        case .progress(let register): guard registers[Int(register)] != Int32(position) else { return nil }
        case .jump(let target): return Int(target)
        case .fork(let first, let second, let number):
            guard enter(number, at: position) else { return nil }
            choices.append(Choice(instruction: second, position: Int32(position)))
            return Int(first)
        case .textStart, .textEnd, .lineStart, .lineEnd:
            guard isAnchored(instruction, at: position) else { return nil }
        case .found: return nil
        }
        return number + 1
    }

    private mutating func keep(_ position: Int, in register: Int32) {
        choices.append(Choice(instruction: ~register, position: registers[Int(register)]))
        registers[Int(register)] = Int32(position)
    }

    private mutating func goBack() -> Choice? {
        while let choice = choices.popLast() {
            if choice.instruction >= 0 { return choice }
            registers[Int(~choice.instruction)] = choice.position
        }
        return nil
    }

    /// Whether a fork is entered at a place for the first time, as far as that is remembered.
    private mutating func enter(_ fork: Int32, at position: Int) -> Bool {
        guard !program.hasBackReferences else { return true }
        let bit = position * program.forkCount + Int(fork)
        guard seen[bit / 64] & 1 << UInt64(bit % 64) == 0 else { return false }
        seen[bit / 64] |= 1 << UInt64(bit % 64)
        return true
    }

    private func isAnchored(_ anchor: PatternInstruction, at position: Int) -> Bool {
        switch anchor {
        case .textStart: position == 0
        case .textEnd: position == text.count
        // A line feed at the very end begins no further line.
        case .lineStart: position == 0 || position < text.count && text[position - 1] == "\n"
        default: position == text.count || text[position] == "\n"
        }
    }

    /// Passes over what a group took; one that took no part took nothing.
    private mutating func takeAgain(_ group: Int, at position: inout Int) -> Bool {
        guard let range = range(of: group) else { return true }
        guard range.count <= text.count - position else { return false }
        for (offset, index) in range.enumerated() {
            let (taken, scalar) = (text[index], text[position + offset])
            guard taken == scalar || program.ignoresCase && taken.isSameLetter(as: scalar) else {
                return false
            }
        }
        steps -= range.count
        position += range.count
        return true
    }
}
