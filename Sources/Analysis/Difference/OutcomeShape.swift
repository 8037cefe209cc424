import FEEL
package import Provisions

/// The columns of an outcome in either version of a policy.
package struct OutcomeShape: Sendable {
    package struct Column: Sendable {
        package enum Kind: Sendable, Equatable {
            case eligibility, reasons, missing, output, errors
            /// The answer to a contract's question, which is no part of the decision.
            case answer
        }

        package let kind: Kind
        /// As the outcome calls it.
        package let name: String
        package let label: String?
        /// Of an output.
        package let type: DeclaredType?

        /// Whether its values can be added up and rise or fall.
        package var isFigure: Bool { kind == .output && type?.isNumeric ?? false }

        /// Whether a sum of it says something: of an amount or a number, not of a rate.
        var isAddable: Bool { isFigure && type != .rate }

        /// Whether it has few values, so that what turned into what can be counted.
        package var hasFewValues: Bool {
            switch type {
            case .boolean, .choice: true
            default: kind == .eligibility
            }
        }
    }

    package let columns: [Column]

    package init(_ old: PolicyPlan, _ new: PolicyPlan) {
        var columns = [
            Column(kind: .eligibility, name: "eligibility", label: nil, type: nil),
            Column(kind: .reasons, name: "reasons", label: nil, type: nil),
            Column(kind: .missing, name: "missing", label: nil, type: nil),
        ]
        for output in (new.outputs + old.outputs).map(\.output) where output.isResult {
            guard !columns.contains(where: { $0.name == output.name }) else { continue }
            let kind: Column.Kind = output.name.hasPrefix(ChangeContract.Condition.prefix) ? .answer : .output
            columns.append(Column(kind: kind, name: output.name, label: output.label, type: output.type))
        }
        if old.namesBounds || new.namesBounds, !columns.contains(where: { $0.name == "binding" }) {
            columns.append(Column(kind: .output, name: "binding", label: nil, type: nil))
        }
        columns.append(Column(kind: .errors, name: "error", label: nil, type: nil))
        self.columns = columns
    }

    /// The columns of what becomes of a record; a name that comes again is the same column.
    package init(fields: [DeclaredType.Field]) {
        var columns: [Column] = []
        for field in fields where !columns.contains(where: { $0.name == field.name }) {
            columns.append(Column(kind: .output, name: field.name, label: nil, type: field.type))
        }
        self.columns = columns + [Column(kind: .errors, name: "error", label: nil, type: nil)]
    }

    /// Where the cells of an outcome with these names belong.
    package func places(of heading: [String]) -> [Int] {
        heading.map { name in columns.firstIndex { $0.name == name } ?? columns.count }
    }
}

/// An outcome of one case as the cells of a line of CSV, not copied.
package struct OutcomeRow {
    package typealias Bytes = UnsafeRawBufferPointer

    private var bytes = Bytes(start: nil, count: 0)
    private var cells: [Range<Int>]
    private let errors: Int

    package init(_ shape: OutcomeShape) {
        errors = shape.columns.count - 1
        cells = Array(repeating: 0..<0, count: shape.columns.count)
    }

    /// Takes the line apart.
    ///
    /// - Parameters:
    ///   - bytes: the cells, without a line end. They must stay where they are as long as the row is looked at.
    ///   - places: of each cell, its column.
    package mutating func read(_ bytes: Bytes, _ places: [Int]) {
        self.bytes = bytes
        for index in cells.indices { cells[index] = 0..<0 }
        var (start, cell, isQuoted) = (0, 0, false)
        for index in 0...bytes.count {
            let isEnd = index == bytes.count
            if !isEnd, bytes[index] == 0x22 { isQuoted.toggle() }
            guard isEnd || (bytes[index] == 0x2C && !isQuoted) else { continue }
            if cell < places.count, places[cell] < cells.count { cells[places[cell]] = start..<index }
            (start, cell) = (index + 1, cell + 1)
        }
    }

    package subscript(column: Int) -> Bytes { Bytes(rebasing: bytes[cells[column]]) }

    func isEqual(_ other: OutcomeRow, in column: Int) -> Bool {
        let (own, others) = (self[column], other[column])
        if own.count == others.count, own.elementsEqual(others) { return true }
        // Of what went wrong, what it is and not where it is said: a rule's line may have moved.
        return column == errors && own.prefix { $0 != 0x20 }.elementsEqual(others.prefix { $0 != 0x20 })
    }

    /// Without the quotes of CSV.
    package func text(_ column: Int) -> String {
        let raw = String(decoding: self[column], as: UTF8.self)
        guard raw.hasPrefix("\""), raw.hasSuffix("\""), raw.utf8.count >= 2 else { return raw }
        return String(raw.dropFirst().dropLast()).split(separator: "\"\"", omittingEmptySubsequences: false)
            .joined(separator: "\"")
    }

    /// Zero where there is none.
    func figure(_ column: Int) -> Number { Number(utf8: self[column]) ?? .zero }
}
