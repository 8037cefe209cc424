import Diagnostics

/// What a loop goes through, in two registers: the list or the current value; and a cursor, whose upper half is the
/// `Course` and whose lower half the number of the next item or of the values that are left.
private enum Course: UInt64 {
    case list
    case numbersUp, numbersDown, daysUp, daysDown
    /// One round with null, to see whether a filter of an empty list would be a position.
    case trial

    func cursor(_ number: Int) -> Value { Value(high: rawValue, low: UInt64(truncatingIfNeeded: number)) }
}

extension Evaluator {
    func iterate(_ step: Instruction, _ base: Registers, _ code: Code, _ next: inout Int) {
        let domain = base[step.b]
        switch domain.tag {
        case .list: begin(domain, step, base)
        case .range: iterateRange(domain, step, base, code, &next)
        case .null, .unknown: abort(domain, step, base, code, &next)
        default: begin(heap.list([domain]), step, base)
        }
    }

    private func begin(_ list: Value, _ step: Instruction, _ base: Registers) {
        base[step.a] = list
        base[Int(step.a) + 1] = Course.list.cursor(0)
    }

    /// The loop has nothing to go through: it is unknown, or null.
    private func abort(
        _ domain: Value, _ step: Instruction, _ base: Registers, _ code: Code, _ next: inout Int
    ) {
        if !domain.isUnknown {
            let words = domain.isNull ? "null" : "this range"
            record(
                FEELDiagnostics.notIterable, "\(words) cannot be gone through", Place(code: code, next: next))
        }
        base[step.a] = domain.isUnknown ? domain : .null
        next = step.number
    }

    private func iterateRange(
        _ domain: Value, _ step: Instruction, _ base: Registers, _ code: Code, _ next: inout Int
    ) {
        guard let range = heap.range(of: domain), range.form == .bracket else {
            return abort(domain, step, base, code, &next)
        }
        if let unknown = Heap.unknown(range.start, range.end) {
            return abort(unknown, step, base, code, &next)
        }
        guard let (first, last) = ends(range), first <= last else {
            return abort(domain, step, base, code, &next)
        }
        let start = range.startIncluded ? first : first + 1
        let count = max(0, last - start + (range.endIncluded ? 1 : 0))
        set(start, count, isUp: true, isDays: range.start.has(.date), step, base)
    }

    func iterateBetween(_ step: Instruction, _ base: Registers, _ code: Code, _ next: inout Int) {
        let (start, end) = (base[step.b], base[Int(step.b) + 1])
        if let unknown = Heap.unknown(start, end) { return abort(unknown, step, base, code, &next) }
        let range = RangeParts(start: start, startIncluded: true, end: end, endIncluded: true)
        guard let (first, last) = ends(range) else { return abort(.null, step, base, code, &next) }
        let distance = last - first
        set(first, abs(distance) + 1, isUp: distance >= 0, isDays: start.has(.date), step, base)
    }

    /// The end points of a range of whole numbers or of days, as integers of at most 62 bits.
    private func ends(_ range: RangeParts) -> (Int, Int)? {
        guard let first = whole(range.start), let last = whole(range.end),
            range.start.isNumber == range.end.isNumber
        else { return nil }
        return (first, last)
    }

    private func whole(_ value: Value) -> Int? {
        let whole = value.number.flatMap { Int(exactly: $0) } ?? value.date?.dayNumber
        return whole.flatMap { $0.magnitude < 1 << 61 ? $0 : nil }
    }

    private func set(
        _ first: Int, _ count: Int, isUp: Bool, isDays: Bool, _ step: Instruction, _ base: Registers
    ) {
        let course: Course = isDays ? (isUp ? .daysUp : .daysDown) : (isUp ? .numbersUp : .numbersDown)
        base[step.a] = Value(high: 0, low: UInt64(bitPattern: Int64(first)))
        base[Int(step.a) + 1] = course.cursor(count)
    }

    /// The next item of a loop; every one takes a step.
    @inline(__always)
    func advance(
        _ step: Instruction, _ base: Registers, _ code: Code, _ next: inout Int
    ) throws(LimitExceeded) {
        let (source, cursor) = (base[step.a], base[Int(step.a) &+ 1])
        if !heap.spend() || heap.overrun != nil { throw overrun(at: Place(code: code, next: next)) }
        if cursor.high == Course.list.rawValue {
            let index = Int(truncatingIfNeeded: cursor.low)
            guard index < source.upper else { return next = step.number }
            base[step.b] = heap.values[source.lower &+ index]
            base[Int(step.a) &+ 1] = Course.list.cursor(index &+ 1)
        } else {
            advanceCounting(step, base, &next)
        }
    }

    @inline(never)
    private func advanceCounting(_ step: Instruction, _ base: Registers, _ next: inout Int) {
        let cursor = base[Int(step.a) + 1]
        let (current, left) = (Int(truncatingIfNeeded: base[step.a].low), Int(truncatingIfNeeded: cursor.low))
        guard let course = Course(rawValue: cursor.high), left > 0 else { return next = step.number }
        if course == .trial {
            speculation += 1
            base[step.b] = .null
            return
        }
        let isDays = course == .daysUp || course == .daysDown
        base[step.b] = isDays ? .orNull(CalendarDate(dayNumber: current)) : Value(current)
        let isUp = course == .numbersUp || course == .daysUp
        base[step.a] = Value(high: 0, low: UInt64(bitPattern: Int64(isUp ? current + 1 : current - 1)))
        base[Int(step.a) + 1] = course.cursor(left - 1)
    }

    /// Room for as many results as the loop has rounds, as far as that is known.
    func beginList(_ step: Instruction, _ base: Registers) {
        guard step.flag == 0 else { return base[step.a] = heap.beginList(room: 0) }
        let (source, cursor) = (base[step.b], base[Int(step.b) + 1])
        let rounds = cursor.high == Course.list.rawValue ? source.upper : Int(truncatingIfNeeded: cursor.low)
        base[step.a] = heap.beginList(room: rounds)
    }

    @inline(__always)
    func append(_ step: Instruction, _ base: Registers, _ place: Place) throws(LimitExceeded) {
        guard let longer = heap.append(base[step.b], to: base[step.a]) else { throw overrun(at: place) }
        base[step.a] = longer
    }

    // MARK: - some, every

    @inline(__always)
    func quantify(_ step: Instruction, _ base: Registers, _ next: inout Int) {
        let (outcome, result) = (base[step.a], base[step.b])
        let isEvery = step.flag & 1 == 1
        if outcome == .absent || !(result.has(.boolean) || result.isNull || result.isUnknown) {
            base[step.a] = .absent
            return
        }
        base[step.a] = isEvery ? .conjunction(outcome, result) : .disjunction(outcome, result)
        if step.flag & 2 != 0, base[step.a] == Value(!isEvery) { next = step.number }
    }

    func endQuantified(_ step: Instruction, _ base: Registers, _ place: Place) {
        let outcome = base[step.b]
        base[step.a] = outcome == .absent ? .null : outcome
        guard outcome == .absent else { return }
        record(FEELDiagnostics.notABoolean, "a condition after `satisfies` is neither true nor false", place)
    }

    // MARK: - Filters

    func beginFilter(_ step: Instruction, _ base: Registers, _ next: inout Int) {
        let source = base[step.b]
        guard !source.isNull, !source.isUnknown else {
            base[step.a] = source
            next = step.number
            return
        }
        let list = source.has(.list) ? source : heap.list([source])
        let isTrial = step.flag == 1 && heap.count(of: list) == 0
        base[step.a] = list
        base[Int(step.a) + 1] = isTrial ? Course.trial.cursor(1) : Course.list.cursor(0)
        base[Int(step.a) + 2] = heap.beginList(room: 0)
    }

    @inline(__always)
    func filter(_ step: Instruction, _ base: Registers, _ code: Code, _ next: inout Int) {
        let condition = base[step.b]
        if condition == .true, step.flag == 0 {
            keep(step, base)
        } else if !(condition == .false || condition.isNull) || step.flag != 0 {
            filterByOther(step, base, code, &next)
        }
    }

    private func keep(_ step: Instruction, _ base: Registers) {
        let builder = base[Int(step.a) + 2]
        // Running into a limit here ends the evaluation at the next item.
        base[Int(step.a) + 2] = heap.append(base[Int(step.a) + 3], to: builder) ?? builder
    }

    @inline(never)
    private func filterByOther(_ step: Instruction, _ base: Registers, _ code: Code, _ next: inout Int) {
        let (condition, cursor) = (base[step.b], base[Int(step.a) + 1])
        let isTrial = cursor.high == Course.trial.rawValue
        if isTrial { speculation -= 1 }
        if condition.isNumber, isTrial || cursor.low == 1 {
            base[step.a] =
                isTrial ? .null : position(condition, in: base[step.a], Place(code: code, next: next))
        } else if condition.isUnknown {
            base[step.a] = condition
        } else if isTrial {
            base[step.a] = Heap.emptyList
        } else if condition.has(.boolean) || condition.isNull {
            if condition.isTrue { keep(step, base) }
            return
        } else {
            base[step.a] = .null
            recordNoBoolean(condition, "the condition of the filter", Place(code: code, next: next))
        }
        next = step.number
    }

    /// The item at a position from 1, or from −1 at the end; null where there is none.
    func position(_ position: Value, in source: Value, _ place: Place) -> Value {
        if let unknown = Heap.unknown(source, position) { return unknown }
        guard let number = position.number, !source.isNull else { return .null }
        let count = source.has(.list) ? heap.count(of: source) : 1
        guard let index = Int(truncating: number).flatMap({ Heap.index($0, count: count) }) else {
            return .null
        }
        return source.has(.list) ? heap.item(of: source, at: index) : source
    }
}

extension Heap {
    /// The index from 0 of a position from 1 or from −1 at the end; nil for 0 and out of range.
    package static func index(_ position: Int, count: Int) -> Int? {
        if position > 0 { return position <= count ? position - 1 : nil }
        return position < 0 && position >= -count ? count + position : nil
    }
}
