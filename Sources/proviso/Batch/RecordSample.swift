import Diagnostics
import LocatedCSV
import LocatedYAML
import Provisions

/// The first records of a file, to see how its numbers are written.
enum RecordSample {
    private static let mostRecords = 256

    /// For each column, the most places after the point.
    static func places(_ bytes: [UInt8], columns: Int) -> [Int] {
        var places = Array(repeating: 0, count: columns)
        for line in bytes.split(separator: UInt8(ascii: "\n"), maxSplits: mostRecords).prefix(mostRecords) {
            for (column, cell) in line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
                .enumerated()
            where column < columns {
                places[column] = max(places[column], self.places(cell))
            }
        }
        return places
    }

    private static func places(_ cell: ArraySlice<UInt8>) -> Int {
        let cell = cell.filter { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\"") }
        guard let point = cell.lastIndex(of: UInt8(ascii: ".")) else { return 0 }
        let fraction = cell[(point + 1)...]
        return fraction.allSatisfy { (48...57).contains($0) } ? fraction.count : 0
    }
}

extension CaseColumns {
    /// The header of a file, read as inputs; what is wrong with it ends the command.
    static func read(
        _ header: (bytes: [UInt8], line: Int)?, file: String, inputs: [Input], own: [String]
    ) throws(CommandFailure) -> CaseColumns {
        guard let header else {
            throw .invalid([.noHeader(at: SourcePlace(SourceFile(name: file, text: ""), .beginning))])
        }
        let log = DiagnosticLog()
        let (record, problems) = CSVReader.read(
            SourceFile(name: file, bytes: header.bytes, firstLine: header.line))
        log.report(problems)
        let columns = record.map { CaseColumns($0, inputs: inputs, own: own, log: log) }
        guard let columns, !log.hasErrors else { throw .invalid(log.sorted) }
        return columns
    }
}
