import Diagnostics
import FEEL

/// An item before any case was run, and how to see which of its outcomes a case shows.
struct CoverageProbe {
    typealias Shown = [(outcome: Int, distance: CoverageDistance?)]

    let place: SourcePlace
    let owner: String
    var formula: String?
    let provisions: [String]
    let outcomes: [CoverageOutcome]
    /// The outcomes that a case shows, by their numbers, each as often as it likes.
    let watch: (Sighting) -> Shown

    init(
        _ site: CoverageSite, place: SourcePlace? = nil, formula: String? = nil,
        _ outcomes: [CoverageOutcome],
        watch: @escaping (Sighting) -> Shown
    ) {
        self.place = place ?? site.place
        owner = site.owner
        self.formula = formula
        provisions = site.provisions
        self.outcomes = outcomes
        self.watch = watch
    }

    /// One whose outcomes come without a distance.
    init(
        _ site: CoverageSite, place: SourcePlace? = nil, formula: String? = nil,
        _ outcomes: [CoverageOutcome],
        numbers: @escaping (Sighting) -> [Int?]
    ) {
        self.init(site, place: place, formula: formula, outcomes) { sighting in
            numbers(sighting).compactMap { $0.map { ($0, nil) } }
        }
    }
}

/// What an item is part of.
struct CoverageSite {
    let owner: String
    let provisions: [String]
    let place: SourcePlace
}
