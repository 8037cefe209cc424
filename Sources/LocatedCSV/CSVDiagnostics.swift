package import Diagnostics

/// What can be wrong with a CSV file.
package enum CSVDiagnostics {
    package static let all: [DiagnosticKind] = [
        notUTF8, controlCharacter, openQuote, afterQuote, strayQuote, cellCount, noHeader,
    ]

    static let notUTF8 = DiagnosticKind(
        "csv.not-utf-8",
        meaning: LocalizedText(zh: "这一行不是 UTF-8 文字。", en: "A line that is not UTF-8 text."),
        example: "(GB18030 bytes)",
        fix: LocalizedText(
            zh: "加上 --encoding gb18030，或在表格软件中另存为“CSV UTF-8”。",
            en: "Read it with `--encoding gb18030`, or save the file as “CSV UTF-8”."))

    static let controlCharacter = DiagnosticKind(
        "csv.control-character",
        meaning: LocalizedText(zh: "单元格里有空字符（NUL）。", en: "A cell holds a NUL character."),
        example: "E1,\\0,3",
        fix: LocalizedText(zh: "从来源系统重新导出。", en: "Export the file anew."))

    static let openQuote = DiagnosticKind(
        "csv.open-quote",
        meaning: LocalizedText(zh: "引号没有闭合。", en: "A quote that is never closed."),
        example: "E1,\"甲公司,3",
        fix: LocalizedText(zh: "补上引号；文字中的引号要写两个。", en: "Close it; a quote within a cell is written twice."))

    static let afterQuote = DiagnosticKind(
        "csv.after-quote",
        meaning: LocalizedText(zh: "闭合的引号后面还有文字。", en: "Text after a closing quote."),
        example: "E1,\"甲\"公司,3",
        fix: LocalizedText(zh: "文字中的引号要写两个。", en: "A quote within a cell is written twice."))

    static let strayQuote = DiagnosticKind(
        "csv.stray-quote",
        meaning: LocalizedText(zh: "没有用引号括起的单元格里出现引号。", en: "A quote in a cell that is not quoted."),
        example: "E1,甲\"公司,3",
        fix: LocalizedText(
            zh: "把整个单元格用引号括起，其中的引号写两个。", en: "Quote the cell, and write the quote twice."))

    static let cellCount = DiagnosticKind(
        "csv.cell-count",
        meaning: LocalizedText(
            zh: "这一行的单元格数与表头不同。", en: "A record with more or fewer cells than the header."),
        example: "id,date\nE1,2019-01-10,1",
        fix: LocalizedText(zh: "检查多出的逗号或缺少的单元格。", en: "Look for a comma too many or a missing cell."))

    static let noHeader = DiagnosticKind(
        "csv.no-header",
        meaning: LocalizedText(zh: "文件没有表头。", en: "A file without a header."),
        example: "(an empty file)",
        fix: LocalizedText(zh: "第一行写各列的名称。", en: "Name the columns in the first line."))
}

extension Diagnostic {
    static func notUTF8(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CSVDiagnostics.notUTF8, "the record is not UTF-8", at: place,
            help: "read it with `--encoding gb18030`, or save the file as UTF-8")
    }

    static func notEncoded(as encoding: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CSVDiagnostics.notUTF8, "the record is not \(encoding)", at: place,
            help: "save the file anew, as \(encoding) or as UTF-8, and leave `--encoding` out for UTF-8")
    }

    static func controlCharacter(at place: SourcePlace) -> Diagnostic {
        Diagnostic(CSVDiagnostics.controlCharacter, "the record holds a NUL character", at: place)
    }

    static func openQuote(at place: SourcePlace) -> Diagnostic {
        Diagnostic(CSVDiagnostics.openQuote, "the quote is never closed", at: place)
    }

    static func afterQuote(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CSVDiagnostics.afterQuote, "there is text after the closing quote", at: place,
            help: "a quote within a quoted cell is written twice")
    }

    static func strayQuote(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CSVDiagnostics.strayQuote, "a quote in a cell that is not quoted", at: place,
            help: "put the whole cell in quotes and write this one twice")
    }

    package static func cellCount(_ found: Int, columns: Int, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CSVDiagnostics.cellCount, "the header has \(columns) columns, this record \(found)", at: place)
    }

    package static func noHeader(at place: SourcePlace) -> Diagnostic {
        Diagnostic(CSVDiagnostics.noHeader, "the file has no header", at: place)
    }
}
