import Diagnostics
import FEEL
import Foundation
import Glibc
import LocatedYAML
import Provisions

/// Measures evaluation alone, warm, of each policy's first golden case, and one case as a whole process.
enum Benchmarks {
    /// The policies measured when none are named.
    private static let standard = [
        "tianjin-cloud-voucher/voucher", "rd-super-deduction/super_deduction",
        "tax-simplification-notice/iit_wage_month", "tax-simplification-notice/iit_comprehensive_year",
    ]

    static func run() {
        let tree = RuleTree(folder(at: "Rules"))
        let ids = CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("-") }
        for id in ids.isEmpty ? standard : Array(ids) { warm(id, tree) }
        process()
    }

    private static func folder(at root: String) -> RuleSource {
        RuleSource(
            root: root,
            read: { path in
                FileManager.default.contents(atPath: root + "/" + path).map {
                    SourceFile(name: root + "/" + path, bytes: Array($0))
                }
            },
            paths: {
                (FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []).sorted()
            })
    }

    // MARK: - Warm

    private static func warm(_ id: String, _ tree: RuleTree) {
        guard let plan = tree.policy(id).runnable,
            let golden = tree.cases(id + ".cases.yaml", log: DiagnosticLog())?.cases.first,
            let facts = CaseReader(policy: plan.policy, log: DiagnosticLog()).read(golden.layers)
        else { return print("\(id): cannot be measured: it is not there, or `check` fails") }
        let evaluator = PolicyDecider(plan: plan).evaluator(for: facts)
        do {
            _ = try evaluator.decide(facts)
            let evaluate = try median { for _ in 0..<$0 { try evaluator.evaluate() } }
            let decide = try median { for _ in 0..<$0 { _ = try evaluator.decide(facts) } }
            print(
                "\(id) (\(golden.id.text)): evaluation \(evaluate) ns, with the decision written out \(decide) ns"
            )
        } catch {
            print("\(id): \(error)")
        }
    }

    /// Nanoseconds a round: the median of 21 batches, each of about 20 ms, in time of this thread on a processor, so that
    /// what else the machine does counts little.
    static func median(_ batch: (Int) throws -> Void) rethrows -> Int {
        let probe = try nanoseconds { try batch(200) } / 200
        let rounds = max(100, 20_000_000 / max(1, probe))
        var times: [Int] = []
        for _ in 0..<21 { times.append(try processorTime { try batch(rounds) } / rounds) }
        return times.sorted()[10]
    }

    private static func nanoseconds(_ body: () throws -> Void) rethrows -> Int {
        let clock = ContinuousClock()
        let time = try clock.measure(body)
        return Int(time.components.seconds) * 1_000_000_000 + Int(time.components.attoseconds / 1_000_000_000)
    }

    private static func processorTime(_ body: () throws -> Void) rethrows -> Int {
        var start = timespec(), end = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
        try body()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
        return (end.tv_sec - start.tv_sec) * 1_000_000_000 + end.tv_nsec - start.tv_nsec
    }

    // MARK: - As a process

    /// One case from start to exit: the median of 60 runs of the release command beside this program.
    private static func process() {
        let command = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
            path: "proviso")
        guard FileManager.default.isExecutableFile(atPath: command.path) else {
            return print("no \(command.path) to measure")
        }
        let arguments = [
            "eval", standard[0], "--case", "Rules/\(standard[0]).cases.yaml#TJV-C01", "--format", "json",
        ]
        var times: [Int] = []
        for _ in 0..<60 {
            var status: Int32 = -1
            times.append(nanoseconds { status = run(command.path, arguments) })
            guard status == 0 else { return print("the command failed: \(arguments)") }
        }
        let sorted = times.sorted()
        print("one case as a process: median \(sorted[30] / 1000) µs, fastest \(sorted[0] / 1000) µs")
    }

    /// The wait status. Foundation's `Process` looks for the end of a process only now and then.
    private static func run(_ command: String, _ arguments: [String]) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        var words = ([command] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process: pid_t = 0, status: Int32 = -1
        guard posix_spawn(&process, command, &actions, nil, &words, environ) == 0 else { return -1 }
        waitpid(process, &status, 0)
        return status
    }
}
