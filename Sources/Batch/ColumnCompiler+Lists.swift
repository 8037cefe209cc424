import FEEL
import FEELSyntax
import Provisions

/// A list of the case, over a batch.
struct ListColumns: Sendable {
    /// The number of its space.
    let space: Int
    /// How many items a record has: a number.
    let count: Operand
    /// The fields of its records, by name; what the items are where they are no records.
    let fields: [String: Operand]
    let value: Operand?
}

/// How a list is read.
struct ListForm: Sendable {
    let name: String
    let space: Int
    /// Wide: how many items a record has.
    let count: Int
    /// Narrow: 1 where the record does not have the list.
    let absence: Int
    let owners: Int
    /// The keys of its records; a single form without a name where its items are no records.
    var fields: [CellForm] = []
}

extension ColumnCompiler {
    mutating func compileList(_ planned: PlannedInput, _ item: DeclaredType, _ source: ColumnSource)
        throws(NotColumnar)
    {
        guard allowsLists, planned.allowed == nil, planned.requiredIf == nil, planned.unknownIndex == nil
        else {
            throw .type(planned.input.name)
        }
        let (count, absence) = (writer.wide(), writer.narrow())
        switch planned.defaultValue {
        case .constant(let constant)? where plan.datum(of: constant) == .list([]): break
        case nil where !planned.input.isOptional: writer.markOdd(absence)
        default: throw .type(planned.input.name)
        }
        let number = writer.operand(.number(scale: 0), count)
        let space = writer.addList()
        var form = ListForm(
            name: planned.input.name, space: space, count: count, absence: absence,
            owners: writer.program.lists[space - 1].owners)
        let outer = cells
        cells = []
        writer.space = space
        defer {
            cells = outer
            writer.space = 0
        }
        var columns = ListColumns(space: space, count: number, fields: [:], value: nil)
        if case .record = item {
            let fields = try self.fields(of: planned, source.places)
            columns = ListColumns(space: space, count: number, fields: fields, value: nil)
        } else {
            let value = try self.value(of: planned, item, source.places)
            columns = ListColumns(space: space, count: number, fields: [:], value: value)
        }
        form.fields = cells
        lists.append(form)
        listColumns[planned.slot] = columns
    }

    /// Each field sees those before it.
    private mutating func fields(of planned: PlannedInput, _ places: Int) throws(NotColumnar) -> [String:
        Operand]
    {
        var fields: [String: Operand] = [:]
        defer { locals.removeAll() }
        for (index, field) in planned.fields.enumerated() {
            guard let (type, kind) = Self.column(of: field.input.type) else { throw .type(field.input.name) }
            let read = try self.read(field, index, type, kind, places: places)
            guard let operand = read else { continue }
            if let allowed = field.allowed { try checkAllowed(allowed, operand) }
            fields[field.input.name] = operand
            locals.append((field.input.name, operand))
        }
        return fields
    }

    private mutating func value(of planned: PlannedInput, _ item: DeclaredType, _ places: Int)
        throws(NotColumnar) -> Operand
    {
        guard let (type, kind) = Self.column(of: item), let type, let kind, planned.input.unit == nil else {
            throw .type(planned.input.name)
        }
        var form = CellForm(
            column: 0, name: "", kind: kind, register: writer.register(for: type), absence: writer.narrow())
        var whole = type
        if case .number(let least) = type {
            form.scale = item == .integer ? 0 : max(least, places)
            whole = .number(scale: form.scale)
        }
        if case .choice(let texts) = type { form.texts = texts }
        cells.append(form)
        // A null among the items is for the full way to judge.
        writer.markOdd(form.absence)
        return writer.operand(whole, form.register)
    }

    // MARK: - Expressions

    /// The list that a name means.
    private func list(_ tree: Expression) -> ListColumns? {
        guard case .name(let name) = tree.kind, !locals.contains(where: { $0.name == name }) else {
            return nil
        }
        return plan.scope.slot(of: name).flatMap { listColumns[$0] }
    }

    /// `item.field`.
    func field(_ field: String, of base: Expression) throws(NotColumnar) -> Operand {
        guard case .name(let name) = base.kind, let item = items.last(where: { $0.name == name }),
            let operand = item.list.fields[field]
        else { throw .construct }
        return operand
    }

    /// Works among the items of a list, then goes back among the records.
    private mutating func among<Result>(
        _ list: ListColumns, as name: String? = nil,
        _ work: (inout ColumnCompiler) throws(NotColumnar) -> Result
    ) throws(NotColumnar) -> Result {
        guard writer.space == 0 else { throw .construct }
        let outer = items
        writer.space = list.space
        defer {
            writer.space = 0
            items = outer
        }
        if let name { items.append((name, list)) }
        return try work(&self)
    }

    /// The list and the name of a loop over one list.
    private func loop(_ iterators: [Expression.Iterator]) throws(NotColumnar) -> (ListColumns, String) {
        guard iterators.count == 1, let iterator = iterators.first, iterator.end == nil,
            let list = list(iterator.domain)
        else { throw .construct }
        return (list, iterator.name)
    }

    /// The values of a list that is summed: `list.field`, `for item in list return …`, `list`.
    private mutating func values(_ tree: Expression) throws(NotColumnar) -> (Operand, ListColumns) {
        switch tree.kind {
        case .path(let base, let field, _):
            guard let list = list(base), let operand = list.fields[field] else { throw .construct }
            return (operand, list)
        case .iteration(let iterators, let body):
            let (list, name) = try loop(iterators)
            let operand = try among(list, as: name) { compiler throws(NotColumnar) in
                try compiler.expression(body)
            }
            return (operand, list)
        default:
            guard let list = list(tree), let value = list.value else { throw .construct }
            return (value, list)
        }
    }

    /// `count`, `sum` and `list contains`; nil for any other function.
    mutating func aggregate(_ name: String, _ given: [Expression]) throws(NotColumnar) -> Operand? {
        switch (name, given.count) {
        case ("count", 1):
            guard let list = list(given[0]) else { throw .call(name) }
            return try writer.here(list.count)
        case ("sum", 1):
            let (operand, list) = try values(given[0])
            return try sum(of: operand, list)
        case ("list contains", 2):
            guard let list = list(given[0]), let value = list.value else { throw .call(name) }
            let wanted = try expression(given[1])
            guard wanted.absence == nil, wanted.constant != nil else { throw .call(name) }
            let found = try among(list) { compiler throws(NotColumnar) in
                try compiler.equality(value, try compiler.writer.here(wanted))
            }
            return any(found, list)
        default: return nil
        }
    }

    /// Nothing comes of an empty list.
    private mutating func sum(of operand: Operand, _ list: ListColumns) throws(NotColumnar) -> Operand {
        guard writer.space == 0, case .number = operand.type else { throw .mixedTypes }
        let register = writer.overItems(.sumOfItems, operand.register, of: list.space, isWide: true)
        var result = writer.operand(operand.type, register)
        let isEmpty = try equality(list.count, writer.constant(.number(scale: 0), 0))
        var items = operand
        items.absence = anyAbsence(operand, list)
        pass([items], to: &result, missing: isEmpty.register)
        return result
    }

    private mutating func anyAbsence(_ operand: Operand, _ list: ListColumns) -> Int? {
        operand.absence.map { writer.overItems(.anyOfItems, $0, of: list.space, isWide: false) }
    }

    private mutating func any(_ found: Operand, _ list: ListColumns) -> Operand {
        var result = writer.operand(
            .boolean, writer.overItems(.anyOfItems, found.register, of: list.space, isWide: false))
        result.fault(where: anyAbsence(found, list))
        return result
    }

    /// `some item in list satisfies …`, `every …`.
    mutating func quantified(
        _ quantifier: Expression.Quantifier, _ iterators: [Expression.Iterator], _ condition: Expression
    ) throws(NotColumnar) -> Operand {
        let (list, name) = try loop(iterators)
        let found = try among(list, as: name) { compiler throws(NotColumnar) in
            let operand = try compiler.expression(condition)
            guard operand.type == .boolean else { throw .mixedTypes }
            return quantifier == .some ? operand : compiler.writer.negation(of: operand)
        }
        let outcome = any(found, list)
        return quantifier == .some ? outcome : writer.negation(of: outcome)
    }
}
