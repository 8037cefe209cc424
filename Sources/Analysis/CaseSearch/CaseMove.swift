import FEEL
import Provisions

/// One way of changing what a case says of one input.
struct CaseMove {
    enum Change {
        case say(Facts.State)
        /// A number more, or less, than it says.
        case add(Number)
        /// Days later.
        case shift(Int)
        /// An item of a list gone.
        case drop(Int)
        /// An item once more, in the place behind it.
        case double(Int)
        /// Two items in each other's place.
        case swap(Int, Int)
        /// A field of an item, or of a record, says something else; nil: nothing.
        case field(Int, String, Datum?)
        /// A field's number more, or less, than it says.
        case addToField(Int, String, Number)
        case shiftField(Int, String, Int)
        /// The same of all items.
        case fields(String, Datum?)
        /// A field says what the same field of another item says.
        case copy(Int, from: Int, String)
    }

    let input: Int
    let change: Change

    /// The case with the change; nil where there is nothing to change.
    ///
    /// - Parameter key: the field by which records are called, which no two may share.
    func applied(to trial: TrialCase, key: String?) -> TrialCase? {
        guard trial.facts.states.indices.contains(input) else { return nil }
        let state = trial.facts.states[input]
        if case .say(let new) = change {
            return new.saying == state.saying ? nil : trial.saying(new, of: input)
        }
        guard let datum = state.saying, let changed = changed(datum, key), changed != datum else {
            return nil
        }
        return trial.saying(.given(changed, trial.facts.place), of: input)
    }

    private func changed(_ datum: Datum, _ key: String?) -> Datum? {
        switch (change, datum) {
        case (.add(let step), .number(let number)): number.adding(step).map { .number($0) }
        case (.shift(let days), _): datum.shifted(days)
        case (.field(_, let name, let value), .context): datum.saying(value, of: name)
        case (.addToField(_, let name, let step), .context): datum.adding(step, to: name)
        case (.shiftField(_, let name, let days), .context): datum.shifting(name, days)
        case (_, .list(let items)): changed(items, key).map { .list($0) }
        default: nil
        }
    }

    private func changed(_ items: [Datum], _ key: String?) -> [Datum]? {
        guard !items.isEmpty else { return nil }
        var items = items
        let at = { (position: Int) in position % items.count }
        switch change {
        case .drop(let position): items.remove(at: at(position))
        case .double(let position):
            var item = items[at(position)]
            if let key { item = item.renamed(key, among: items) }
            items.insert(item, at: at(position) + 1)
        case .swap(let first, let second): items.swapAt(at(first), at(second))
        case .field(let position, let name, let value):
            items[at(position)] = items[at(position)].saying(value, of: name)
        case .addToField(let position, let name, let step):
            guard let item = items[at(position)].adding(step, to: name) else { return nil }
            items[at(position)] = item
        case .shiftField(let position, let name, let days):
            guard let item = items[at(position)].shifting(name, days) else { return nil }
            items[at(position)] = item
        case .fields(let name, let value): items = items.map { $0.saying(value, of: name) }
        case .copy(let position, let other, let name):
            items[at(position)] = items[at(position)].saying(items[at(other)][name], of: name)
        case .say, .add, .shift: return nil
        }
        return items
    }
}

extension Datum {
    /// A record with something else, or nothing, said of a field.
    fileprivate func saying(_ value: Datum?, of name: String) -> Datum {
        guard case .context(var entries) = self else { return self }
        let position = entries.firstIndex { $0.key == name }
        switch (position, value) {
        case (let position?, let value?): entries[position] = Entry(name, value)
        case (let position?, nil): entries.remove(at: position)
        case (nil, let value?): entries.append(Entry(name, value))
        case (nil, nil): break
        }
        return .context(entries)
    }

    fileprivate func adding(_ step: Number, to name: String) -> Datum? {
        guard case .number(let number)? = self[name], let sum = number.adding(step) else { return nil }
        return saying(.number(sum), of: name)
    }

    fileprivate func shifting(_ name: String, _ days: Int) -> Datum? {
        self[name]?.shifted(days).map { saying($0, of: name) }
    }

    /// A date, or a moment, so many days later.
    fileprivate func shifted(_ days: Int) -> Datum? {
        switch self {
        case .date(let date): date.adding(days: days).map { .date($0) }
        case .dateTime(let moment):
            DayTimeDuration(days < 0 ? "-P\(-days)D" : "P\(days)D").flatMap { moment.adding($0) }.map {
                .dateTime($0)
            }
        default: nil
        }
    }

    /// A record under a name that none of the others has.
    fileprivate func renamed(_ key: String, among items: [Datum]) -> Datum {
        guard case .string(let name)? = self[key] else { return self }
        let taken = Set(items.map { $0[key] })
        for number in 2...(items.count + 2) where !taken.contains(.string("\(name)-\(number)")) {
            return saying(.string("\(name)-\(number)"), of: key)
        }
        return self
    }
}
