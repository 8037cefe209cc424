import Foundation

// With -DFUZZ, libFuzzer drives the target named by PROVISO_FUZZ_TARGET; otherwise the targets run on seeded
// inputs.
#if FUZZ
    LibFuzzer.run()
#else
    guard let arguments = FuzzArguments(Array(CommandLine.arguments.dropFirst())) else {
        print(
            "usage: ProvisoFuzz [--runs N] [--seed S] [--input FILE] [\(FuzzTargets.all.map(\.name).joined(separator: "|"))|all]"
        )
        exit(64)
    }
    if let path = arguments.input {
        let input = (try? Data(contentsOf: URL(fileURLWithPath: path))).map { Array($0) } ?? []
        for target in arguments.targets { print(target.name, FuzzRun.feed(input, to: target)) }
    } else {
        let run = FuzzRun(runs: arguments.runs, seed: arguments.seed)
        let failures = arguments.targets.map { run.run($0) }.reduce(0, +)
        exit(failures == 0 ? 0 : 1)
    }
#endif
