package import Diagnostics

/// One record of a CSV file (RFC 4180), each cell with its place.
package struct CSVRecord: Sendable {
    package struct Cell: Sendable {
        /// Without quotes, doubled quotes single.
        package let text: String
        /// The whole cell as written, quotes included.
        package let span: SourceSpan
        package let isQuoted: Bool
    }

    package let cells: [Cell]
    /// The record's own bytes; its first line is the line of the file on which it begins.
    package let file: SourceFile

    package func place(_ index: Int) -> SourcePlace {
        let end = SourceSpan(file.bytes.count, file.bytes.count)
        return SourcePlace(file, cells.indices.contains(index) ? cells[index].span : end)
    }

    package var place: SourcePlace { SourcePlace(file, SourceSpan(0, file.bytes.count)) }

    /// The same record with some of its cells, each where it stands.
    package func keeping(_ indices: [Int]) -> CSVRecord {
        CSVRecord(cells: indices.filter(cells.indices.contains).map { cells[$0] }, file: file)
    }

    /// The same record with other texts in its cells, each where it stands.
    package func mapped(_ text: (Int, Cell) -> String) -> CSVRecord {
        CSVRecord(
            cells: cells.enumerated().map {
                Cell(text: text($0, $1), span: $1.span, isQuoted: $1.isQuoted)
            }, file: file)
    }

    /// Whether a record that begins with these bytes goes on in the next line: a quote is still open.
    package static func isOpen(_ bytes: [UInt8]) -> Bool {
        bytes.count { $0 == UInt8(ascii: "\"") } % 2 == 1
    }
}

/// Takes a record apart.
package enum CSVReader {
    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")

    /// The record, or what is wrong with it.
    ///
    /// - Parameters:
    ///   - file: the bytes of one record, without its line end.
    ///   - encoding: what they were converted from, where that was not UTF-8.
    package static func read(_ file: SourceFile, from encoding: String? = nil) -> (CSVRecord?, [Diagnostic]) {
        let bytes = file.bytes
        guard String(validating: bytes, as: UTF8.self) != nil else {
            let place = SourcePlace(file, SourceSpan(0, bytes.count))
            return (nil, [encoding.map { .notEncoded(as: $0, at: place) } ?? .notUTF8(at: place)])
        }
        if let nul = bytes.firstIndex(of: 0) {
            return (nil, [.controlCharacter(at: SourcePlace(file, SourceSpan(nul, nul + 1)))])
        }
        var cells: [CSVRecord.Cell] = []
        var position = 0
        while true {
            switch cell(in: file, from: position) {
            case .failure(let problem): return (nil, [problem.diagnostic])
            case .success(let cell): cells.append(cell)
            }
            position = cells.last?.span.end ?? bytes.count
            guard position < bytes.count else { return (CSVRecord(cells: cells, file: file), []) }
            position += 1
        }
    }

    /// All records of a file that is small enough to be held, blank lines left out; and what is wrong with those that
    /// cannot be read.
    package static func records(of file: SourceFile) -> ([CSVRecord], [Diagnostic]) {
        var records: [CSVRecord] = []
        var diagnostics: [Diagnostic] = []
        var start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < file.bytes.count {
            let end = recordEnd(in: file.bytes, from: start)
            var bytes = Array(file.bytes[start..<end])
            if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
            let line = file.line(at: start)
            start = end + 1
            guard !bytes.isEmpty else { continue }
            let (record, problems) = read(SourceFile(name: file.name, bytes: bytes, firstLine: line))
            diagnostics += problems
            // In another encoding every other line would say the same.
            if problems.contains(where: { $0.kind == CSVDiagnostics.notUTF8 }) { break }
            if let record { records.append(record) }
        }
        return (records, diagnostics)
    }

    /// The line end that is not within quotes. A quote that is never closed ends with its line, so that the next record is
    /// read again.
    private static func recordEnd(in bytes: [UInt8], from start: Int) -> Int {
        var isOpen = false
        var firstLineEnd: Int?
        for index in start..<bytes.count {
            if bytes[index] == quote { isOpen.toggle() }
            guard bytes[index] == UInt8(ascii: "\n") else { continue }
            if !isOpen { return index }
            firstLineEnd = firstLineEnd ?? index
        }
        return isOpen ? firstLineEnd ?? bytes.count : bytes.count
    }

    private struct Problem: Error { let diagnostic: Diagnostic }

    private static func cell(in file: SourceFile, from start: Int) -> Result<CSVRecord.Cell, Problem> {
        let bytes = file.bytes
        guard start < bytes.count, bytes[start] == quote else { return bare(in: file, from: start) }
        var text: [UInt8] = []
        var position = start + 1
        while position < bytes.count {
            if bytes[position] != quote {
                text.append(bytes[position])
            } else if position + 1 < bytes.count, bytes[position + 1] == quote {
                text.append(quote)
                position += 1
            } else {
                let end = position + 1
                guard end == bytes.count || bytes[end] == comma else {
                    return .failure(
                        Problem(diagnostic: .afterQuote(at: SourcePlace(file, SourceSpan(end, end + 1)))))
                }
                return .success(
                    CSVRecord.Cell(
                        text: String(decoding: text, as: UTF8.self), span: SourceSpan(start, end),
                        isQuoted: true))
            }
            position += 1
        }
        return .failure(Problem(diagnostic: .openQuote(at: SourcePlace(file, SourceSpan(start, start + 1)))))
    }

    private static func bare(in file: SourceFile, from start: Int) -> Result<CSVRecord.Cell, Problem> {
        let bytes = file.bytes
        let end = bytes[start...].firstIndex(of: comma) ?? bytes.count
        if let stray = bytes[start..<end].firstIndex(of: quote) {
            return .failure(
                Problem(diagnostic: .strayQuote(at: SourcePlace(file, SourceSpan(stray, stray + 1)))))
        }
        return .success(
            CSVRecord.Cell(
                text: String(decoding: bytes[start..<end], as: UTF8.self), span: SourceSpan(start, end),
                isQuoted: false))
    }
}
