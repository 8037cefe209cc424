import Foundation

/// Runs targets on many inputs in this process and counts what is wrong.
struct FuzzRun {
    /// How long one input may take: far more than any honest one needs on a slow machine.
    static let limit = Duration.seconds(2)

    let runs: Int
    let seed: UInt64

    /// Runs one target; prints every failure with the input that shows it, and a closing line. Answers the
    /// failures.
    func run(_ target: FuzzTarget) -> Int {
        let corpus = Self.corpus(of: target)
        var inputs = FuzzInputs(target: target, corpus: corpus, seed: seed)
        var failures = 0
        var slowest = Duration.zero
        for index in 0..<(corpus.count + runs) {
            let input = index < corpus.count ? corpus[index] : inputs.next()
            let (wrong, time) = Self.feed(input, to: target)
            slowest = max(slowest, time)
            guard !wrong.isEmpty else { continue }
            failures += 1
            if failures <= 20 { Self.show(wrong, of: input) }
        }
        print(
            "\(target.name): \(corpus.count) corpus files, \(runs) inputs, \(failures) failures, slowest \(slowest)"
        )
        return failures
    }

    /// One input through one target, watched by the clock.
    static func feed(_ input: [UInt8], to target: FuzzTarget) -> (complaints: [String], time: Duration) {
        let clock = ContinuousClock()
        var complaints: [String] = []
        let time = clock.measure { complaints = target.complaints(input) }
        if time > limit { complaints.append("took \(time)") }
        return (complaints, time)
    }

    private static func show(_ complaints: [String], of input: [UInt8]) {
        for complaint in complaints.prefix(3) { print("✗ \(complaint)") }
        print("  input (base64): \(Data(input.prefix(4096)).base64EncodedString())")
        print("  input: \(String(decoding: input.prefix(400), as: UTF8.self).debugDescription)")
    }

    /// The files of the target's corpus folder, in the order of their names.
    private static func corpus(of target: FuzzTarget) -> [[UInt8]] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Corpus").appendingPathComponent(target.name)
        let files =
            (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.sorted { $0.lastPathComponent < $1.lastPathComponent }
            .compactMap { try? Array(Data(contentsOf: $0)) }
    }
}
