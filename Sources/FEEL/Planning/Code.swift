import Diagnostics

/// The instructions of an expression or of a function's body, with all they refer to. Nothing in it changes.
///
/// Unchecked, since the compiler does not see that nobody writes through `start` and `firstConstant`.
final class Code: @unchecked Sendable {
    let instructions: [Instruction]
    /// Where in the text each instruction comes from.
    let spans: [SourceSpan]
    let file: SourceFile
    /// The values of the registers −1, −2, …; captured ones are filled in when a function is made.
    let constants: [Value]
    /// Which of the constants are captured values, in the order in which a function literal lists them.
    let captures: [Int]
    /// Registers from 0 on that are in use.
    let registerCount: Int
    let parameters: [FunctionParameter]
    let functions: [Code]
    let builtins: [[Builtin]]
    let types: [FEELType]
    let shapes: [Heap.Shape]
    let argumentNames: [[String]]
    let failures: [PlannedFailure]
    /// The instructions and the constants once more, where they can be read without counting references to an array.
    let start: UnsafePointer<Instruction>
    private let firstConstant: UnsafePointer<Value>
    private let constantCount: Int
    /// Beside the built-in functions: the one way of calling it, where there is but one; `builtins` keeps it alive.
    let soleBuiltins: UnsafePointer<Unmanaged<Builtin>?>

    init(_ draft: CodeDraft, file: SourceFile, parameters: [FunctionParameter] = []) {
        instructions = draft.instructions
        spans = draft.spans
        self.file = file
        constants = draft.constants
        captures = draft.captures
        registerCount = draft.registerCount
        self.parameters = parameters
        functions = draft.functions
        builtins = draft.builtins
        types = draft.types
        shapes = draft.shapes
        argumentNames = draft.argumentNames
        failures = draft.failures
        start = UnsafePointer(Self.copy(of: draft.instructions + [Instruction(operation: .finish)]))
        firstConstant = UnsafePointer(Self.copy(of: draft.constants))
        constantCount = draft.constants.count
        soleBuiltins = UnsafePointer(
            Self.copy(
                of: draft.builtins.map { ways in
                    ways.count == 1 ? ways.first.map { Unmanaged.passUnretained($0) } : nil
                }))
    }

    deinit {
        start.deallocate()
        firstConstant.deallocate()
        soleBuiltins.deallocate()
    }

    private static func copy<Element>(of elements: [Element]) -> UnsafeMutablePointer<Element> {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(elements.count, 1))
        for (index, element) in elements.enumerated() { (memory + index).initialize(to: element) }
        return memory
    }

    /// Puts the constants where instructions look for them.
    @inline(__always)
    func fillConstants(below base: UnsafeMutablePointer<Value>) {
        for index in 0..<constantCount { base[-1 &- index] = firstConstant[index] }
    }

    /// The place of an instruction in the text.
    func place(_ index: Int) -> SourcePlace {
        SourcePlace(file, spans.indices.contains(index) ? spans[index] : .beginning)
    }
}

/// A parameter of a function literal.
struct FunctionParameter: Sendable {
    let name: String
    let type: FEELType
}

/// A failure that is certain when the plan is made: a repeated key, an unknown type.
struct PlannedFailure: Sendable {
    let kind: DiagnosticKind
    let message: String
    let help: String?
}
