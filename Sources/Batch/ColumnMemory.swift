import FEEL

/// The registers of one program for one thread, and the running of its steps over them.
///
/// Unchecked throughout, since these loops are what a batch costs: the compiler numbers the registers, and no row beyond
/// `ColumnProgram.batchSize` is ever asked for.
package final class ColumnMemory {
    /// Rows of a register, and a cache line more, so that registers do not all fall on the same place of the cache.
    private let size: Int
    let program: ColumnProgram
    /// How many items of each list the batch has.
    var itemCounts: [Int]
    private let wideMemory: UnsafeMutablePointer<Int64>
    private let narrowMemory: UnsafeMutablePointer<UInt8>
    private let tables: [UnsafeMutablePointer<Int64>]

    package init(_ program: ColumnProgram) {
        self.program = program
        let rows = program.lists.isEmpty ? ColumnProgram.batchSize : ColumnProgram.itemCapacity
        size = rows + 64
        itemCounts = program.lists.map { _ in 0 }
        let (wides, narrows) = (max(program.wideCount, 1), max(program.narrowCount, 1))
        wideMemory = .allocate(capacity: wides * size)
        wideMemory.initialize(repeating: 0, count: wides * size)
        narrowMemory = .allocate(capacity: narrows * size)
        narrowMemory.initialize(repeating: 0, count: narrows * size)
        tables = program.tables.map { entries in
            // A position in a table is a byte: with room for each, no row can read beyond.
            let table = UnsafeMutablePointer<Int64>.allocate(capacity: 256)
            table.initialize(repeating: 0, count: 256)
            for (index, entry) in entries.prefix(256).enumerated() { table[index] = entry }
            return table
        }
        for (register, entry) in program.wideConstants {
            wide(register).update(repeating: entry, count: size)
        }
        for (register, entry) in program.narrowConstants {
            narrow(register).update(repeating: entry, count: size)
        }
    }

    deinit {
        wideMemory.deallocate()
        narrowMemory.deallocate()
        for table in tables { table.deallocate() }
    }

    @inline(__always)
    func wide(_ register: Int) -> UnsafeMutablePointer<Int64> { wideMemory + register * size }

    @inline(__always)
    func narrow(_ register: Int) -> UnsafeMutablePointer<UInt8> { narrowMemory + register * size }

    /// Marks rows that are to be decided alone.
    var odd: UnsafeMutablePointer<UInt8> { narrow(ColumnProgram.odd) }

    /// Runs all steps over the first rows of the registers.
    package func run(_ count: Int) {
        let count = min(count, ColumnProgram.batchSize)
        for (list, items) in zip(program.lists, itemCounts) {
            narrow(list.odd).update(repeating: 0, count: items)
        }
        for step in program.steps {
            if step.space == 0 {
                take(step, count, odd)
            } else {
                take(step, itemCounts[step.space - 1], narrow(program.lists[step.space - 1].odd))
            }
        }
    }

    private func take(_ step: ColumnProgram.Step, _ count: Int, _ odd: Narrow) {
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
        case .keep: Kernels.keep(narrow(a), narrow(b), narrow(target), count)
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
        case .widen, .addDecimals, .subtractDecimals, .multiplyDecimals, .divideDecimals, .roundDecimal,
            .negateDecimal, .magnitudeOfDecimal, .isDecimalLess, .isDecimalLessOrEqual, .isDecimalEqual:
            takeDecimals(step, count, odd)
        case .workingDays:
            DateKernels.workingDays(
                wide(a), wide(b), program.calendars[Int(step.figure)], wide(target), narrow(c), count)
        case .halfYear:
            DateKernels.halfYear(wide(a), since: Int(step.figure), narrow(target), narrow(c), count)
        case .spreadWide, .spreadNarrow, .sumOfItems, .anyOfItems, .countOfItems: takeItems(step, count)
        case .markOdd: Kernels.or(odd, narrow(a), odd, count)
        }
    }

    private func takeDecimals(_ step: ColumnProgram.Step, _ count: Int, _ odd: Narrow) {
        let (a, b) = (decimals(Int(step.a)), decimals(Int(step.b)))
        let (target, truth, missing) = (
            decimals(Int(step.target)), narrow(Int(step.target)), narrow(Int(step.c))
        )
        switch step.operation {
        case .widen: DecimalKernels.widen(wide(Int(step.a)), places: Int(step.figure), target, count)
        case .addDecimals: DecimalKernels.combine(a, b, target, missing, count) { $0.adding($1) }
        case .subtractDecimals: DecimalKernels.combine(a, b, target, missing, count) { $0.subtracting($1) }
        case .multiplyDecimals: DecimalKernels.combine(a, b, target, missing, count) { $0.multiplied(by: $1) }
        case .divideDecimals: DecimalKernels.combine(a, b, target, missing, count) { $0.divided(by: $1) }
        case .roundDecimal:
            DecimalKernels.round(
                a, program.roundings[Int(step.figure)], wide(Int(step.target)), missing, odd, count)
        case .negateDecimal: DecimalKernels.convert(a, target, count) { $0.negated }
        case .magnitudeOfDecimal: DecimalKernels.convert(a, target, count) { $0.magnitude }
        case .isDecimalLess: DecimalKernels.compare(a, b, truth, count) { $0 < $1 }
        case .isDecimalLessOrEqual: DecimalKernels.compare(a, b, truth, count) { !($1 < $0) }
        default: DecimalKernels.compare(a, b, truth, count) { $0 == $1 }
        }
    }

    private func decimals(_ register: Int) -> Decimals {
        // Of a step whose register is no decimal's, the second half is not looked at.
        Decimals(high: wide(register), low: wide(min(register + 1, max(program.wideCount - 1, 0))))
    }

    private func takeItems(_ step: ColumnProgram.Step, _ count: Int) {
        let (target, a, list) = (Int(step.target), Int(step.a), Int(step.figure) - 1)
        let (owners, items) = (wide(program.lists[list].owners), itemCounts[list])
        switch step.operation {
        case .spreadWide: ItemKernels.spread(wide(a), owners, wide(target), items)
        case .spreadNarrow: ItemKernels.spread(narrow(a), owners, narrow(target), items)
        case .sumOfItems: ItemKernels.sum(wide(a), owners, items, wide(target), odd, count)
        case .anyOfItems: ItemKernels.any(narrow(a), owners, items, narrow(target), count)
        default: ItemKernels.count(narrow(a), owners, items, wide(target), count)
        }
    }
}
