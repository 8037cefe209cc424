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

    /// The plan without a share in its ownership.
    package var handle: PlanHandle { PlanHandle(code: Unmanaged.passUnretained(code)) }

    /// The file the expression stands in.
    package var file: SourceFile { code.file }

    /// How many instructions it has, those of functions not counted.
    package var instructionCount: Int { code.instructions.count }
}

/// A plan that somebody else keeps alive: for who evaluates the same plans over and over and holds on to them anyway.
package struct PlanHandle: @unchecked Sendable {
    let code: Unmanaged<Code>
}
