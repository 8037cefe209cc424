#if FUZZ
    import Foundation

    /// Lets libFuzzer drive one target: coverage finds the inputs.
    ///
    /// Build with `swift build -c release --product ProvisoFuzz --scratch-path .build-fuzz -Xswiftc
    /// -sanitize=fuzzer -Xswiftc -DFUZZ -Xswiftc -use-ld=lld`; run with `PROVISO_FUZZ_TARGET=yaml` and
    /// libFuzzer's own arguments.
    enum LibFuzzer {
        private static let target: FuzzTarget? = {
            let name = ProcessInfo.processInfo.environment["PROVISO_FUZZ_TARGET"]
            return FuzzTargets.all.first { $0.name == name } ?? FuzzTargets.all.first
        }()

        static func run() {
            var count = CommandLine.argc
            var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
            exit(runDriver(&count, &arguments) { bytes, count in LibFuzzer.feed(bytes, count) })
        }

        private static func feed(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
            guard let target else { return 0 }
            let input = Array(UnsafeBufferPointer(start: bytes, count: count))
            let complaints = target.complaints(input)
            if !complaints.isEmpty {
                print(complaints.joined(separator: "\n"))
                abort()
            }
            return 0
        }
    }

    @_silgen_name("LLVMFuzzerRunDriver")
    private func runDriver(
        _ count: UnsafeMutablePointer<CInt>,
        _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
        _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
    ) -> CInt
#endif
