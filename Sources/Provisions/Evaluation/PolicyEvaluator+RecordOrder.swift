import Diagnostics
import FEEL

/// Which record comes before which.
extension PolicyEvaluator {
    /// The kept rows that a step touches, first comes first.
    ///
    /// - Parameter dropped: whether those that are out are meant, too.
    func ordered(_ work: StepWork, dropped: Bool = false) throws(LimitExceeded) -> [Int] {
        try sorted(try touched(work, dropped: dropped), by: work.step.order ?? work.planned.order, work)
    }

    /// Sorted by keys that together tell every record from every other; a tie is an error of the case.
    func sorted(_ rows: [Int], by keys: [PlannedOrderKey], _ work: StepWork) throws(LimitExceeded) -> [Int] {
        let sources = try sources(of: keys, rows, work)
        var isComparable = true
        let compare = { (left: Int, right: Int) -> Int in
            for (source, key) in zip(sources, keys) {
                let (a, b) = (self.value(source, left, rows), self.value(source, right, rows))
                guard let order = self.compare(a, b) else {
                    isComparable = false
                    return 0
                }
                if order != 0 { return key.isDescending ? -order : order }
            }
            return 0
        }
        var entries = entries(for: rows, sources, keys)
        entries.sort { left, right in
            if left.upper != right.upper { return left.upper < right.upper }
            if left.lower != right.lower { return left.lower < right.lower }
            let order = compare(Int(left.position), Int(right.position))
            return order == 0 ? left.position < right.position : order < 0
        }
        if !isComparable { report(.cannotBeOrdered(at: work.step.step.place)) }
        for (left, right) in zip(entries, entries.dropFirst())
        where isComparable && left.upper == right.upper && left.lower == right.lower {
            let (first, second) = (Int(left.position), Int(right.position))
            guard compare(first, second) == 0 else { continue }
            let ids = [first, second].map { datum(of: recordID(rows[$0], work.planned)) }
            report(.tie(ids[0], ids[1], at: work.step.step.place))
            break
        }
        return entries.map { rows[Int($0.position)] }
    }

    /// Where the values of a key are: in the table, or worked out beside the rows.
    private enum Source {
        case column(Int)
        case values([Value])
    }

    /// A row to be sorted: the codes of its keys behind one another, and its place among the rows.
    private struct Entry: BitwiseCopyable {
        let upper: UInt64
        let lower: UInt64
        let position: Int32
    }

    private func sources(of keys: [PlannedOrderKey], _ rows: [Int], _ work: StepWork) throws(LimitExceeded)
        -> [Source]
    {
        var sources: [Source] = []
        for key in keys {
            let cell = work.cells.first { $0.slot == key.by.plan.onlySlot }
            sources.append(cell.map { .column($0.column) } ?? .values([]))
        }
        let computed = keys.indices.filter { if case .values = sources[$0] { true } else { false } }
        guard !computed.isEmpty else { return sources }
        var values = Array(repeating: [Value](), count: computed.count)
        for row in rows {
            show(row, work.cells)
            for (position, key) in computed.enumerated() {
                values[position].append(try runForRecord(keys[key].by))
            }
        }
        for (position, key) in computed.enumerated() { sources[key] = .values(values[position]) }
        return sources
    }

    private func value(_ source: Source, _ position: Int, _ rows: [Int]) -> Value {
        switch source {
        case .column(let column): table[rows[position], column]
        case .values(let values): values[position]
        }
    }

    private func entries(for rows: [Int], _ sources: [Source], _ keys: [PlannedOrderKey]) -> [Entry] {
        var codes = Array(repeating: UInt128(0), count: rows.count)
        var used = 0
        for (source, key) in zip(sources, keys) {
            guard used < 128, let width = add(source, key, rows, behind: used, to: &codes) else { break }
            used += width
        }
        return codes.enumerated().map {
            Entry(
                upper: UInt64(truncatingIfNeeded: $1 >> 64), lower: UInt64(truncatingIfNeeded: $1),
                position: Int32(truncatingIfNeeded: $0))
        }
    }

    /// Puts the codes of one key behind those before it and says how many bits they took; nil when no other key can
    /// follow, since equal codes may be different values, or there are none.
    private func add(
        _ source: Source, _ key: PlannedOrderKey, _ rows: [Int], behind used: Int, to codes: inout [UInt128]
    ) -> Int? {
        guard let first = rows.indices.first, let sample = heap.orderCode(of: value(source, first, rows))
        else { return nil }
        let kind = value(source, first, rows).tag
        guard rows.indices.allSatisfy({ value(source, $0, rows).tag == kind }) else { return nil }
        for position in rows.indices {
            let code = heap.orderCode(of: value(source, position, rows))
            codes[position] |= code?.bits(behind: used, isDescending: key.isDescending) ?? 0
        }
        return sample.isExact && used + sample.width <= 128 ? sample.width : nil
    }

    /// −1, 0 or 1; false comes before true. Nil for values of different kinds, nulls and unknowns.
    private func compare(_ left: Value, _ right: Value) -> Int? {
        if left == right, !left.isNull, !left.isUnknown { return 0 }
        if let left = left.number, let right = right.number {
            return left < right ? -1 : left == right ? 0 : 1
        }
        if let left = left.boolean, let right = right.boolean { return left == right ? 0 : right ? -1 : 1 }
        guard let less = heap.less(left, right).boolean else { return nil }
        if less { return -1 }
        return heap.less(right, left).boolean.map { $0 ? 1 : 0 }
    }
}
