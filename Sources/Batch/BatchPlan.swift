package import Diagnostics
package import FEEL
import LocatedCSV
package import Provisions

/// How a policy decides the records of one file: in columns, or row by row and why.
package struct BatchPlan: Sendable {
    /// What became of a step of the policy.
    package struct Finding: Sendable {
        package let name: String
        package let label: String?
        /// Why it is decided row by row; nil in columns.
        package let reason: LocalizedText?
        /// Why some records are decided alone although the step is worked out in columns.
        package let exception: LocalizedText?
    }

    package let findings: [Finding]
    /// Nil when records are decided row by row.
    let columns: OutcomeColumns?

    /// Whether every record that has nothing odd about it is decided in columns.
    package var isColumnar: Bool { columns != nil }

    /// - Parameter columns: the file's columns that are inputs, by name.
    /// - Parameter allowsLists: whether a record may hold lists, as JSON does.
    package init(plan: PolicyPlan, asOf: CalendarDate?, columns: [String: ColumnSource], allowsLists: Bool) {
        var compiler = ColumnCompiler(plan: plan, asOf: asOf, columns: columns, allowsLists: allowsLists)
        compiler.compile()
        self.columns = compiler.isComplete ? try? OutcomeColumns(compiler) : nil
        findings = compiler.findings.filter { !$0.name.isEmpty }
    }

    /// The plan for a file with a column for every input, as `show --plan` tells it.
    package init(plan: PolicyPlan) {
        self.init(plan: plan, asOf: nil, columns: Self.allInputs(of: plan), allowsLists: true)
    }

    /// Records in which every input may stand, as in JSON.
    static func allInputs(of plan: PolicyPlan) -> [String: ColumnSource] {
        // A reading of the document that a record asks for is told in its outcome, by the full way.
        let inputs = plan.inputs.filter { $0.input.interpretation == nil }
        let sources = inputs.enumerated().map { index, planned in
            let places = [.money, .integer].contains(planned.input.type) ? 2 : 4
            return (planned.input.name, ColumnSource(column: index, places: places))
        }
        return Dictionary(sources) { first, _ in first }
    }
}

/// A program together with where its outcome lies.
struct OutcomeColumns: Sendable {
    let program: ColumnProgram
    let cells: [CellForm]
    let lists: [ListForm]
    /// The date by which dated values are chosen; nil for none.
    let referenceDate: Operand?
    /// Nil for a policy without eligibility; else the register that is 1 where a record is eligible.
    let isEligible: Operand?
    /// The register that is 1 where it is undetermined; nil where no record can be.
    let isUndetermined: Operand?
    /// The reasons, in the order of the document.
    let reasons: [IDColumn]
    /// The inputs that an undetermined record waits for, in the order of the conditions.
    let missing: [IDColumn]
    let outputs: [OutputColumn]
    /// The ids that decided the policy's bounded amounts; nil where an outcome has none.
    let binding: [IDColumn]?

    init(_ compiler: ColumnCompiler) throws(NotColumnar) {
        var compiler = compiler
        let plan = compiler.plan
        (isEligible, isUndetermined) = (compiler.isEligible, compiler.isUndetermined)
        missing = isUndetermined == nil ? [] : Self.missing(compiler.tests, plan)
        var failures: [Int: Int] = [:]
        for test in compiler.tests { failures[test.index] = test.failed }
        reasons = plan.documentOrder.compactMap { index in
            guard !plan.tests[index].isSoft, let id = plan.tests[index].marking.name else { return nil }
            return failures[index].map { IDColumn(id: id, register: $0) }
        }
        outputs = compiler.outputs.sorted { $0.index < $1.index }
        if plan.namesBounds, !outputs.contains(where: { $0.output.name == "binding" }) {
            var ids: [IDColumn] = []
            for index in plan.outputs.indices where plan.outputs[index].namesBounds {
                ids += try compiler.bindingIDs(of: index)
            }
            binding = ids
        } else {
            binding = nil
        }
        program = compiler.writer.program
        cells = compiler.cells
        lists = compiler.lists
        referenceDate = compiler.defaultDate
        try checkIDs()
    }

    /// As the plan that decides records alone would list them, which may come upon them in another order.
    private static func missing(_ tests: [TestColumns], _ plan: PolicyPlan) -> [IDColumn] {
        let settled = plan.settled()
        var inputs: [Int: [InputColumn]] = [:]
        for test in tests { inputs[test.index] = test.inputs }
        return settled.documentOrder.flatMap { index in
            settled.testReach[index].compactMap { bit -> IDColumn? in
                let name = settled.unknowable[bit].name
                return inputs[index]?.first { plan.unknowable[$0.bit].name == name }
                    .map { IDColumn(id: name, register: $0.register) }
            }
        }
    }

    /// The columns write ids as they are, and tell at most 64 of them apart.
    private func checkIDs() throws(NotColumnar) {
        for list in [reasons, binding ?? []] + outputs.compactMap(\.ids) {
            let ids = Set(list.map(\.id))
            guard ids.count <= 64, ids.allSatisfy(IDColumn.isPlain) else { throw .tooMany }
        }
    }
}

extension CaseColumns {
    /// The columns that are inputs, by name.
    func sources(places: [Int]) -> [String: ColumnSource] {
        var sources: [String: ColumnSource] = [:]
        for (index, cell) in header.cells.enumerated() {
            let name = cell.text.split(separator: ".").first.map(String.init) ?? cell.text
            let isWhole = name == cell.text
            sources[name] = ColumnSource(
                column: isWhole ? index : nil, places: places.indices.contains(index) ? places[index] : 2)
        }
        return sources
    }
}

extension ColumnCompiler {
    /// Whether everything that an outcome consists of has been compiled. A parameter or a function that could not be
    /// matters only where something else uses it, which then says so.
    var isComplete: Bool {
        zip(plan.steps, findings).allSatisfy { step, finding in
            switch step {
            case .parameter, .function: true
            default: finding.reason == nil
            }
        }
    }
}
