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

    package let id: CaseID?
    /// One for each of the policy's inputs.
    package let states: [State]
    /// Beside the states, where the items of a list of records stand; empty for everything else.
    package let itemPlaces: [[SourcePlace]]
    /// The case as a whole: where a missing input is reported.
    package let place: SourcePlace

    package init(id: CaseID?, states: [State], itemPlaces: [[SourcePlace]] = [], place: SourcePlace) {
        self.id = id
        self.states = states
        self.itemPlaces = itemPlaces
        self.place = place
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
