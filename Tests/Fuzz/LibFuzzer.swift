#if FUZZ
    import Foundation

    /// Lets libFuzzer drive one target, the one that `PROVISO_FUZZ_TARGET` names: coverage finds the inputs.
    ///
    /// The arguments are libFuzzer's own; without any, the dictionary of the target is printed.
    /// `make fuzz-guided` builds and runs it.
    enum LibFuzzer {
        private static let target: FuzzTarget? = {
            let name = ProcessInfo.processInfo.environment["PROVISO_FUZZ_TARGET"]
            return FuzzTargets.all.first { $0.name == name }
        }()

        static func run() {
            guard let target else {
                complain(["PROVISO_FUZZ_TARGET names none of \(FuzzTargets.all.map(\.name))"])
                exit(64)
            }
            if CommandLine.arguments.count == 1 {
                print(dictionary(of: target), terminator: "")
                exit(0)
            }
            var count = CommandLine.argc
            var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
            exit(runDriver(&count, &arguments) { bytes, count in LibFuzzer.feed(bytes, count) })
        }

        private static func feed(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
            guard let target else { return 0 }
            let complaints = target.complaints(Array(UnsafeBufferPointer(start: bytes, count: count)))
            if !complaints.isEmpty {
                complain(complaints)
                abort()
            }
            return 0
        }

        /// Standard error is not buffered: what is said before the process ends is seen.
        private static func complain(_ complaints: [String]) {
            FileHandle.standardError.write(Data((complaints.joined(separator: "\n") + "\n").utf8))
        }

        /// The fragments of a target, each byte as libFuzzer's dictionaries write it.
        private static func dictionary(of target: FuzzTarget) -> String {
            Set(target.fragments).sorted().map { fragment in
                let bytes = fragment.utf8.map { "\\x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }
                return "\"\(bytes.joined())\"\n"
            }.joined()
        }
    }

    @_silgen_name("LLVMFuzzerRunDriver")
    private func runDriver(
        _ count: UnsafeMutablePointer<CInt>,
        _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
        _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
    ) -> CInt
#endif
