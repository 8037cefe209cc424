/// The registers of one program for one thread, and the running of its steps over them.
///
/// Unchecked throughout, since these loops are what a batch costs: the compiler numbers the registers, and no row beyond
/// `ColumnProgram.batchSize` is ever asked for.
package final class ColumnMemory {
    private static let size = ColumnProgram.batchSize
    let program: ColumnProgram
    private let wideMemory: UnsafeMutablePointer<Int64>
    private let narrowMemory: UnsafeMutablePointer<UInt8>
    private let tables: [UnsafeMutablePointer<Int64>]

    package init(_ program: ColumnProgram) {
        self.program = program
        let (wides, narrows) = (max(program.wideCount, 1), max(program.narrowCount, 1))
        wideMemory = .allocate(capacity: wides * Self.size)
        wideMemory.initialize(repeating: 0, count: wides * Self.size)
        narrowMemory = .allocate(capacity: narrows * Self.size)
        narrowMemory.initialize(repeating: 0, count: narrows * Self.size)
        tables = program.tables.map { entries in
            // A position in a table is a byte: with room for each, no row can read beyond.
            let table = UnsafeMutablePointer<Int64>.allocate(capacity: 256)
            table.initialize(repeating: 0, count: 256)
            for (index, entry) in entries.prefix(256).enumerated() { table[index] = entry }
            return table
        }
        for (register, entry) in program.wideConstants {
            wide(register).update(repeating: entry, count: Self.size)
        }
        for (register, entry) in program.narrowConstants {
            narrow(register).update(repeating: entry, count: Self.size)
        }
    }

    deinit {
        wideMemory.deallocate()
        narrowMemory.deallocate()
        for table in tables { table.deallocate() }
    }

    @inline(__always)
    func wide(_ register: Int) -> UnsafeMutablePointer<Int64> { wideMemory + register * Self.size }

    @inline(__always)
    func narrow(_ register: Int) -> UnsafeMutablePointer<UInt8> { narrowMemory + register * Self.size }

    /// Marks rows that are to be decided alone.
    var odd: UnsafeMutablePointer<UInt8> { narrow(ColumnProgram.odd) }

    /// Runs all steps over the first rows of the registers.
    package func run(_ count: Int) {
        for step in program.steps { take(step, min(count, Self.size)) }
    }

    private func take(_ step: ColumnProgram.Step, _ count: Int) {
        let (target, a, b, c) = (Int(step.target), Int(step.a), Int(step.b), Int(step.c))
        switch step.operation {
        case .add: Kernels.add(wide(a), wide(b), wide(target), odd, count)
        case .subtract: Kernels.subtract(wide(a), wide(b), wide(target), odd, count)
        case .multiply: Kernels.multiply(wide(a), wide(b), wide(target), odd, count)
        case .lesser: Kernels.lesser(wide(a), wide(b), wide(target), count)
        case .greater: Kernels.greater(wide(a), wide(b), wide(target), count)
        case .scale: Kernels.scale(wide(a), by: step.figure, wide(target), odd, count)
        case .negate: Kernels.negate(wide(a), wide(target), odd, count)
        case .magnitude: Kernels.magnitude(wide(a), wide(target), odd, count)
        case .roundDown, .roundUp, .roundFloor, .roundCeiling, .roundHalfUp, .roundHalfDown, .roundHalfEven:
            RoundingKernels.round(wide(a), by: step.figure, step.operation, wide(target), count)
        case .isLess: Kernels.isLess(wide(a), wide(b), narrow(target), count)
        case .isLessOrEqual: Kernels.isLessOrEqual(wide(a), wide(b), narrow(target), count)
        case .isEqual: Kernels.isEqual(wide(a), wide(b), narrow(target), count)
        case .isIndivisible: Kernels.isIndivisible(wide(a), by: step.figure, narrow(target), count)
        case .countBelow:
            Kernels.countBelow(
                wide(a), tables[b], program.tables[b].count, narrow(target), count)
        case .and: Kernels.and(narrow(a), narrow(b), narrow(target), count)
        case .or: Kernels.or(narrow(a), narrow(b), narrow(target), count)
        case .not: Kernels.not(narrow(a), narrow(target), count)
        case .same: Kernels.same(narrow(a), narrow(b), narrow(target), count)
        case .combine:
            Kernels.combine(
                narrow(a), UInt8(truncatingIfNeeded: step.figure), narrow(b), narrow(target), count)
        case .chooseWide: Kernels.choose(narrow(a), wide(b), wide(c), wide(target), count)
        case .chooseNarrow: Kernels.choose(narrow(a), narrow(b), narrow(c), narrow(target), count)
        case .lookUpWide: Kernels.lookUp(narrow(a), tables[b], wide(target), count)
        case .lookUpNarrow: Kernels.lookUp(narrow(a), tables[b], narrow(target), count)
        case .markOdd: Kernels.or(odd, narrow(a), odd, count)
        }
    }
}
