/// Turns a pattern into instructions. What is repeated a counted number of times is written out so often.
struct PatternCompiler {
    private let flags: PatternFlags
    private let hasBackReferences: Bool
    private var instructions: [PatternInstruction] = []
    private var classes: [CharacterClass] = []
    /// Which class stands for a test: what is repeated is written out often, its classes are made once.
    private var classNumbers: [CharacterTest: Int32] = [:]
    private var forkCount: Int32 = 0
    private var registerCount: Int32 = 0

    private static let sizeLimit = 20_000

    init(flags: PatternFlags, hasBackReferences: Bool) {
        self.flags = flags
        self.hasBackReferences = hasBackReferences
    }

    mutating func compile(_ node: PatternNode, groupCount: Int) throws(PatternProblem) -> PatternProgram {
        registerCount = Int32(truncatingIfNeeded: 2 * (groupCount + 1))
        try emit(.keep(0))
        try write(node)
        try emit(.keep(1))
        try emit(.found)
        return PatternProgram(
            instructions: instructions, classes: classes, groupCount: groupCount,
            registerCount: Int(registerCount), forkCount: Int(forkCount), ignoresCase: flags.ignoresCase,
            hasBackReferences: hasBackReferences)
    }

    private mutating func emit(_ instruction: PatternInstruction) throws(PatternProblem) {
        guard instructions.count < Self.sizeLimit else { throw PatternProblem("the pattern is too large") }
        instructions.append(instruction)
    }

    private var next: Int32 { Int32(truncatingIfNeeded: instructions.count) }

    private mutating func write(_ node: PatternNode) throws(PatternProblem) {
        switch node {
        case .literal(let scalar): try write(scalar)
        case .one(let test): try write(test)
        case .start: try emit(flags.anchorsMatchLines ? .lineStart : .textStart)
        case .end: try emit(flags.anchorsMatchLines ? .lineEnd : .textEnd)
        case .sequence(let nodes): for node in nodes { try write(node) }
        case .choice(let branches): try write(branches)
        case .group(let number, let content): try write(group: Int32(truncatingIfNeeded: number), content)
        case .backReference(let number): try emit(.backReference(Int32(truncatingIfNeeded: number)))
        case .repetition(let body, let repetition): try write(body, repetition)
        }
    }

    private mutating func write(_ scalar: Unicode.Scalar) throws(PatternProblem) {
        guard flags.ignoresCase, !scalar.caseVariants.isEmpty else {
            return try emit(.character(scalar.value))
        }
        try write(.characters([scalar.value...scalar.value], ignoringCase: true))
    }

    private mutating func write(_ test: CharacterTest) throws(PatternProblem) {
        try emit(.oneOf(number(of: test)))
    }

    private mutating func number(of test: CharacterTest) -> Int32 {
        if let number = classNumbers[test] { return number }
        let number = Int32(truncatingIfNeeded: classes.count)
        classes.append(CharacterClass(test))
        classNumbers[test] = number
        return number
    }

    private mutating func write(group number: Int32, _ content: PatternNode) throws(PatternProblem) {
        try emit(.keep(2 * number))
        try write(content)
        try emit(.keep(2 * number + 1))
    }

    private mutating func write(_ branches: [PatternNode]) throws(PatternProblem) {
        var jumps: [Int] = []
        for branch in branches.dropLast() {
            let fork = try reserveFork()
            try write(branch)
            jumps.append(instructions.count)
            try emit(.jump(0))
            set(fork, reluctant: false, behind: next)
        }
        if let last = branches.last { try write(last) }
        for jump in jumps { instructions[jump] = .jump(next) }
    }

    // MARK: - Repetition

    private mutating func write(
        _ body: PatternNode, _ repetition: PatternNode.Repetition
    ) throws(PatternProblem) {
        for _ in 0..<repetition.least {
            let start = instructions.count
            try write(body)
            // Nothing as often as one likes is nothing.
            if instructions.count == start { return }
        }
        guard let most = repetition.most else { return try writeLoop(body, repetition.isReluctant) }
        var forks: [Int] = []
        for _ in repetition.least..<most {
            forks.append(try reserveFork())
            let start = instructions.count
            try write(body)
            if instructions.count == start { break }
        }
        for fork in forks { set(fork, reluctant: repetition.isReluctant, behind: next) }
    }

    /// A fork that comes once more to the same place of the text is not followed again, and so an empty round ends a
    /// loop; with back-references nothing is remembered, and each round must make progress.
    private mutating func writeLoop(_ body: PatternNode, _ isReluctant: Bool) throws(PatternProblem) {
        let fork = try reserveFork()
        let register = registerCount
        if hasBackReferences {
            registerCount += 1
            try emit(.keep(register))
        }
        try write(body)
        if hasBackReferences { try emit(.progress(register)) }
        try emit(.jump(Int32(truncatingIfNeeded: fork)))
        set(fork, reluctant: isReluctant, behind: next)
    }

    private mutating func reserveFork() throws(PatternProblem) -> Int {
        try emit(.fork(0, 0, number: forkCount))
        forkCount += 1
        return instructions.count - 1
    }

    /// Lets a fork lead to what follows it or past it.
    private mutating func set(_ fork: Int, reluctant: Bool, behind: Int32) {
        guard case .fork(_, _, let number) = instructions[fork] else { return }
        let inside = Int32(truncatingIfNeeded: fork + 1)
        instructions[fork] =
            reluctant ? .fork(behind, inside, number: number) : .fork(inside, behind, number: number)
    }
}
