import FEEL
import LocatedYAML
import Proviso
import Provisions

/// Measures the library's own calls, warm: from a case to a decision that can be kept.
enum LibraryBenchmarks {
    static func run() {
        measure(
            "bench/voucher", in: "Tests/Benchmarks/Rules",
            setting: [
                ("industrial", true), ("category", "platform"), ("contract_amount", .number(123_456)),
                ("application_date", .date(Day(year: 2019, month: 3, day: 4))),
            ], reading: "subsidy")
        measure(
            "tianjin-cloud-voucher/voucher", in: "Rules",
            setting: [
                ("well_managed", true), ("prior_subsidy_in_validity", .number(20_000)),
                ("application_date", .date(Day(year: 2019, month: 3, day: 4))),
                ("items", [["category": "platform_system", "contract_amount": "100000.30"]]),
            ], reading: "voucher_amount")
    }

    /// - Parameters:
    ///   - setting: what differs from case to case.
    ///   - output: what is read of each decision.
    private static func measure(
        _ id: String, in folder: String, setting: [(name: String, value: CaseValue)], reading output: String
    ) {
        do {
            let policy = try Rules(folder: folder).policy(id)
            let application = try firstCase(of: id, in: folder)
            let decider = policy.decider()
            let prepared = try decider.prepare(application)
            let decide = try Benchmarks.median { for _ in 0..<$0 { _ = try decider.decide(prepared) } }
            let read = try Benchmarks.median { for _ in 0..<$0 { _ = try decider.decide(prepared)[output] } }
            var changing = prepared
            let keys = try setting.map { (key: try policy.key($0.name), value: $0.value) }
            let set = try Benchmarks.median { rounds in
                for _ in 0..<rounds {
                    for (key, value) in keys { try changing.set(key, to: value) }
                    _ = try decider.decide(changing)
                }
            }
            let whole = try Benchmarks.median { for _ in 0..<$0 { _ = try decider.decide(application) } }
            print(
                """
                \(id) through the library: a prepared case \(decide) ns, with one result read \(read) ns, \
                with \(keys.count) inputs set \(set) ns, a case of values \(whole) ns
                """)
        } catch {
            print("\(id) through the library: \(error)")
        }
    }

    /// The first golden case as a text.
    private static func firstCase(of id: String, in folder: String) throws -> Case {
        let tree = try Rules(folder: folder).tree
        var values: CaseRecord = [:]
        for layer in tree.cases(id + ".cases.yaml", log: DiagnosticLog())?.cases.first?.layers ?? [] {
            for entry in layer.entries ?? [] { values[entry.keyText] = value(of: entry.value) }
        }
        return Case(values)
    }

    private static func value(of node: YAMLNode) -> CaseValue {
        switch node.kind {
        case .scalar(let scalar):
            scalar.boolean.map { .boolean($0) } ?? (scalar.isNull ? .null : .text(scalar.text))
        case .sequence(let items): .list(items.map(value))
        case .mapping(let entries):
            .record(CaseRecord(entries.map { ($0.keyText, value(of: $0.value)) }))
        }
    }
}

extension CaseValue {
    /// Of a day that there is.
    fileprivate static func date(_ day: Day?) -> CaseValue { day.map { .date($0) } ?? .null }
}
