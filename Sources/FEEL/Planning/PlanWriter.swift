import Diagnostics
import FEELSyntax

/// Writes the code of one expression or of one function's body.
///
/// Registers are used like a stack: a part of an expression takes the temporaries it needs from `top` on and gives
/// them back when its value is in the register asked for. Names that stand for a register (slots, loop variables,
/// parameters) and constants are used where they are, without a copy.
struct PlanWriter {
    let scope: Scope
    let heap: Heap
    let file: SourceFile
    let isTracing: Bool
    var draft = CodeDraft()
    /// Slots read, in the order of the text.
    var reads: [Int] = []
    var frames: [NameFrame] = []
    /// In a function's body: the frames around the function literal.
    let enclosing: [NameFrame]?
    /// In a function's body: the names used from around it.
    var captured: [String] = []
    /// Where the instruction being written comes from.
    var span = SourceSpan.beginning
    private(set) var top: Int
    private var constants: [Value: Int] = [:]
    private var isTooLarge = false

    /// A writer for an expression of its own, or, with `enclosing`, for the body of a function.
    init(
        scope: Scope, heap: Heap, file: SourceFile, isTracing: Bool, enclosing: [NameFrame]? = nil,
        parameterCount: Int = 0
    ) {
        self.scope = scope
        self.heap = heap
        self.file = file
        self.isTracing = isTracing
        self.enclosing = enclosing
        top = enclosing == nil ? Scope.capacity : parameterCount
        draft.registerCount = top
    }

    /// Ends the code with the value of a register.
    mutating func finish(_ register: Int) -> CodeDraft {
        emit(.finish, a: register)
        if draft.instructions.count > Int(UInt16.max) { isTooLarge = true }
        guard isTooLarge else { return draft }
        var draft = CodeDraft()
        draft.instructions = [Instruction(operation: .tooLarge)]
        draft.spans = [span]
        return draft
    }

    // MARK: - Instructions

    /// Writes an instruction and says its number.
    @discardableResult
    mutating func emit(_ operation: Operation, flag: Int = 0, a: Int = 0, b: Int = 0, c: Int = 0) -> Int {
        let step = Instruction(
            operation: operation, flag: UInt8(clamping: flag), a: operand(a), b: operand(b), c: operand(c))
        if flag > Int(UInt8.max) { isTooLarge = true }
        draft.instructions.append(step)
        draft.spans.append(span)
        return draft.instructions.count - 1
    }

    /// Lets a jump written earlier lead to the next instruction.
    mutating func land(_ jump: Int) { direct(jump, to: draft.instructions.count) }

    /// Lets a jump lead to an instruction.
    mutating func direct(_ jump: Int, to target: Int) {
        draft.instructions[jump].c = number(target)
    }

    /// Adds to a table of the code and says under which number.
    mutating func index<Element>(of element: Element, in table: WritableKeyPath<CodeDraft, [Element]>) -> Int
    {
        draft[keyPath: table].append(element)
        return Int(number(draft[keyPath: table].count - 1))
    }

    private mutating func operand(_ register: Int) -> Int16 {
        guard let operand = Int16(exactly: register) else {
            isTooLarge = true
            return 0
        }
        return operand
    }

    /// The number of an instruction or of a table's entry as an operand.
    private mutating func number(_ value: Int) -> Int16 {
        guard let number = UInt16(exactly: value) else {
            isTooLarge = true
            return 0
        }
        return Int16(bitPattern: number)
    }

    // MARK: - Registers

    /// Takes so many temporaries, one after another.
    mutating func allocate(_ count: Int = 1) -> Int {
        top += count
        draft.registerCount = max(draft.registerCount, top)
        return top - count
    }

    /// Gives back all temporaries from a register on.
    mutating func release(to register: Int) { top = register }

    /// The register of a constant.
    mutating func constant(_ value: Value) -> Int {
        if let known = constants[value] { return known }
        let register = entryRegister(value)
        constants[value] = register
        return register
    }

    /// A register below zero that is filled whenever the code is entered.
    mutating func entryRegister(_ value: Value) -> Int {
        draft.constants.append(value)
        return -draft.constants.count
    }

    /// The register of a string constant.
    mutating func constant(_ text: String) -> Int { constant(heap.string(text)) }

    mutating func move(_ source: Int, to target: Int) {
        if source != target { emit(.move, a: target, b: source) }
    }

    /// Null, and a failure that is certain already.
    mutating func fail(_ kind: DiagnosticKind, _ message: String, help: String? = nil, to target: Int) {
        let failure = PlannedFailure(kind: kind, message: message, help: help)
        emit(.failure, a: target, c: index(of: failure, in: \.failures))
    }
}
