/// Loops between records and the items of their lists. `owners` says for each item to which record of the batch it belongs.
enum ItemKernels {
    @inline(never)
    static func spread(_ a: Wide, _ owners: Wide, _ target: Wide, _ items: Int) {
        for item in 0..<items { target[item] = a[Int(owners[item])] }
    }

    @inline(never)
    static func spread(_ a: Narrow, _ owners: Wide, _ target: Narrow, _ items: Int) {
        for item in 0..<items { target[item] = a[Int(owners[item])] }
    }

    @inline(never)
    static func sum(_ a: Wide, _ owners: Wide, _ items: Int, _ target: Wide, _ odd: Narrow, _ count: Int) {
        for row in 0..<count { target[row] = 0 }
        for item in 0..<items {
            let owner = Int(owners[item])
            let sum = target[owner].addingReportingOverflow(a[item])
            if sum.overflow { odd[owner] = 1 }
            target[owner] = sum.partialValue
        }
    }

    @inline(never)
    static func any(_ a: Narrow, _ owners: Wide, _ items: Int, _ target: Narrow, _ count: Int) {
        for row in 0..<count { target[row] = 0 }
        for item in 0..<items { target[Int(owners[item])] |= a[item] }
    }

    @inline(never)
    static func count(_ a: Narrow, _ owners: Wide, _ items: Int, _ target: Wide, _ count: Int) {
        for row in 0..<count { target[row] = 0 }
        for item in 0..<items { target[Int(owners[item])] &+= Int64(a[item]) }
    }
}
