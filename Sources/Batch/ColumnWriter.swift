import FEEL

/// Writes the steps of a program: gives out registers and folds what is known beforehand.
struct ColumnWriter {
    private(set) var program = ColumnProgram()
    /// What the rows of the steps being written are: 0 for records, else the items of a list.
    var space = 0
    /// Registers of records that have been spread over items.
    private var spread: [SIMD3<Int>: Int] = [:]
    private var wideConstants: [Int64: Int] = [:]
    private var narrowConstants: [UInt8: Int] = [:]
    /// Registers of absences that may say more than 0 and 1.
    var waiting: Set<Int> = []
    /// What has been taken out of such a register, by it and the bits.
    var parts: [SIMD2<Int>: Int] = [:]

    // MARK: - Registers

    mutating func wide() -> Int {
        program.wideCount += 1
        return program.wideCount - 1
    }

    mutating func narrow() -> Int {
        program.narrowCount += 1
        return program.narrowCount - 1
    }

    /// A register, or the first of the two that a decimal takes.
    mutating func register(for type: ColumnType) -> Int {
        guard type == .decimal else { return type.isWide ? wide() : narrow() }
        let register = wide()
        _ = wide()
        return register
    }

    mutating func rounding(_ rounding: DecimalRounding) -> Int {
        program.roundings.append(rounding)
        return program.roundings.count - 1
    }

    mutating func calendar(_ calendar: DayCounts) -> Int {
        program.calendars.append(calendar)
        return program.calendars.count - 1
    }

    mutating func table(_ entries: [Int64]) throws(NotColumnar) -> Int {
        guard entries.count <= 255 else { throw .tooMany }
        program.tables.append(entries)
        return program.tables.count - 1
    }

    mutating func emit(
        _ operation: ColumnOperation, to target: Int, _ a: Int, _ b: Int = 0, _ c: Int = 0, figure: Int64 = 0
    ) {
        let carries: Bool =
            switch operation {
            case .and, .or, .keep, .anyOfItems, .spreadNarrow: true
            case .chooseNarrow: waiting.contains(b) || waiting.contains(c)
            default: false
            }
        if carries, waiting.contains(a) || waiting.contains(b) || waiting.contains(c) {
            waiting.insert(target)
        }
        program.steps.append(
            ColumnProgram.Step(
                operation: operation, target: Int32(target), space: space, a: Int32(a), b: Int32(b),
                c: Int32(c),
                figure: figure))
    }

    // MARK: - Constants

    func operand(_ type: ColumnType, _ register: Int) -> Operand {
        Operand(type: type, register: register, space: space)
    }

    mutating func constant(_ type: ColumnType, _ entry: Int64) -> Operand {
        Operand(
            type: type, register: type.isWide ? wideConstant(entry) : narrowConstant(UInt8(clamping: entry)),
            constant: entry, space: space)
    }

    private mutating func wideConstant(_ entry: Int64) -> Int {
        if let register = wideConstants[entry] { return register }
        let register = wide()
        wideConstants[entry] = register
        program.wideConstants.append((register, entry))
        return register
    }

    mutating func narrowConstant(_ entry: UInt8) -> Int {
        if let register = narrowConstants[entry] { return register }
        let register = narrow()
        narrowConstants[entry] = register
        program.narrowConstants.append((register, entry))
        return register
    }

    mutating func truth(_ value: Bool) -> Operand { constant(.boolean, value ? 1 : 0) }

    /// Null in every row.
    mutating func null() -> Operand {
        Operand(type: .null, register: narrowConstant(0), absence: narrowConstant(1), space: space)
    }

    // MARK: - Bits: narrow registers of 0 and 1, nil for 0 in every row

    mutating func or(_ a: Int?, _ b: Int?) -> Int? {
        guard let a else { return b }
        guard let b, a != b else { return a }
        return bit(.or, a, b)
    }

    mutating func and(_ a: Int?, _ b: Int?) -> Int? {
        guard let a, let b else { return nil }
        return a == b ? a : bit(.and, a, b)
    }

    mutating func bit(_ operation: ColumnOperation, _ a: Int, _ b: Int = 0) -> Int {
        let target = narrow()
        emit(operation, to: target, a, b)
        return target
    }

    /// Makes rows odd: records, or items and with them their records.
    mutating func markOdd(_ bits: Int?) {
        if let bits { emit(.markOdd, to: ColumnProgram.odd, bits) }
    }

    /// The bits of `a` where the condition holds; with no condition, all of them.
    mutating func bits(_ a: Int?, where condition: Operand) -> Int? {
        switch condition.constant {
        case 0: nil
        case .some: a
        case nil: keep(a, where: condition.register)
        }
    }

    private mutating func keep(_ a: Int?, where condition: Int) -> Int? {
        guard let a, a != condition else { return a }
        return bit(waiting.contains(a) ? .keep : .and, a, condition)
    }

    // MARK: - Lists

    /// Gives a list a space for its items.
    mutating func addList() -> Int {
        program.lists.append((owners: wide(), odd: narrow()))
        return program.lists.count
    }

    /// An operand of records where the rows are items: each item has its record's entry.
    mutating func here(_ operand: Operand) throws(NotColumnar) -> Operand {
        if operand.space == space { return operand }
        guard operand.space == 0 else { throw .construct }
        var result = operand
        result.space = space
        if operand.type == .decimal {
            result.register = register(for: .decimal)
            for half in 0...1 {
                emit(.spreadWide, to: result.register + half, operand.register + half, figure: Int64(space))
            }
        } else if operand.constant == nil {
            result.register = here(operand.register, isWide: operand.type.isWide)
        }
        result.absence = operand.absence.map { here($0, isWide: false) }
        if operand.waits != .never { result.inputs = nil }
        return result
    }

    mutating func here(_ register: Int, isWide: Bool) -> Int {
        guard space != 0, isWide || !narrowConstants.values.contains(register) else { return register }
        let key = SIMD3(register, isWide ? 1 : 0, space)
        if let known = spread[key] { return known }
        let target = isWide ? wide() : narrow()
        // Spread at once, wherever in the item's steps it is asked for.
        emit(isWide ? .spreadWide : .spreadNarrow, to: target, register, figure: Int64(space))
        spread[key] = target
        return target
    }

    /// Back among records: what an operation makes of the items' entries.
    mutating func overItems(_ operation: ColumnOperation, _ items: Int, of list: Int, isWide: Bool) -> Int {
        let target = isWide ? wide() : narrow()
        emit(operation, to: target, items, figure: Int64(list))
        return target
    }

    /// Records of which an item is odd are odd.
    mutating func closeLists() {
        space = 0
        for (index, list) in program.lists.enumerated() {
            markOdd(overItems(.anyOfItems, list.odd, of: index + 1, isWide: false))
        }
    }

    // MARK: - Truth

    mutating func not(_ a: Operand) -> Operand {
        if let known = a.constant { return truth(known == 0) }
        return operand(.boolean, bit(.not, a.register))
    }

    /// Both, of operands that have a value in every row.
    mutating func both(_ a: Operand, _ b: Operand) -> Operand {
        if a.constant == 0 || b.constant == 0 { return truth(false) }
        if a.constant != nil { return b }
        if b.constant != nil || a.register == b.register { return a }
        return operand(.boolean, bit(.and, a.register, b.register))
    }

    mutating func either(_ a: Operand, _ b: Operand) -> Operand {
        if a.constant == 1 || b.constant == 1 { return truth(true) }
        if a.constant != nil { return b }
        if b.constant != nil || a.register == b.register { return a }
        return operand(.boolean, bit(.or, a.register, b.register))
    }

    // MARK: - Numbers

    /// The same number with more places after the point.
    mutating func scaled(_ operand: Operand, to scale: Int) throws(NotColumnar) -> Operand {
        guard case .number(let own) = operand.type, own < scale else { return operand }
        guard scale <= ColumnProgram.greatestScale, let power = Self.power(of: scale - own) else {
            throw .places
        }
        var result = operand
        result.type = .number(scale: scale)
        if let known = operand.constant {
            let product = known.multipliedReportingOverflow(by: power)
            guard !product.overflow else { throw .places }
            result.register = wideConstant(product.partialValue)
            result.constant = product.partialValue
        } else {
            result.register = wide()
            emit(.scale, to: result.register, operand.register, figure: power)
        }
        return result
    }

    static func power(of exponent: Int) -> Int64? {
        (0...18).contains(exponent) ? (0..<exponent).reduce(1) { power, _ in power * 10 } : nil
    }

    mutating func constant(_ number: Number) throws(NotColumnar) -> Operand {
        guard let scale = number.scale, let entry = number.entry(atScale: scale) else { throw .places }
        return constant(.number(scale: scale), entry)
    }
}
