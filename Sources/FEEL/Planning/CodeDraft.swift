import Diagnostics

/// Code while it is being written.
struct CodeDraft {
    var instructions: [Instruction] = []
    var spans: [SourceSpan] = []
    var constants: [Value] = []
    var captures: [Int] = []
    var registerCount = 0
    var functions: [Code] = []
    var builtins: [[Builtin]] = []
    var types: [FEELType] = []
    var shapes: [Heap.Shape] = []
    var argumentNames: [[String]] = []
    var failures: [PlannedFailure] = []
}
