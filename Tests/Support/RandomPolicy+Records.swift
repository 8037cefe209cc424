extension RandomPolicy {
    /// A CSV record of the columns, without its line end.
    package mutating func record() -> String {
        let isWild = chance(15)
        let hasGaps = isOpen ? !chance(3) : chance(7)
        var cells = Self.columns.map { cell($0, isWild: isWild, hasGaps: hasGaps) }
        if chance(60) { cells.append("x") } else if chance(60) { cells.removeLast() }
        return cells.joined(separator: ",")
    }

    private mutating func cell(_ column: String, isWild: Bool, hasGaps: Bool) -> String {
        if isWild, chance(6) { return wild(column) }
        if hasGaps, gaps.contains(column), chance(3) { return chance(3) ? "null" : "" }
        switch column.first {
        case "b": return oneOf(["true", "false"])
        case "m", "a": return money()
        case "i": return oneOf(["0", "1", "-3", "17", "1000000"])
        case "r": return oneOf(["0", "0.15", "1", "0.3", "0.05", "0.1234"])
        case "c": return oneOf(Self.choices)
        case "d":
            return oneOf([
                "2018-01-01", "2018-06-01", "2018-12-31", "2019-01-01", "2019-06-30", "2019-07-01",
                "2020-02-29", "2020-06-30", "2020-07-01", "2021-03-04",
                chance(isOpen ? 2 : 8) ? "2017-12-31" : "2018-05-31",
            ])
        default: return oneOf(["A1", "甲公司", "plain text", "\"quoted, with comma\"", "x-y"])
        }
    }

    private mutating func money() -> String {
        switch count(0, 6) {
        case 0: return "0"
        case 1: return oneOf(["3000", "12000.5", "80000.00", "80000.01", "100", "100.01", "500"])
        case 2: return "\(count(0, 1_000_000)).\(count(10, 99))"
        case 3: return "\(count(0, 999)).5"
        case 4: return "-\(count(0, 99999)).05"
        default: return "\(count(0, 200_000)).00"
        }
    }

    private mutating func wild(_ column: String) -> String {
        oneOf([
            "", "", "\"\"", "null", "0", "-0", "-0.00", "007", "+5", ".5", "5.", "1e3", "15%", "5万元", "0.5亿元",
            " 1", "1 ",
            "9223372036854775807", "999999999999999999", "123456789012345678901234567890", "1.123456789",
            "\"12.50\"",
            "\"true\"", "TRUE", "是", "2019-02-29", "2019-13-01", "20190101", "0000-01-01", "alph", "alphaa",
            "\"alpha\"",
            "\"be\"\"ta\"", "12\"3", "\"open", "\u{0}", "\u{FEFF}", "Ａ",
        ])
    }
}
