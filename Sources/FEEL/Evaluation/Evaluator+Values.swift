import Diagnostics

extension Evaluator {
    func makeList(_ step: Instruction, _ base: Registers) {
        let count = Int(step.c)
        guard let start = heap.reserve(count) else { return base[step.a] = .null }
        for offset in 0..<count { heap.values[start + offset] = base[Int(step.b) + offset] }
        base[step.a] = Heap.list(at: start, count: count)
    }

    func makeContext(_ step: Instruction, _ base: Registers, _ code: Code) {
        let shape = code.shapes[step.number]
        guard let start = heap.reserve(shape.count) else { return base[step.a] = .null }
        for offset in 0..<shape.count { heap.values[start + offset] = base[Int(step.b) + offset] }
        base[step.a] = Heap.context(shape.number, at: start)
    }

    func makeRange(_ step: Instruction, _ base: Registers, _ place: Place) {
        let (start, end) = (base[step.b], base[step.c])
        if let unknown = Heap.unknown(start, end) { return base[step.a] = unknown }
        guard Heap.canBound(start, end) else {
            base[step.a] = .null
            return record(
                FEELDiagnostics.notComparable,
                "no range reaches from \(start.kindName) to \(end.kindName)", place)
        }
        base[step.a] = heap.range(
            RangeParts(
                start: start, startIncluded: step.flag & 1 != 0, end: end, endIncluded: step.flag & 2 != 0))
    }

    func makeRelation(_ step: Instruction, _ base: Registers, _ place: Place) {
        let point = base[step.b]
        if point.isUnknown { return base[step.a] = point }
        let form = RangeForm(rawValue: step.flag) ?? .equal
        base[step.a] = heap.range(RangeParts(form, point))
    }

    func makeFunction(_ step: Instruction, _ base: Registers, _ code: Code) {
        let function = code.functions[step.number]
        let captures = function.captures.indices.map { base[Int(step.b) + $0] }
        base[step.a] = heap.closure(Closure(code: function, captures: captures))
    }

    func instanceOf(_ step: Instruction, _ base: Registers, _ code: Code) {
        let value = base[step.b]
        base[step.a] = value.isUnknown ? value : Value(heap.isInstance(value, of: code.types[step.number]))
    }

    func fail(_ step: Instruction, _ base: Registers, _ place: Place) {
        let failure = place.code.failures[step.number]
        base[step.a] = .null
        record(failure.kind, failure.message, place, help: failure.help)
    }

    func note(_ step: Instruction, _ base: Registers, _ place: Place) {
        if trace.count < traceLimit { trace.append((place.source.span, base[step.b])) }
    }

    // MARK: - Paths

    @inline(__always)
    func path(_ step: Instruction, _ base: Registers, _ place: Place) {
        let (source, key) = (base[step.b], base[step.c])
        if let entry = heap.entry(of: source, key: key) {
            base[step.a] = entry
        } else {
            base[step.a] = path(source, key, property: Int(step.flag), depth: 0, place)
        }
    }

    @inline(never)
    private func path(_ source: Value, _ key: Value, property: Int, depth: Int, _ place: Place) -> Value {
        switch source.tag {
        case .unknown: source
        case .context: heap.entry(of: source, key: key) ?? noEntry(source, key, place)
        case .list: paths(source, key, property: property, depth: depth + 1, place)
        case .range: rangeProperty(source, key) ?? noEntry(source, key, place)
        case nil, .null, .boolean, .string, .function: noEntry(source, key, place)
        default: temporalProperty(source, property) ?? noEntry(source, key, place)
        }
    }

    /// The paths of the items, one result for each.
    private func paths(_ list: Value, _ key: Value, property: Int, depth: Int, _ place: Place) -> Value {
        guard depth <= Heap.nestingLimit else { return heap.exceed(.depth) }
        let count = heap.count(of: list)
        guard heap.spend(count), let start = heap.reserve(count) else { return .null }
        for index in 0..<count {
            let item = heap.item(of: list, at: index)
            heap.values[start + index] = path(item, key, property: property, depth: depth, place)
        }
        return Heap.list(at: start, count: count)
    }

    private func noEntry(_ source: Value, _ key: Value, _ place: Place) -> Value {
        let name = heap.text(of: key) ?? ""
        record(
            FEELDiagnostics.noSuchEntry, "\(source.kindName) has no `\(name)`", place,
            help: likelyKey(name, of: source))
        return .null
    }

    private func likelyKey(_ name: String, of context: Value) -> String? {
        let keys = heap.keys(of: context).prefix(Self.keysCompared).compactMap { heap.text(of: $0) }
        return keys.isEmpty ? nil : suggestion(for: name, among: keys)
    }

    private func rangeProperty(_ range: Value, _ key: Value) -> Value? {
        guard let parts = heap.range(of: range) else { return nil }
        let isDefined = parts.form != .notEqual
        switch heap.text(of: key) {
        case "start": return isDefined ? parts.start : .null
        case "end": return isDefined ? parts.end : .null
        case "start included": return isDefined ? Value(parts.startIncluded) : .null
        case "end included": return isDefined ? Value(parts.endIncluded) : .null
        default: return nil
        }
    }

    /// A property of a date, a time or a duration; null for one that is not set, nil for one that the kind lacks.
    private func temporalProperty(_ value: Value, _ number: Int) -> Value? {
        guard number > 0, number <= TemporalProperty.allCases.count else { return nil }
        let property = TemporalProperty.allCases[number - 1]
        if let part = heap.part(of: value, property) { return heap.value(of: part) }
        let isZoned = property == .timeOffset || property == .timezone
        return isZoned && (value.has(.time) || value.has(.dateTime)) ? .null : nil
    }

    // MARK: - Entries of items

    /// The entry of a filter's item hides what the name means outside.
    @inline(__always)
    func itemEntry(_ step: Instruction, _ base: Registers) {
        let item = base[step.b]
        if let entry = heap.entry(of: item, key: base[step.c]) {
            base[step.a] = entry
        } else if item.isUnknown {
            base[step.a] = item
        }
    }

    func present(_ step: Instruction, _ base: Registers, _ place: Place) {
        guard base[step.b] == .absent else { return base[step.a] = base[step.b] }
        base[step.a] = .null
        let name = heap.text(of: base[step.c]) ?? ""
        record(FEELDiagnostics.unknownName, "neither the item nor anything else is called `\(name)`", place)
    }
}

extension Heap {
    func part(of value: Value, _ property: TemporalProperty) -> TemporalPart? {
        switch value.tag {
        case .date: value.date?[property]
        case .time: value.time?[property]
        case .dateTime: value.dateTime?[property]
        case .dayTimeDuration: value.dayTimeDuration?[property]
        case .yearMonthDuration: value.yearMonthDuration?[property]
        default: nil
        }
    }

    func value(of part: TemporalPart) -> Value {
        switch part {
        case .whole(let number): Value(number)
        case .seconds(let nanoseconds): Value(Number(secondsFromNanoseconds: nanoseconds))
        case .duration(let duration): Value(duration)
        case .text(let text): string(text)
        }
    }

    func closure(_ closure: Closure) -> Value {
        guard functions.count < limits.listLength else { return exceed(.listLength) }
        return add(.closure(closure))
    }
}
