import FEEL
import FEELSyntax
import Provisions

/// The dated values of a parameter, and which of them holds in a row.
struct ParameterColumns: Sendable {
    let planned: PlannedParameter
    /// Those that can hold in some row, by position; nil for "none on that day".
    let positions: [Int?]
    /// The narrow register that says which; nil where there is but one.
    let position: Int?
    /// Where the day itself is missing.
    let absence: Int?
}

extension ColumnCompiler {
    mutating func compileParameter(_ index: Int) throws(NotColumnar) {
        let planned = plan.parameters[index]
        let columns = try positions(of: planned)
        parameters[planned.slot] = columns
        guard planned.parameter.keys.isEmpty, planned.parameter.type != .brackets else { return }
        let values = columns.positions.map { position in
            position.map { planned.parameter.values[$0].value }
        }
        operands[planned.slot] = try lookUp(
            values, at: columns.position, absence: columns.absence, lacks: values.map { $0 == nil })
    }

    private mutating func positions(of planned: PlannedParameter) throws(NotColumnar) -> ParameterColumns {
        let values = planned.parameter.values
        if values.count == 1, values[0].from == nil {
            return ParameterColumns(planned: planned, positions: [0], position: nil, absence: nil)
        }
        guard
            let date = try planned.on.map({ on throws(NotColumnar) in try expression(on.tree) })
                ?? defaultDate,
            date.type == .date
        else { throw NotColumnar(zh: "没有选取日期的依据", en: "there is no date to choose its value by") }
        let froms = values.map { $0.from.map { Int64($0.dayNumber) } ?? .min }
        guard froms == froms.sorted() else { throw .construct }
        if let day = date.constant {
            let position = planned.parameter.position(on: CalendarDate(dayNumber: Int(day)))
            return ParameterColumns(
                planned: planned, positions: [position], position: nil, absence: date.absence)
        }
        let isAlways = froms.first == .min
        let thresholds = froms.filter { $0 != .min }.map { $0 - 1 }
        let register = writer.narrow()
        writer.emit(.countBelow, to: register, date.register, try writer.table(thresholds))
        let positions = (isAlways ? [] : [nil]) + values.indices.map(Optional.some)
        return ParameterColumns(
            planned: planned, positions: positions, position: register, absence: date.absence)
    }

    /// One of several data by a narrow register; where there is none, a fault.
    ///
    /// - Parameters:
    ///   - absence: where the key, or the day, has no value: a fault too.
    ///   - lacks: of the data, what has none on the day: whatever needs it waits for it in vain.
    mutating func lookUp(_ data: [Datum?], at position: Int?, absence: Int?, lacks: [Bool])
        throws(NotColumnar)
        -> Operand
    {
        var result: Operand
        if data.count == 1, let only = data.first ?? nil {
            result = try datum(only)
        } else {
            let (type, entries) = try entries(of: data)
            guard let position, data.contains(where: { $0 != nil }) else {
                throw NotColumnar(zh: "这一天没有值", en: "it has no value on the day")
            }
            result = writer.operand(type, writer.register(for: type))
            writer.emit(
                type.isWide ? .lookUpWide : .lookUpNarrow, to: result.register, position,
                try writer.table(entries))
            if data.contains(where: { $0 == nil }) {
                let missing = writer.narrow()
                let entries = zip(data, lacks).map { datum, lacks in
                    datum != nil ? 0 : Int64(lacks ? Absence.waiting : Absence.none)
                }
                writer.emit(.lookUpNarrow, to: missing, position, try writer.table(entries))
                (result.absence, result.isFault) = (missing, entries.contains(Int64(Absence.none)))
                if entries.contains(Int64(Absence.waiting)) {
                    writer.waiting.insert(missing)
                    result.waits = result.isFault ? .perhaps : .only
                }
            }
        }
        if let absence {
            result.absence = writer.or(writer.plain(absence), result.absence)
            (result.isFault, result.constant) = (true, nil)
            if result.waits != .never { result.waits = .perhaps }
        }
        return result
    }

    /// Data of one type as the entries of a table; 0 where there is none.
    private mutating func entries(of data: [Datum?]) throws(NotColumnar) -> (ColumnType, [Int64]) {
        var operands: [Operand?] = []
        for datum in data {
            operands.append(try datum.map { datum throws(NotColumnar) in try self.datum(datum) })
        }
        guard var whole = operands.compactMap({ $0 }).first else { return (.null, data.map { _ in 0 }) }
        for operand in operands.compactMap({ $0 }) { whole = try united(whole, operand).0 }
        var entries: [Int64] = []
        for operand in operands {
            guard let operand else {
                entries.append(0)
                continue
            }
            guard let entry = try united(whole, operand).1.constant, operand.absence == nil else {
                throw .construct
            }
            entries.append(entry)
        }
        return (whole.type, entries)
    }

    /// `rate_ceiling(category)`: one table over the dated values and all combinations of the keys.
    mutating func lookUp(_ columns: ParameterColumns, _ given: [Expression]) throws(NotColumnar) -> Operand {
        let parameter = columns.planned.parameter
        guard !parameter.keys.isEmpty, given.count == parameter.keys.count else { throw .construct }
        var data: [Datum?] = columns.positions.map { position in
            position.map { parameter.values[$0].value }
        }
        var lacks = columns.positions.map { $0 == nil }
        var position = columns.position.map { writer.here($0, isWide: false) }
        var absence = columns.absence.map { writer.here($0, isWide: false) }
        var waiting: Int?
        for argument in given {
            let key = try expression(argument)
            let texts: [String]
            switch key.type {
            case .choice(let choices): texts = choices
            case .boolean: texts = ["false", "true"]
            default: throw .construct
            }
            absence = writer.or(absence, writer.nulls(of: key))
            waiting = writer.or(waiting, writer.waiting(of: key))
            data = data.flatMap { datum in texts.map { datum?[$0] } }
            lacks = lacks.flatMap { lacks in texts.map { _ in lacks } }
            guard data.count <= 255 else { throw .tooMany }
            position = combined(position, key.register, count: texts.count)
        }
        var result = try lookUp(data, at: position, absence: absence, lacks: lacks)
        guard let waiting else { return result }
        // That there is no value for a key counts only where all keys are known.
        let isKnown = writer.not(writer.operand(.boolean, writer.plain(waiting)))
        let own = writer.or(
            writer.bits(writer.nulls(of: result), where: isKnown), writer.waiting(of: result))
        result.waits = result.onlyWaits ? .only : .perhaps
        (result.absence, result.constant, result.inputs) = (writer.or(own, waiting), nil, nil)
        return result
    }

    private mutating func combined(_ position: Int?, _ key: Int, count: Int) -> Int {
        guard let position else { return key }
        let target = writer.narrow()
        writer.emit(.combine, to: target, position, key, figure: Int64(count))
        return target
    }
}
