import Diagnostics
import LocatedCSV
import TestSupport
import Testing

/// What a line is taken apart into, or which code refuses it and at which column.
private let lines: [(line: String, cells: [String], refusal: String?)] = [
    ("", [""], nil),
    ("a,b,c", ["a", "b", "c"], nil),
    (",,", ["", "", ""], nil),
    ("甲公司,\"1,000\",\"他说\"\"可以\"\"\"", ["甲公司", "1,000", "他说\"可以\""], nil),
    ("\"两\n行\",x", ["两\n行", "x"], nil),
    ("\"\"", [""], nil),
    (" a , b ", [" a ", " b "], nil),
    ("甲,\"乙", [], "csv.open-quote 3"),
    ("\"甲\"乙,丙", [], "csv.after-quote 4"),
    ("甲\"乙,丙", [], "csv.stray-quote 2"),
    ("甲,\0", [], "csv.control-character 3"),
]

@Test func recordsAreTakenApart() {
    for (line, cells, refusal) in lines {
        let (record, diagnostics) = CSVReader.read(SourceFile(name: "x.csv", text: line))
        #expect((record?.cells.map(\.text) ?? []) == cells, "\(line)")
        let found = diagnostics.first.map { "\($0.code) \($0.place?.position.column ?? 0)" }
        #expect(found == refusal, "\(line)")
    }
}

@Test func bytesThatAreNoTextAreRefused() {
    let (record, diagnostics) = CSVReader.read(SourceFile(name: "x.csv", bytes: [0x61, 0x2C, 0xB9, 0xA4]))
    #expect(record == nil)
    #expect(diagnostics.map(\.code) == ["csv.not-utf-8"])
}

/// What is written is read back, whatever it is; each cell stands where its span says.
@Test func whatIsWrittenIsReadBack() {
    var generator = SeededGenerator(seed: 20_181_017)
    let pieces = ["甲", "a", ",", "\"", "\n", " ", "😀", "1.50", "''"]
    for _ in 0..<5_000 {
        let cells = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
            (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined()
        }
        let text = String(CSVWriter.record(cells).dropLast())
        let (record, diagnostics) = CSVReader.read(SourceFile(name: "x.csv", text: text))
        #expect(diagnostics.isEmpty)
        #expect(record?.cells.map(\.text) == cells, "\(text)")
        #expect(!CSVRecord.isOpen(Array(text.utf8)))
        for (index, cell) in (record?.cells ?? []).enumerated() where !cell.isQuoted {
            #expect(record?.place(index).file.text(cell.span) == cell.text)
        }
    }
}
