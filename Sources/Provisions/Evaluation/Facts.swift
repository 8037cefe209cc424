package import Diagnostics
package import FEEL

/// What a case says, input by input, typed by the policy.
package struct Facts: Sendable {
    package enum State: Sendable {
        /// The case does not mention it.
        case absent
        /// The case says null.
        case null(SourcePlace)
        case given(Datum, SourcePlace)

        package var place: SourcePlace? {
            switch self {
            case .absent: nil
            case .null(let place), .given(_, let place): place
            }
        }
    }

    /// Behind one reference, so that a decision can keep the case that it is about at no cost worth naming.
    ///
    /// Unchecked, since the compiler does not see that it is written only while nobody else refers to it.
    private final class Storage: @unchecked Sendable {
        let id: CaseID?
        @exclusivity(unchecked) var states: [State]
        @exclusivity(unchecked) var itemPlaces: [[SourcePlace]]
        let place: SourcePlace

        init(id: CaseID?, states: [State], itemPlaces: [[SourcePlace]], place: SourcePlace) {
            self.id = id
            self.states = states
            self.itemPlaces = itemPlaces
            self.place = place
        }
    }

    private var storage: Storage

    package var id: CaseID? { storage.id }
    /// One for each of the policy's inputs.
    package var states: [State] { storage.states }
    /// Beside the states, where the items of a list of records stand; empty for everything else.
    package var itemPlaces: [[SourcePlace]] { storage.itemPlaces }
    /// The case as a whole: where a missing input is reported.
    package var place: SourcePlace { storage.place }

    package init(id: CaseID?, states: [State], itemPlaces: [[SourcePlace]] = [], place: SourcePlace) {
        storage = Storage(id: id, states: states, itemPlaces: itemPlaces, place: place)
    }

    /// Says something else of one input. Whoever else holds the facts keeps them as they were.
    package mutating func set(_ index: Int, to state: State, itemPlaces places: [SourcePlace] = []) {
        if !isKnownUniquelyReferenced(&storage) {
            storage = Storage(
                id: storage.id, states: storage.states, itemPlaces: storage.itemPlaces, place: storage.place)
        }
        guard storage.states.indices.contains(index) else { return }
        storage.states[index] = state
        if storage.itemPlaces.indices.contains(index), !(places.isEmpty && storage.itemPlaces[index].isEmpty)
        {
            storage.itemPlaces[index] = places
        }
    }

    /// The same with records that were read one by one.
    ///
    /// - Parameter places: where each of them stands.
    package func taking(records: [Datum], at places: [SourcePlace]) -> Facts {
        var (states, itemPlaces) = (states, itemPlaces)
        guard !states.isEmpty, !itemPlaces.isEmpty else { return self }
        states[0] = .given(.list(records), place)
        itemPlaces[0] = places
        return Facts(id: id, states: states, itemPlaces: itemPlaces, place: place)
    }
}

/// What a case calls itself: a text or a number, passed through as it came.
package struct CaseID: Sendable, Hashable {
    package let text: String
    /// Whether JSON wrote it without quotes.
    package let isNumber: Bool

    package init(_ text: String, isNumber: Bool = false) {
        self.text = text
        self.isNumber = isNumber
    }
}
