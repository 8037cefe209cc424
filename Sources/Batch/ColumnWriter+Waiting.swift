/// What an entry of an absence says of its row; 0 where there is a value.
///
/// An operand that never waits tells only 0 from everything else.
enum Absence {
    /// A null of the case, or an operation that had no result.
    static let none: UInt8 = 1
    /// A value that waits for an input which is not known yet.
    static let unknown: UInt8 = 2
    /// Beside `unknown`: it waits for a parameter that has no value on the day, which no case can supply.
    static let lacking: UInt8 = 4
    static let waiting = unknown | lacking
}

/// Whether rows without a value may be waiting for one.
enum Waits: Sendable {
    case never
    /// Some of them.
    case perhaps
    /// All of them.
    case only
}

/// An unknowable input, and the narrow register that is not 0 in the rows that wait for it.
struct InputColumn: Sendable {
    let bit: Int
    let register: Int
}

extension ColumnWriter {
    /// A value that waits in every row.
    mutating func waitingEverywhere(as entry: UInt8) -> Operand {
        let absence = narrowConstant(entry)
        waiting.insert(absence)
        return waiting(as: absence)
    }

    /// A value that waits for the same as another in the rows where that does.
    func waiting(as absence: Int) -> Operand {
        var operand = Operand(type: .null, register: absence, absence: absence, space: space)
        (operand.waits, operand.inputs) = (.only, nil)
        return operand
    }

    /// The absence of an operand that may be put together with those of others, whether they wait or not.
    mutating func absence(of operand: Operand) -> Int? {
        operand.waits == .never ? operand.absence.map { plain($0) } : operand.absence
    }

    /// 1 where an operand has no value and waits for none; nil for nowhere.
    mutating func nulls(of operand: Operand) -> Int? {
        switch operand.waits {
        case .never: operand.absence.map { plain($0) }
        case .perhaps: operand.absence.map { part(Absence.none, of: $0) }
        case .only: nil
        }
    }

    /// Not 0 where an operand has no value and waits for none, whatever the entry.
    mutating func faults(of operand: Operand) -> Int? {
        operand.waits == .never ? operand.absence : nulls(of: operand)
    }

    /// Not 0 where an operand waits for its value; nil for nowhere.
    mutating func waiting(of operand: Operand) -> Int? {
        switch operand.waits {
        case .never: nil
        case .perhaps: operand.absence.map { part(Absence.waiting, of: $0) }
        case .only: operand.absence
        }
    }

    /// Not 0 where an operand waits for what no case can supply.
    mutating func lacking(of operand: Operand) -> Int? {
        operand.waits == .never ? nil : operand.absence.map { part(Absence.lacking, of: $0) }
    }

    /// 0 and 1 for an absence that may say more.
    mutating func plain(_ absence: Int) -> Int {
        guard waiting.contains(absence) else { return absence }
        if let known = parts[SIMD2(absence, 0)] { return known }
        let result = bit(.not, bit(.same, absence, narrowConstant(0)))
        parts[SIMD2(absence, 0)] = result
        return result
    }

    private mutating func part(_ bits: UInt8, of absence: Int) -> Int {
        guard waiting.contains(absence) else { return bits == Absence.none ? absence : narrowConstant(0) }
        if let known = parts[SIMD2(absence, Int(bits))] { return known }
        let result = bit(.and, absence, narrowConstant(bits))
        if bits == Absence.none { waiting.remove(result) }
        parts[SIMD2(absence, Int(bits))] = result
        return result
    }

    /// The absence of a value that is missing in some rows until somebody knows it.
    ///
    /// - Parameter rows: 0 and 1.
    mutating func waiting(in rows: Int, as absence: UInt8) -> Int {
        let target = narrow()
        emit(.combine, to: target, rows, narrowConstant(0), figure: Int64(absence))
        waiting.insert(target)
        return target
    }

    /// Takes over from operands what has been said about their absence: there is a value where all of them have one.
    ///
    /// - Parameters:
    ///   - missing: 1 where there is no value although they have theirs.
    ///   - inputs: which inputs the result waits for.
    mutating func pass(
        _ operands: [Operand], to result: inout Operand, missing: Int? = nil, inputs: [InputColumn]?
    ) {
        guard operands.contains(where: { $0.waits != .never }) else {
            return result.fault(where: operands.reduce(missing) { or($0, $1.absence) })
        }
        result.absence = operands.reduce(missing) { or($0, absence(of: $1)) }
        result.waits = missing == nil && operands.allSatisfy(\.onlyWaits) ? .only : .perhaps
        (result.isFault, result.constant, result.inputs) = (result.waits != .only, nil, inputs)
    }
}

extension Operand {
    /// Whether a row without a value is one that waits.
    var onlyWaits: Bool { absence == nil || waits == .only }
}
