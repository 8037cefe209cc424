import Proviso

// Load once; every thread may share it.
let rules = try Rules(folder: "Rules")
let vouchers = try rules.policy("tianjin-cloud-voucher/voucher")

// A case is values by name. Amounts are texts, so that they stay exact.
var application: Case = [
    "enterprise_id": "E1",
    "application_date": "2019-01-10",
    "bad_credit_record": false,
    "other_municipal_funding": false,
    "items": [["category": "platform_system", "contract_amount": .money("100000.30")]],
]
for condition in [
    "registered_in_tianjin", "independent_legal_person", "matches_industrial_direction",
    "is_industrial_enterprise", "normal_operation", "well_managed", "enterprise_registered",
    "provider_registered", "district_review_passed", "provider_in_catalog", "service_in_catalog",
] { application.values[condition] = true }

// Decide, and ask why.
let decider = vouchers.decider()
let decision = try decider.decide(application)
print(decision.eligibility?.rawValue ?? "no conditions")
print(
    decision["voucher_amount"]?.number?.text(decimals: 2) ?? "none", decision["binding_limit"]?.text ?? "none"
)
print(try decision.explanation(language: .english, detail: .short))

// Decide many: prepare one, and change what differs.
var prepared = try decider.prepare(application)
let prior = try vouchers.key("prior_subsidy_in_validity")
for spent in [0, 20_000, 40_000] {
    try prepared.set(prior, to: .number(DecimalNumber(spent)))
    let amount = try decider.decide(prepared)["voucher_amount"]?.number
    print("after \(spent) yuan:", amount?.text(decimals: 2) ?? "none")
}

// Nothing is guessed: what the policy does not know is refused, with its place and the way out.
application.values["bad_credit_recrod"] = true
do {
    _ = try decider.decide(application)
} catch {
    print(error)
}
