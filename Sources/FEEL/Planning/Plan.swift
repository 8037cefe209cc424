package import Diagnostics

/// An expression made ready: names are slots, constants are in the heap, nothing is left to look up.
package struct Plan: Sendable {
    let code: Code
    /// The slots that the expression reads, each once, in the order of the text.
    package let reads: [Int]

    init(code: Code, reads: [Int]) {
        self.code = code
        self.reads = reads
    }

    /// The file the expression stands in.
    package var file: SourceFile { code.file }

    /// How many instructions it has, those of functions not counted.
    package var instructionCount: Int { code.instructions.count }
}
