package import Provisions
package import Reports

/// How many records came out how.
package struct BatchTally: Sendable {
    package private(set) var total = 0
    package private(set) var eligible = 0
    package private(set) var ineligible = 0
    package private(set) var undetermined = 0
    package private(set) var withErrors = 0
    /// How many were decided in columns.
    package private(set) var inColumns = 0

    package init() {}

    mutating func count(_ decision: Decision) {
        total += 1
        if !decision.errors.isEmpty { withErrors += 1 }
        switch decision.eligibility {
        case .eligible: eligible += 1
        case .ineligible: ineligible += 1
        case .undetermined: undetermined += 1
        case nil: break
        }
    }

    /// Records that were decided in columns.
    ///
    /// - Parameters:
    ///   - eligible: how many of them are eligible; nil for a policy without eligibility.
    ///   - undetermined: how many are neither that nor ineligible.
    mutating func count(inColumns count: Int, eligible: Int?, undetermined: Int) {
        total += count
        inColumns += count
        guard let eligible else { return }
        self.eligible += eligible
        self.undetermined += undetermined
        ineligible += count - eligible - undetermined
    }

    package mutating func add(_ other: BatchTally) {
        total += other.total
        eligible += other.eligible
        ineligible += other.ineligible
        undetermined += other.undetermined
        withErrors += other.withErrors
        inColumns += other.inColumns
    }

    /// `1,000 条记录：符合条件 900，不符合条件 80，尚不能确定 20；3 条有错误`
    package func text(_ prose: Prose) -> String {
        let records = Prose.grouped("\(total)")
        let counts = [
            (Eligibility.eligible, eligible), (.ineligible, ineligible), (.undetermined, undetermined),
        ]
        .filter { $0.1 > 0 }
        .map { prose[.outcome($0.0)] + " " + Prose.grouped("\($0.1)") }
        let errors = prose.choose(zh: "\(withErrors) 条有错误", en: "\(withErrors) with errors")
        let head = prose.choose(zh: "\(records) 条记录", en: "\(records) record\(total == 1 ? "" : "s")")
        let parts = counts.isEmpty ? head : head + prose.colon + counts.joined(separator: prose.comma)
        return withErrors == 0 ? parts : parts + prose.semicolon + errors
    }

    /// One line of JSON, for scripts.
    package func json(policy: PolicyPlan, seconds: Double) -> String {
        var writer = JSONWriter(.compact)
        writer.object { writer in
            writer.member("policy", policy.policy.id)
            writer.member("records") { $0.integer(total) }
            writer.member("eligible") { $0.integer(eligible) }
            writer.member("ineligible") { $0.integer(ineligible) }
            writer.member("undetermined") { $0.integer(undetermined) }
            writer.member("with_errors") { $0.integer(withErrors) }
            writer.member("in_columns") { $0.integer(inColumns) }
            writer.member("milliseconds") { $0.integer(Int((seconds * 1000).rounded())) }
            writer.member("rules_digest", policy.rulesDigest)
        }
        return writer.text
    }
}
