import FEEL
import Provisions

/// A column of the file that is an input.
package struct ColumnSource: Sendable {
    /// Its position among the file's columns; nil where the input's record is spread over several.
    package let column: Int?
    /// The most places after the point that its numbers are expected to have.
    package let places: Int

    package init(column: Int?, places: Int) {
        self.column = column
        self.places = places
    }
}

/// How the cells of a column of the file are read.
struct CellForm: Sendable {
    enum Kind: UInt8, Sendable { case text, boolean, number, date, choice }

    /// The file's column, or the key's number.
    let column: Int
    /// What a key is called.
    let name: String
    let kind: Kind
    /// Where the entries go; of a text, none.
    let register: Int
    /// Narrow: 1 where the cell is empty.
    let absence: Int
    /// Of a number: places after the point, and by which power of ten its unit multiplies it.
    var scale = 0
    var shift = 0
    /// Of a choice.
    var texts: [String] = []
    /// Whether null means the same as nothing said.
    var nullIsAbsence = true
}

extension ColumnCompiler {
    /// More places in a file's numbers than this are left to decimal128.
    private static let greatestPlaces = 6

    mutating func compileInput(_ index: Int) throws(NotColumnar) {
        let planned = plan.inputs[index]
        var operand: Operand?
        if let source = columns[planned.input.name] {
            if case .list(let item) = planned.input.type { return try compileList(planned, item, source) }
            operand = try given(planned, source)
        } else {
            operand = try absent(planned, everywhere: true)
        }
        if let allowed = planned.allowed {
            guard let value = operand else { throw .type(planned.input.name) }
            try checkAllowed(allowed, value)
        }
        if let operand { operands[planned.slot] = operand }
    }

    private mutating func given(_ planned: PlannedInput, _ source: ColumnSource) throws(NotColumnar)
        -> Operand?
    {
        guard let column = source.column, let (type, kind) = Self.column(of: planned.input.type) else {
            throw .type(planned.input.name)
        }
        return try read(planned, column, type, kind, places: source.places)
    }

    /// A form for a column or a key, and what it reads with gaps filled.
    mutating func read(
        _ planned: PlannedInput, _ column: Int, _ type: ColumnType?, _ kind: CellForm.Kind?, places: Int
    ) throws(NotColumnar) -> Operand? {
        let absence = writer.narrow()
        let name = planned.input.name
        guard var type, let kind else {
            cells.append(CellForm(column: column, name: name, kind: .text, register: 0, absence: absence))
            if planned.defaultValue == nil, !planned.input.isOptional || planned.requiredIf != nil {
                writer.markOdd(absence)
            }
            return nil
        }
        var form = CellForm(column: column, name: name, kind: kind, register: 0, absence: absence)
        if case .number(let least) = type {
            form.shift = try shift(of: planned.input.unit)
            // With places, it would be no whole number: that is for the full way to say.
            let wanted = planned.input.type == .integer ? 0 : places - form.shift
            form.scale = min(max(least, wanted), Self.greatestPlaces)
            type = .number(scale: form.scale)
        }
        if case .choice(let texts) = type { form.texts = texts }
        let register = writer.register(for: type)
        let asksForNull = planned.input.isOptional || planned.input.mayBeUnknown
        cells.append(
            CellForm(
                column: column, name: name, kind: kind, register: register, absence: absence,
                scale: form.scale, shift: form.shift, texts: form.texts,
                nullIsAbsence: planned.defaultValue == nil || !asksForNull))
        let value = writer.operand(type, register)
        let isAbsent = writer.operand(.boolean, absence)
        guard let otherwise = try absent(planned, everywhere: false, where: isAbsent) else { return value }
        return try choose(isAbsent, otherwise, value)
    }

    /// Its type as a column and how its cells are read; no column type for a text, nil for what a cell does not hold.
    static func column(of type: DeclaredType) -> (ColumnType?, CellForm.Kind?)? {
        switch type {
        case .boolean: (.boolean, .boolean)
        case .money, .rate: (.number(scale: 2), .number)
        case .number, .integer: (.number(scale: 0), .number)
        case .date: (.date, .date)
        case .choice(let choices):
            choices.count <= 255 ? (.choice(choices.map(\.id)), .choice) : nil
        case .string: (nil, nil)
        default: nil
        }
    }

    private func shift(of unit: Unit?) throws(NotColumnar) -> Int {
        guard let unit, unit.factor != .one else { return 0 }
        guard let factor = unit.factor.entry(atScale: 0),
            let shift = (1...12).first(where: { ColumnWriter.power(of: $0) == factor })
        else { throw .places }
        return shift
    }

    /// What an input is where the case does not say; nil where no rule may ask.
    private mutating func absent(
        _ planned: PlannedInput, everywhere: Bool, where isAbsent: Operand? = nil
    ) throws(NotColumnar) -> Operand? {
        if let value = planned.defaultValue {
            if everywhere, case .constant(let constant) = value, case .list = plan.datum(of: constant) {
                return nil
            }
            return try self.value(value)
        }
        let rows = isAbsent ?? writer.truth(true)
        if let condition = planned.requiredIf {
            let required = try self.condition(condition)
            writer.markOdd(writer.bits(required.absence, where: rows))
            if everywhere, required.constant == 1 { throw Self.missing(planned.input.name) }
            let missing = writer.both(required.present, rows)
            if missing.constant == 0 { return writer.null() }
            if let bit = planned.unknownIndex, writer.space == 0 {
                var operand = unknown(bit, where: missing)
                operand.absence = writer.or(operand.absence, writer.not(missing).register)
                operand.waits = .perhaps
                return operand
            }
            writer.markOdd(missing.register)
            return writer.null()
        }
        if planned.input.isOptional, planned.unknownIndex == nil { return writer.null() }
        if let bit = planned.unknownIndex, writer.space == 0 {
            if !everywhere { return unknown(bit, where: rows) }
            if case let type?? = Self.column(of: planned.input.type).map(\.0) {
                return absent(type, unknown(bit, where: rows))
            }
        }
        if everywhere { throw Self.missing(planned.input.name) }
        writer.markOdd(rows.register)
        return nil
    }

    /// What waits for an input, where the case does not say it.
    private mutating func unknown(_ bit: Int, where rows: Operand) -> Operand {
        var operand = writer.null()
        let absence = writer.waiting(in: rows.register, as: Absence.unknown)
        (operand.absence, operand.waits) = (absence, .only)
        operand.inputs = [InputColumn(bit: bit, register: absence)]
        return operand
    }

    private static func missing(_ name: String) -> NotColumnar {
        NotColumnar(
            zh: "文件里没有 `\(name)` 这一列，每一条都缺它", en: "the file has no column `\(name)`: every record lacks it")
    }

    mutating func checkAllowed(_ allowed: PlannedTests, _ value: Operand) throws(NotColumnar) {
        if value.type == .null { return }
        let outcome = try tests(allowed.tests, of: value.present)
        writer.markOdd(outcome.absence)
        let refused = writer.not(outcome.present)
        if refused.constant == 0 { return }
        guard let absence = value.absence else { return writer.markOdd(refused.register) }
        let isThere = writer.not(writer.operand(.boolean, writer.plain(absence)))
        writer.markOdd(writer.both(refused, isThere).register)
    }

    // MARK: - The date

    mutating func compileReference() throws(NotColumnar) {
        guard let reference = plan.referenceDate else { return }
        if let asOf {
            operands[reference.slot] = writer.constant(.date, Int64(asOf.dayNumber))
            return
        }
        let date = try expression(reference.expression.tree)
        guard date.type == .date else { throw .mixedTypes }
        writer.markOdd(date.absence)
        operands[reference.slot] = date.present
    }

    var defaultDate: Operand? {
        mutating get {
            if let reference = plan.referenceDate { return operands[reference.slot] }
            return asOf.map { writer.constant(.date, Int64($0.dayNumber)) }
        }
    }
}
