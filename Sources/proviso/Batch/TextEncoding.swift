import Glibc
import Proviso

/// How a file writes text. The converter is the C library's iconv.
enum TextEncoding: String, CaseIterable {
    case utf8 = "utf-8"
    case gb18030

    /// The one that an option names; else UTF-8.
    static func named(_ name: String?) throws(CommandFailure) -> TextEncoding {
        guard let name else { return .utf8 }
        guard let encoding = TextEncoding(rawValue: name.lowercased()) else {
            throw .usage(.unknownEncoding(name, known: allCases.map(\.rawValue)))
        }
        return encoding
    }

    /// What turns a file's bytes into UTF-8; nil where they are.
    func reader() throws(FileProblem) -> TextConverter? {
        self == .utf8 ? nil : try TextConverter(from: "GB18030", to: "UTF-8")
    }

    /// What turns UTF-8 into a file's bytes; nil where they are.
    func writer() throws(FileProblem) -> TextConverter? {
        self == .utf8 ? nil : try TextConverter(from: "UTF-8", to: "GB18030")
    }
}

/// Converts text piece by piece; a character cut in two by the end of a piece waits for the next.
final class TextConverter {
    private let converter: iconv_t
    private var waiting: [UInt8] = []
    /// Stands for bytes that are no text in the one encoding, and is none in the other: whoever reads it refuses the record.
    private static let broken: UInt8 = 0xFF

    init(from source: String, to target: String) throws(FileProblem) {
        guard let converter = iconv_open(target, source), converter != iconv_t(bitPattern: -1) else {
            throw FileProblem(source, "this system cannot convert it")
        }
        self.converter = converter
    }

    deinit { iconv_close(converter) }

    func convert(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
        var input = waiting + piece
        var result: [UInt8] = []
        var output = [UInt8](repeating: 0, count: max(4 * input.count, 64))
        var done = 0
        while done < input.count {
            let start = done
            let (written, status) = step(&input, &done, &output)
            result += output[..<written]
            if status != EILSEQ && status != EINVAL { continue }
            if status == EINVAL, !isLast { break }
            result.append(Self.broken)
            done = max(done, start) + 1
        }
        waiting = Array(input[min(done, input.count)...])
        return result
    }

    /// Converts as far as it goes: how many bytes came out, and why it stopped.
    private func step(_ input: inout [UInt8], _ done: inout Int, _ output: inout [UInt8]) -> (Int, Int32) {
        let (from, room) = (done, output.count)
        return input.withUnsafeMutableBytes { source in
            output.withUnsafeMutableBytes { target in
                var next = source.baseAddress?.advanced(by: from).assumingMemoryBound(to: CChar.self)
                var left = source.count - from
                var place = target.baseAddress?.assumingMemoryBound(to: CChar.self)
                var free = room
                let status = iconv(converter, &next, &left, &place, &free)
                let problem = status == -1 ? errno : 0
                done = source.count - left
                return (room - free, problem)
            }
        }
    }
}
