import Batch
import Diagnostics
import FEEL
import Foundation
import LocatedYAML
import Provisions
import Reports
import Testing

/// Every golden case of every shipped policy, and what becomes of it with one key left out, null, or of another value, as NDJSON:
/// in columns and row by row the same bytes come out.
@Test func shippedPoliciesDecideInColumnsAsInRows() throws {
    let tree = RuleTree(shippedRules())
    var inColumns: [String: Int] = [:]
    var compared = 0
    for path in tree.caseFiles {
        guard let golden = tree.cases(path, log: DiagnosticLog()),
            let plan = tree.policy(golden.policy.text).runnable, plan.portfolio == nil
        else { continue }
        let records = golden.cases.flatMap { golden -> [String] in
            guard let facts = CaseReader(policy: plan.policy, log: DiagnosticLog()).read(golden.layers) else {
                return []
            }
            return variants(of: facts, plan)
        }
        let text = records.enumerated().map { withID($1, $0) + "\n" }.joined()
        for target in RecordForm.allCases {
            let (columnar, tally) = decided(plan, text, to: target, byRow: false)
            let (scalar, _) = decided(plan, text, to: target, byRow: true)
            compared += tally.total
            inColumns[plan.policy.id] = tally.inColumns
            guard columnar != scalar else { continue }
            for (left, right) in zip(columnar.split(separator: "\n"), scalar.split(separator: "\n"))
            where left != right {
                Issue.record("\(plan.policy.id)\nin columns: \(left)\nrow by row: \(right)")
                break
            }
        }
    }
    #expect(compared > 10_000)
    // The policies that everybody's records are put to.
    for id in [
        "tianjin-cloud-voucher/voucher", "tax-simplification-notice/iit_wage_month",
        "tax-simplification-notice/vat_output",
    ] {
        #expect(inColumns[id, default: 0] > 10, "\(id): \(inColumns)")
    }
}

/// With an id that one form may write otherwise than the other.
private func withID(_ record: String, _ number: Int) -> String {
    let ids = ["\"甲\"", "\"A-1\"", "\"a,b\"", "7", "\"甲, 乙\"", "\"a \\\"b\\\"\"", "\"\\u4e00\\n\"", "\"\""]
    return record.replacing("\"id\": \"甲\"", with: "\"id\": \(ids[number % ids.count])")
}

/// What becomes of records of NDJSON.
func decided(
    _ plan: PolicyPlan, _ text: String, to target: RecordForm = .ndjson, byRow: Bool
) -> (String, BatchTally) {
    let worker = BatchWorker(
        BatchJob(
            plan: plan, asOf: nil, decoder: RecordDecoder(form: .ndjson, columns: nil), target: target,
            file: "records.ndjson", places: [], byRow: byRow))
    feed(Array(text.utf8), worker)
    return (String(decoding: worker.output.bytes, as: UTF8.self), worker.tally)
}

/// The case as JSON, then with one key after another changed.
private func variants(of facts: Facts, _ plan: PolicyPlan) -> [String] {
    var given: [(name: String, value: String)] = []
    for (input, state) in zip(plan.policy.inputs, facts.states) {
        guard case .given(let datum, _) = state else { continue }
        var writer = JSONWriter(.compact)
        writer.datum(datum, as: input.type)
        given.append((input.name, writer.text))
    }
    let others = ["null", "\"\"", "0", "-1.5", "1e3", "\"12.50\"", "true", "[]", "\"2019-02-30\"", "{}"]
    var lines = [line(given)]
    for index in given.indices {
        var without = given
        without.remove(at: index)
        lines.append(line(without))
        for other in [others[index % others.count], "null"] {
            var changed = given
            changed[index].value = other
            lines.append(line(changed))
        }
    }
    return lines
}

private func line(_ members: [(name: String, value: String)]) -> String {
    "{" + (["\"id\": \"甲\""] + members.map { "\"\($0.name)\": \($0.value)" }).joined(separator: ", ") + "}"
}

private func shippedRules() -> RuleSource {
    let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Rules").standardized.path
    var texts: [String: String] = [:]
    for path in FileManager.default.enumerator(atPath: root)?.compactMap({ $0 as? String }) ?? []
    where path.hasSuffix(".yaml") {
        texts[path] = try? String(contentsOfFile: root + "/" + path, encoding: .utf8)
    }
    return RuleSource(texts: texts)
}
