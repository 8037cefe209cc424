/// A column that is read, and one that is written.
typealias Wide = UnsafeMutablePointer<Int64>
typealias Narrow = UnsafeMutablePointer<UInt8>

/// Loops over whole columns, plain enough for the compiler to turn into vector instructions.
///
/// Where a row can overflow, the loop only notes that some row did; which one is looked for afterwards, since it almost
/// never happens.
enum Kernels {
    @inline(never)
    static func add(_ a: Wide, _ b: Wide, _ target: Wide, _ odd: Narrow, _ count: Int) {
        var overflow: Int64 = 0
        for row in 0..<count {
            let sum = a[row] &+ b[row]
            overflow |= (a[row] ^ sum) & (b[row] ^ sum)
            target[row] = sum
        }
        guard overflow < 0 else { return }
        for row in 0..<count where a[row].addingReportingOverflow(b[row]).overflow { odd[row] = 1 }
    }

    @inline(never)
    static func subtract(_ a: Wide, _ b: Wide, _ target: Wide, _ odd: Narrow, _ count: Int) {
        var overflow: Int64 = 0
        for row in 0..<count {
            let difference = a[row] &- b[row]
            overflow |= (a[row] ^ b[row]) & (a[row] ^ difference)
            target[row] = difference
        }
        guard overflow < 0 else { return }
        for row in 0..<count where a[row].subtractingReportingOverflow(b[row]).overflow { odd[row] = 1 }
    }

    @inline(never)
    static func multiply(_ a: Wide, _ b: Wide, _ target: Wide, _ odd: Narrow, _ count: Int) {
        var overflow: UInt8 = 0
        for row in 0..<count {
            let product = a[row].multipliedReportingOverflow(by: b[row])
            overflow |= product.overflow ? 1 : 0
            target[row] = product.partialValue
        }
        guard overflow != 0 else { return }
        for row in 0..<count where a[row].multipliedReportingOverflow(by: b[row]).overflow { odd[row] = 1 }
    }

    @inline(never)
    static func scale(_ a: Wide, by factor: Int64, _ target: Wide, _ odd: Narrow, _ count: Int) {
        var overflow: UInt8 = 0
        for row in 0..<count {
            let product = a[row].multipliedReportingOverflow(by: factor)
            overflow |= product.overflow ? 1 : 0
            target[row] = product.partialValue
        }
        guard overflow != 0 else { return }
        for row in 0..<count where a[row].multipliedReportingOverflow(by: factor).overflow { odd[row] = 1 }
    }

    @inline(never)
    static func negate(_ a: Wide, _ target: Wide, _ odd: Narrow, _ count: Int) {
        for row in 0..<count {
            if a[row] == .min { odd[row] = 1 }
            target[row] = 0 &- a[row]
        }
    }

    @inline(never)
    static func magnitude(_ a: Wide, _ target: Wide, _ odd: Narrow, _ count: Int) {
        for row in 0..<count {
            if a[row] == .min { odd[row] = 1 }
            target[row] = a[row] < 0 ? 0 &- a[row] : a[row]
        }
    }

    @inline(never)
    static func lesser(_ a: Wide, _ b: Wide, _ target: Wide, _ count: Int) {
        for row in 0..<count { target[row] = a[row] < b[row] ? a[row] : b[row] }
    }

    @inline(never)
    static func greater(_ a: Wide, _ b: Wide, _ target: Wide, _ count: Int) {
        for row in 0..<count { target[row] = a[row] < b[row] ? b[row] : a[row] }
    }

    @inline(never)
    static func isLess(_ a: Wide, _ b: Wide, _ target: Narrow, _ count: Int) {
        for row in 0..<count { target[row] = a[row] < b[row] ? 1 : 0 }
    }

    @inline(never)
    static func isLessOrEqual(_ a: Wide, _ b: Wide, _ target: Narrow, _ count: Int) {
        for row in 0..<count { target[row] = a[row] <= b[row] ? 1 : 0 }
    }

    @inline(never)
    static func isEqual(_ a: Wide, _ b: Wide, _ target: Narrow, _ count: Int) {
        for row in 0..<count { target[row] = a[row] == b[row] ? 1 : 0 }
    }

    @inline(never)
    static func isIndivisible(_ a: Wide, by divisor: Int64, _ target: Narrow, _ count: Int) {
        for row in 0..<count { target[row] = a[row] % divisor == 0 ? 0 : 1 }
    }

    @inline(never)
    static func countBelow(
        _ a: Wide, _ thresholds: Wide, _ thresholdCount: Int, _ target: Narrow, _ count: Int
    ) {
        for row in 0..<count { target[row] = 0 }
        for index in 0..<thresholdCount {
            let threshold = thresholds[index]
            for row in 0..<count { target[row] &+= a[row] > threshold ? 1 : 0 }
        }
    }

    @inline(never)
    static func and(_ a: Narrow, _ b: Narrow, _ target: Narrow, _ count: Int) {
        for row in 0..<count { target[row] = a[row] & b[row] }
    }

    @inline(never)
    static func keep(_ a: Narrow, _ b: Narrow, _ target: Narrow, _ count: Int) {
        for row in 0..<count { target[row] = a[row] & (0 &- b[row]) }
    }

    @inline(never)
    static func or(_ a: Narrow, _ b: Narrow, _ target: Narrow, _ count: Int) {
        for row in 0..<count { target[row] = a[row] | b[row] }
    }

    @inline(never)
    static func not(_ a: Narrow, _ target: Narrow, _ count: Int) {
        for row in 0..<count { target[row] = a[row] ^ 1 }
    }

    @inline(never)
    static func same(_ a: Narrow, _ b: Narrow, _ target: Narrow, _ count: Int) {
        for row in 0..<count { target[row] = a[row] == b[row] ? 1 : 0 }
    }

    @inline(never)
    static func combine(_ a: Narrow, _ factor: UInt8, _ b: Narrow, _ target: Narrow, _ count: Int) {
        for row in 0..<count { target[row] = a[row] &* factor &+ b[row] }
    }

    @inline(never)
    static func choose(_ condition: Narrow, _ a: Wide, _ b: Wide, _ target: Wide, _ count: Int) {
        for row in 0..<count { target[row] = condition[row] != 0 ? a[row] : b[row] }
    }

    @inline(never)
    static func choose(_ condition: Narrow, _ a: Narrow, _ b: Narrow, _ target: Narrow, _ count: Int) {
        for row in 0..<count { target[row] = condition[row] != 0 ? a[row] : b[row] }
    }

    @inline(never)
    static func lookUp(_ a: Narrow, _ table: Wide, _ target: Wide, _ count: Int) {
        for row in 0..<count { target[row] = table[Int(a[row])] }
    }

    @inline(never)
    static func lookUp(_ a: Narrow, _ table: Wide, _ target: Narrow, _ count: Int) {
        for row in 0..<count { target[row] = UInt8(truncatingIfNeeded: table[Int(a[row])]) }
    }
}
