import Foundation
import Proviso
import Testing

/// Setting values of a prepared case decides as a new case of those values does.
@Test func aChangedCaseIsDecidedAsANewOne() throws {
    let policy = try Repository.rules.get().policy("tianjin-cloud-voucher/voucher")
    let decider = policy.decider()
    let base = try decider.prepare(Repository.voucher)
    let changes: [(String, CaseValue)] = [
        ("well_managed", false), ("well_managed", nil), ("prior_subsidy_in_validity", 49_000),
        ("prior_subsidy_in_validity", "4.9万元"), ("application_date", "2021-01-01"),
        ("items", [["category": "product_equipment", "contract_amount": "1234.56", "actual_cost": "1000"]]),
        ("items", []), ("priority_tags", ["technology", "high_growth"]), ("free_trial_months", 3),
        ("enterprise_id", "another"), ("contract_state", "performed"),
    ]
    var all = base
    var allValues = Repository.voucher
    for (name, value) in changes {
        var prepared = base
        try prepared.set(name, to: value)
        var application = Repository.voucher
        application.values[name] = value
        #expect(try decider.decide(prepared).json(why: .full) == decider.decide(application).json(why: .full))
        try all.set(policy.key(name), to: value)
        allValues.values[name] = value
        #expect(try decider.decide(all).json() == decider.decide(allValues).json(), "\(name)")
    }
    #expect(try decider.decide(base).json() == decider.decide(Repository.voucher).json())
}

/// Rules, policies, prepared cases and decisions go from thread to thread; each thread has a decider of its own.
@Test func threadsShareAPolicy() async throws {
    let policy = try Repository.rules.get().policy("tianjin-cloud-voucher/voucher")
    let prepared = try policy.decider().prepare(Repository.voucher)
    let key = try policy.key("prior_subsidy_in_validity")
    let amounts = try await withThrowingTaskGroup(of: (Int, [Decision]).self) { group in
        for thread in 0..<4 {
            group.addTask {
                let decider = policy.decider()
                var mine = prepared
                var decisions: [Decision] = []
                for round in 0..<200 {
                    try mine.set(key, to: .number(DecimalNumber(thread * 10_000 + round)))
                    decisions.append(try decider.decide(mine))
                }
                return (thread, decisions)
            }
        }
        var amounts: [Int: [DecimalNumber?]] = [:]
        for try await (thread, decisions) in group {
            amounts[thread] = decisions.map { $0["voucher_amount"]?.number }
        }
        return amounts
    }
    for (thread, found) in amounts {
        let expected = (0..<200).map { round -> DecimalNumber? in
            let left = DecimalNumber(50_000 - thread * 10_000 - round)
            return min(left, DecimalNumber("30000.09") ?? left)
        }
        #expect(found == expected)
    }
}

/// A decision keeps what it was made of, whatever becomes of the case.
@Test func aDecisionOutlivesItsCase() throws {
    let policy = try Repository.rules.get().policy("tianjin-cloud-voucher/voucher")
    let decider = policy.decider()
    var prepared = try decider.prepare(Repository.voucher)
    try prepared.set("priority_tags", to: ["technology"])
    let first = try decider.decide(prepared)
    let memo = try first.explanation()
    let json = first.json()
    try prepared.set("priority_tags", to: [])
    try prepared.set("well_managed", to: nil)
    let second = try decider.decide(prepared)
    #expect(second.eligibility == .undetermined)
    #expect(second.missing == ["well_managed"])
    #expect(second.output("voucher_amount")?.status == .unknown)
    #expect(try first.explanation() == memo)
    #expect(first.json() == json)
}
