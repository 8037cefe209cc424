import Diagnostics
import FEEL
import FEELSyntax
import Provisions

/// Turns a policy's plan into a program over columns, as far as types allow.
///
/// The scalar evaluator is the reference. A step here either gives, for every row that it does not mark as odd, exactly what
/// the evaluator would; or it is not compiled, with the reason, and rows are decided one by one.
struct ColumnCompiler {
    let plan: PolicyPlan
    let asOf: CalendarDate?
    /// What the file says of the inputs, by their names.
    let columns: [String: ColumnSource]
    var writer = ColumnWriter()
    /// By slot.
    var operands: [Int: Operand] = [:]
    var parameters: [Int: ParameterColumns] = [:]
    var functions: [Int: PlannedFunction] = [:]
    /// Parameters of functions, and `?`, innermost last.
    var locals: [(name: String, operand: Operand)] = []
    var depth = 0
    var cells: [CellForm] = []
    var lists: [ListForm] = []
    /// By slot, what a list of the case is.
    var listColumns: [Int: ListColumns] = [:]
    /// Names that stand for an item, innermost last.
    var items: [(name: String, list: ListColumns)] = []
    /// Whether a record may hold lists.
    let allowsLists: Bool
    /// Why some rows of a step are decided alone although the step is compiled.
    var exceptions: [NotColumnar] = []
    var tests: [TestColumns] = []
    var amounts: [Int: AmountColumns] = [:]
    /// Where a record is eligible, once all tests have been compiled.
    var isEligible: Operand?
    /// Where it is neither that nor ineligible; nil where no test can wait.
    var isUndetermined: Operand?
    var outputs: [OutputColumn] = []
    var findings: [BatchPlan.Finding] = []

    init(plan: PolicyPlan, asOf: CalendarDate?, columns: [String: ColumnSource], allowsLists: Bool) {
        self.allowsLists = allowsLists
        self.plan = plan
        self.asOf = asOf
        self.columns = columns
    }

    /// Compiles every step; what cannot be is told among the findings.
    mutating func compile() {
        for step in plan.steps {
            locals.removeAll()
            items.removeAll()
            exceptions.removeAll()
            (depth, writer.space) = (0, 0)
            let (name, label) = description(of: step)
            do throws(NotColumnar) {
                try compile(step)
                findings.append(
                    BatchPlan.Finding(
                        name: name, label: label, reason: nil, exception: exceptions.first?.reason))
            } catch {
                findings.append(
                    BatchPlan.Finding(name: name, label: label, reason: error.reason, exception: nil))
            }
        }
        writer.closeLists()
    }

    private mutating func compile(_ step: PolicyPlan.Step) throws(NotColumnar) {
        switch step {
        case .input(let index): try compileInput(index)
        case .reference: try compileReference()
        case .parameter(let index): try compileParameter(index)
        case .function(let index): functions[plan.functions[index].slot] = plan.functions[index]
        case .test(let index): try compileTest(index)
        case .eligibility: try compileEligibility()
        case .output(let index): try compileOutput(index)
        case .portfolio:
            throw NotColumnar(zh: "各条记录互相影响", en: "its records depend on each other")
        }
    }

    private func description(of step: PolicyPlan.Step) -> (String, String?) {
        switch step {
        case .input(let index): (plan.inputs[index].input.name, plan.inputs[index].input.label)
        case .reference: ("reference_date", nil)
        case .parameter(let index):
            (plan.parameters[index].parameter.name, plan.parameters[index].parameter.label)
        case .function(let index):
            (plan.functions[index].declaration.name, plan.functions[index].declaration.label)
        case .test(let index): (plan.tests[index].marking.name ?? "", plan.tests[index].marking.label)
        case .eligibility: ("eligibility", nil)
        case .output(let index): (plan.outputs[index].output.name, plan.outputs[index].output.label)
        case .portfolio: ("records", nil)
        }
    }

    // MARK: - Values

    mutating func value(_ value: PlannedValue) throws(NotColumnar) -> Operand {
        switch value {
        case .constant(let constant): try datum(plan.datum(of: constant))
        case .expression(let expression): try self.expression(expression.tree)
        }
    }

    mutating func datum(_ datum: Datum) throws(NotColumnar) -> Operand {
        switch datum {
        case .null: writer.null()
        case .boolean(let value): writer.truth(value)
        case .number(let number): try writer.constant(number)
        case .date(let date): writer.constant(.date, Int64(date.dayNumber))
        case .string(let text): writer.constant(.choice([text]), 0)
        default: throw .construct
        }
    }

    /// A condition, with the rows where it is neither true nor false.
    mutating func condition(_ expression: PlannedExpression) throws(NotColumnar) -> Operand {
        let operand = try self.expression(expression.tree)
        guard operand.type == .boolean else { throw .mixedTypes }
        return operand
    }

    /// One operand where a condition holds, another where it does not: of one type, absences and all.
    mutating func choose(_ condition: Operand, _ then: Operand, _ otherwise: Operand) throws(NotColumnar)
        -> Operand
    {
        if let known = condition.constant { return known != 0 ? then : otherwise }
        let (then, otherwise) = try united(then, otherwise)
        var result = writer.operand(then.type, then.register)
        if then.register != otherwise.register {
            result.register = writer.register(for: then.type)
            for half in 0...(then.type == .decimal ? 1 : 0) {
                writer.emit(
                    then.type.isWide ? .chooseWide : .chooseNarrow, to: result.register + half,
                    condition.register, then.register + half, otherwise.register + half)
            }
        } else if then.constant == otherwise.constant {
            result.constant = then.constant
        }
        result.isFault = then.isFault || otherwise.isFault
        guard then.waits != .never || otherwise.waits != .never else {
            result.absence = chooseBits(condition, then.absence, otherwise.absence)
            return result
        }
        result.absence = chooseBits(condition, writer.absence(of: then), writer.absence(of: otherwise))
        result.waits = then.onlyWaits && otherwise.onlyWaits ? .only : .perhaps
        result.inputs = chosenInputs(condition, then, otherwise)
        return result
    }

    private mutating func chooseBits(_ condition: Operand, _ then: Int?, _ otherwise: Int?) -> Int? {
        if then == otherwise { return then }
        let none = writer.truth(false).register
        let target = writer.narrow()
        writer.emit(.chooseNarrow, to: target, condition.register, then ?? none, otherwise ?? none)
        return target
    }

    /// Two operands brought to one type.
    mutating func united(_ a: Operand, _ b: Operand) throws(NotColumnar) -> (Operand, Operand) {
        switch (a.type, b.type) {
        case (.null, .null): return (a, b)
        case (.null, _): return (absent(b.type, a), b)
        case (_, .null): return (a, absent(a.type, b))
        case (.decimal, .number), (.number, .decimal): return (try widened(a), try widened(b))
        case (.number(let left), .number(let right)):
            return (try writer.scaled(a, to: max(left, right)), try writer.scaled(b, to: max(left, right)))
        case (.choice(let left), .choice(let right)):
            let all = left + right.filter { !left.contains($0) }
            return (try recoded(a, to: all), try recoded(b, to: all))
        default:
            guard a.type == b.type else { throw .mixedTypes }
            return (a, b)
        }
    }

    mutating func absent(_ type: ColumnType, _ null: Operand) -> Operand {
        if type == .decimal {
            var operand = writer.operand(.decimal, writer.register(for: .decimal))
            (operand.absence, operand.isFault) = (null.absence, null.isFault)
            (operand.waits, operand.inputs) = (null.waits, null.inputs)
            return operand
        }
        var operand = writer.constant(type, 0)
        (operand.absence, operand.isFault, operand.constant) = (null.absence, null.isFault, nil)
        (operand.waits, operand.inputs) = (null.waits, null.inputs)
        return operand
    }

    /// A choice with its texts in another order.
    mutating func recoded(_ operand: Operand, to texts: [String]) throws(NotColumnar) -> Operand {
        guard case .choice(let own) = operand.type, own != texts else { return operand }
        guard texts.count <= 255 else { throw .tooMany }
        var result = operand
        result.type = .choice(texts)
        if texts.starts(with: own) { return result }
        let positions = try own.map { text throws(NotColumnar) -> Int64 in
            guard let position = texts.firstIndex(of: text) else { throw .mixedTypes }
            return Int64(position)
        }
        if let known = operand.constant, positions.indices.contains(Int(known)) {
            let constant = writer.constant(.choice(texts), positions[Int(known)])
            (result.register, result.constant) = (constant.register, constant.constant)
        } else {
            result.register = writer.narrow()
            writer.emit(
                .lookUpNarrow, to: result.register, operand.register, try writer.table(positions))
        }
        return result
    }
}
