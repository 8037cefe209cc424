package import FEEL
import LocatedYAML

/// How decisions of one policy have changed over a number of cases or records.
package struct OutcomeDifference: Sendable {
    /// A way in which one column of an outcome has changed, and what it is put down to.
    package struct Kind: Sendable, Hashable {
        package enum Movement: Sendable, Hashable {
            case rose, fell, appeared, vanished, changed
            /// From one of few values to another; empty for none.
            case turned(from: String, to: String)
        }

        package let column: Int
        package let movement: Movement
        /// The changes that bring it about, each alone if any does.
        package let because: ChangeSet
    }

    /// The smallest case that shows a kind of change.
    package struct Witness: Sendable {
        /// What the case is called, or the number of its line.
        package fileprivate(set) var name: String
        /// Of a case that was made up: what it says, as a file of golden cases has it.
        package fileprivate(set) var given: String?
        package fileprivate(set) var trial: TrialCase?
        /// How large it is: of two, the smaller one is shown.
        let size: Int
        /// Where it can be found again: a golden case's place among all, a record's line.
        package let index: Int
        package let before: String
        package let after: String
        /// Of a figure: what each term of the split makes of it.
        package let terms: [Number]

        /// The same, found in a case that was made up.
        func made(_ number: Int, _ trial: TrialCase, given: String) -> Witness {
            var witness = self
            (witness.name, witness.trial, witness.given) = ("#\(number)", trial, given)
            return witness
        }
    }

    package struct Column: Sendable {
        package fileprivate(set) var before = Number.zero
        package fileprivate(set) var after = Number.zero
        /// How many rose and by how much together; how many fell.
        package fileprivate(set) var rises = 0
        package fileprivate(set) var risen = Number.zero
        package fileprivate(set) var falls = 0
        package fileprivate(set) var fallen = Number.zero
        /// How many differ, in whatever way.
        package fileprivate(set) var changed = 0
        /// Beside the terms of the split.
        package fileprivate(set) var terms: [Number]
        /// How many cases each term touches.
        package fileprivate(set) var touched: [Int]
        /// How many cases have a figure of each size, before and after.
        package fileprivate(set) var sizes: [FigureSize: SIMD2<Int>] = [:]

        package var difference: Number { after - before }
    }

    /// A case that came out differently.
    package struct ChangedCase: Sendable {
        package let name: String
        package let index: Int
        /// What differs: column, before, after.
        package let cells: [(column: Int, before: String, after: String)]
    }

    /// The same over the cases that share a value of a field.
    package struct Group: Sendable {
        package fileprivate(set) var count = 0
        package fileprivate(set) var changed = 0
        package fileprivate(set) var before: [Number]
        package fileprivate(set) var after: [Number]
    }

    /// What a contract says of single cases.
    package struct Watch: Sendable {
        package let condition: ChangeContract.Condition
        /// The column that answers whether a case meets the condition; nil when none does.
        let answer: Int?
        /// The output that must not fall unless it is met; nil when nothing may differ.
        let output: Int?
        /// How many cases break it, and the smallest of them.
        package fileprivate(set) var count = 0
        package fileprivate(set) var witness: (name: String, size: Int)?
    }

    package let shape: OutcomeShape
    package let terms: EffectTerms
    package fileprivate(set) var count = 0
    package fileprivate(set) var changed = 0
    /// Beside the columns of the shape.
    package fileprivate(set) var columns: [Column]
    package fileprivate(set) var kinds: [Kind: (count: Int, witness: Witness)] = [:]
    /// The first of those that came out differently, at most `mostListed`.
    package fileprivate(set) var cases: [ChangedCase] = []
    /// By the values of the field that was named.
    package fileprivate(set) var groups: [String: Group] = [:]
    /// The changes that made a difference to some decision, alone or with others.
    package fileprivate(set) var effective = ChangeSet.none

    /// What the contract says of single cases, with what breaks it.
    package fileprivate(set) var watches: [Watch] = []

    package init(_ shape: OutcomeShape, _ terms: EffectTerms, clause: ChangeContract.Clause? = nil) {
        self.shape = shape
        self.terms = terms
        let none = [Number](repeating: .zero, count: terms.terms.count)
        columns = shape.columns.map { _ in Column(terms: none, touched: none.map { _ in 0 }) }
        let place = { (name: String?) in shape.columns.firstIndex { $0.name == name } }
        watches = ((clause?.conditions ?? []) + (clause?.losers ?? [])).map { condition in
            Watch(condition: condition, answer: place(condition.name), output: place(condition.output?.text))
        }
    }

    /// Values of a field beyond this are counted together.
    private static let mostGroups = 10_000
    package static let mostListed = 200
    package static let otherGroups = "…"

    /// Eligibility first, then the columns in their order, the most frequent first.
    package var sortedKinds: [(kind: Kind, count: Int, witness: Witness)] {
        kinds.map { ($0.key, $0.value.count, $0.value.witness) }.sorted {
            ($0.kind.column, -$0.count, $0.witness.size, $0.witness.name)
                < ($1.kind.column, -$1.count, $1.witness.size, $1.witness.name)
        }
    }

    /// The figures that differ and of which a sum says something: amounts and counts, no rates.
    package var summed: [Int] {
        figures.filter { columns[$0].changed > 0 && shape.columns[$0].isAddable }
    }

    /// The columns that are figures.
    package var figures: [Int] { shape.columns.indices.filter { shape.columns[$0].isFigure } }
}

/// Where a figure lies: sign, digits before the point, and whether it begins with 1, 2 to 4, or 5 to 9.
package struct FigureSize: Sendable, Hashable, Comparable {
    /// 0 for zero; else three for each digit, negative for negative figures.
    package let step: Int

    init(_ cell: UnsafeRawBufferPointer) {
        let isNegative = cell.first == 0x2D
        let digits = cell.dropFirst(isNegative ? 1 : 0).prefix { $0 != 0x2E }
        let significant = digits.drop { $0 == 0x30 }
        guard let lead = significant.first else {
            let isZero = cell.allSatisfy { !(0x31...0x39).contains($0) }
            step = isZero ? 0 : isNegative ? -1 : 1
            return
        }
        let part = lead < 0x32 ? 0 : lead < 0x35 ? 1 : 2
        let step = 2 + (significant.count - 1) * 3 + part
        self.step = isNegative ? -step : step
    }

    /// Figures of this size are at least so much in magnitude: 1, 2, 5, 10, 20, 50…
    package var least: Number {
        guard abs(step) > 1 else { return .zero }
        let (digits, part) = (abs(step) - 2).quotientAndRemainder(dividingBy: 3)
        let lead = Number([1, 2, 5][part])
        return Number(coefficient: 1, exponent: digits).flatMap { lead.multiplied(by: $0) } ?? .zero
    }

    package static func < (a: FigureSize, b: FigureSize) -> Bool { a.step < b.step }
}

// MARK: - Adding

extension OutcomeDifference {
    /// What a case is called and how large it is.
    package struct CaseMark {
        let size: Int
        let index: Int
        let name: () -> String

        package init(size: Int, index: Int, name: @escaping () -> String) {
            (self.size, self.index, self.name) = (size, index, name)
        }
    }

    /// Adds one case.
    ///
    /// - Parameters:
    ///   - rows: its outcome under each combination of changes, as `terms.sets` has them.
    ///   - group: its value of the field by which totals are asked for.
    package mutating func add(_ rows: [OutcomeRow], _ mark: CaseMark, group: String? = nil) {
        guard let before = rows.first, let after = rows.last else { return }
        count += 1
        var hasChanged = false
        for column in columns.indices where shape.columns[column].kind != .answer {
            let isSame = before.isEqual(after, in: column)
            let isSteady = isSame && rows.allSatisfy { $0.isEqual(before, in: column) }
            if shape.columns[column].isFigure {
                addFigure(column, rows, isSteady: isSteady, mark, &hasChanged)
            } else if !isSame {
                hasChanged = true
                columns[column].changed += 1
                addKind(column, movement(column, before, after), rows, mark, terms: [])
            }
            if !isSteady { noteEffects(rows, column) }
        }
        if hasChanged {
            changed += 1
            if cases.count < Self.mostListed { list(before, after, mark) }
        }
        for watch in watches.indices { look(watch, before, after, mark, hasChanged) }
        if let group { addGroup(group, before, after, hasChanged) }
    }

    /// Takes another case for the witness of a kind.
    mutating func show(_ kind: Kind, by witness: Witness) {
        if let known = kinds[kind] { kinds[kind] = (known.count, witness) }
    }

    private mutating func look(
        _ index: Int, _ before: OutcomeRow, _ after: OutcomeRow, _ mark: CaseMark, _ hasChanged: Bool
    ) {
        let watch = watches[index]
        let isAbout = watch.output.map { after.figure($0) < before.figure($0) } ?? hasChanged
        let isMet = watch.answer.map { after[$0].elementsEqual("true".utf8) } ?? false
        guard isAbout, !isMet else { return }
        watches[index].count += 1
        if let witness = watch.witness, witness.size <= mark.size { return }
        watches[index].witness = (mark.name(), mark.size)
    }

    private mutating func list(_ before: OutcomeRow, _ after: OutcomeRow, _ mark: CaseMark) {
        let differing = columns.indices.filter {
            shape.columns[$0].kind != .answer && !before.isEqual(after, in: $0)
        }
        cases.append(
            ChangedCase(
                name: mark.name(), index: mark.index,
                cells: differing.map { ($0, before.text($0), after.text($0)) }))
    }

    private mutating func addFigure(
        _ column: Int, _ rows: [OutcomeRow], isSteady: Bool, _ mark: CaseMark, _ hasChanged: inout Bool
    ) {
        guard let before = rows.first, let after = rows.last else { return }
        let old = before.figure(column)
        let new = isSteady ? old : after.figure(column)
        columns[column].before = columns[column].before + old
        columns[column].after = columns[column].after + new
        if !before[column].isEmpty {
            columns[column].sizes[FigureSize(before[column]), default: [0, 0]][0] += 1
        }
        if !after[column].isEmpty {
            columns[column].sizes[FigureSize(after[column]), default: [0, 0]][1] += 1
        }
        guard !isSteady else { return }
        let split = terms.split(rows.map { $0.figure(column) })
        for (term, part) in split.enumerated() where part != .zero {
            columns[column].terms[term] = columns[column].terms[term] + part
            columns[column].touched[term] += 1
        }
        let isThere = (!before[column].isEmpty, !after[column].isEmpty)
        guard old != new || isThere.0 != isThere.1 else { return }
        hasChanged = true
        columns[column].changed += 1
        if new > old {
            columns[column].rises += 1
            columns[column].risen = columns[column].risen + (new - old)
        } else if new < old {
            columns[column].falls += 1
            columns[column].fallen = columns[column].fallen + (old - new)
        }
        let movement: Kind.Movement =
            !isThere.0 ? .appeared : !isThere.1 ? .vanished : new > old ? .rose : .fell
        addKind(column, movement, rows, mark, terms: split)
    }

    private func movement(_ column: Int, _ before: OutcomeRow, _ after: OutcomeRow) -> Kind.Movement {
        if shape.columns[column].hasFewValues {
            return .turned(from: before.text(column), to: after.text(column))
        }
        return before[column].isEmpty ? .appeared : after[column].isEmpty ? .vanished : .changed
    }

    private mutating func addKind(
        _ column: Int, _ movement: Kind.Movement, _ rows: [OutcomeRow], _ mark: CaseMark, terms: [Number]
    ) {
        let kind = Kind(column: column, movement: movement, because: cause(rows, column))
        let known = kinds[kind]
        if let known, known.witness.size <= mark.size {
            kinds[kind] = (known.count + 1, known.witness)
            return
        }
        let witness = Witness(
            name: mark.name(), size: mark.size, index: mark.index, before: rows.first?.text(column) ?? "",
            after: rows.last?.text(column) ?? "", terms: terms)
        kinds[kind] = ((known?.count ?? 0) + 1, witness)
    }

    /// The changes of which each alone moves a column; if none does, those without which it would stay.
    private func cause(_ rows: [OutcomeRow], _ column: Int) -> ChangeSet {
        guard let before = rows.first, let all = terms.sets.last else { return .none }
        var (alone, needed) = (ChangeSet.none, ChangeSet.none)
        for (set, row) in zip(terms.sets, rows) {
            let moves = !row.isEqual(before, in: column)
            if set.count == 1, moves { alone = alone.union(set) }
            if set.count == all.count - 1, !moves { needed = needed.union(all.without(set)) }
        }
        return alone != .none ? alone : needed != .none ? needed : all
    }

    private mutating func noteEffects(_ rows: [OutcomeRow], _ column: Int) {
        for step in terms.steps where !step.change.isSubset(of: effective) {
            if !rows[step.set].isEqual(rows[step.without], in: column) {
                effective = effective.union(step.change)
            }
        }
    }

    private mutating func addGroup(
        _ name: String, _ before: OutcomeRow, _ after: OutcomeRow, _ hasChanged: Bool
    ) {
        let figures = self.figures
        let none = [Number](repeating: .zero, count: figures.count)
        let name = groups[name] == nil && groups.count >= Self.mostGroups ? Self.otherGroups : name
        var group = groups[name] ?? Group(before: none, after: none)
        group.count += 1
        group.changed += hasChanged ? 1 : 0
        for (index, column) in figures.enumerated() {
            group.before[index] = group.before[index] + before.figure(column)
            group.after[index] = group.after[index] + after.figure(column)
        }
        groups[name] = group
    }
}
