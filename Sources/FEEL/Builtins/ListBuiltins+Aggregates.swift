import Diagnostics

/// One value made of the items of a list (DMN §10.3.4.4). An unknown item makes all but `count` unknown.
extension Builtin {
    static let aggregateFunctions = [count, min, max, sum, mean, product, median, stddev, mode]

    /// The type of the items: of the one list, or of the arguments.
    private static let likeTheItems: @Sendable ([FEELType]) -> FEELType = { types in
        FEELType.join(types.map(\.item))
    }

    private static let count = Builtin(
        "count", [.listOrItems("list", of: .any)], returns: .number(.number),
        summary: LocalizedText(zh: "项数。", en: "How many items the list has."),
        examples: [Example("count([1, null, 3])", gives: "3"), Example("count([])", gives: "0")]
    ) { arguments throws(Failure) in
        Value(try arguments.list(0).count)
    }

    private static let min = extreme(
        "min", -1,
        summary: LocalizedText(
            zh: "最小的项：数、文本、日期、时刻或时长；空列表的结果是空值。",
            en: "The least item, of any kind that has an order; null for the empty list."),
        examples: [Example("min(3, 1, 2)", gives: "1"), Example("min([])", gives: "null")])

    private static let max = extreme(
        "max", 1,
        summary: LocalizedText(
            zh: "最大的项：数、文本、日期、时刻或时长；空列表的结果是空值。",
            en: "The greatest item, of any kind that has an order; null for the empty list."),
        examples: [
            Example("max([1, 3, 2])", gives: "3"),
            Example(#"max(@"2018-09-17", @"2019-01-10")"#, gives: #"@"2019-01-10""#),
        ])

    private static func extreme(
        _ name: String, _ sign: Int, summary: LocalizedText, examples: [Example]
    ) -> Builtin {
        Builtin(
            name, [.listOrItems("list", of: .any)], returns: likeTheItems, summary: summary,
            examples: examples
        ) { arguments throws(Failure) in
            let items = try arguments.knownItems(0)
            guard !items.isEmpty else { throw .null }
            var best = items[0]
            for item in items {
                guard let order = arguments.heap.order(item, best) else {
                    throw .because(
                        FEELDiagnostics.notComparable, "\(item.kindName) and \(best.kindName) have no order")
                }
                if order * sign > 0 { best = item }
            }
            return best
        }
    }

    private static let sum = Builtin(
        "sum", [.listOrItems("list", of: .any)], returns: likeTheItems,
        summary: LocalizedText(
            zh: "各数之和，或同类时长之和；空列表的结果是空值。",
            en: "The sum of numbers, or of durations of one kind; null for the empty list."),
        examples: [
            Example("sum([0.1, 0.2])", gives: "0.3"), Example("sum([])", gives: "null"),
            Example(#"sum(@"P1D", @"PT12H")"#, gives: #"@"P1DT12H""#),
        ]
    ) { arguments throws(Failure) in
        if let sum = try arguments.plainSum(try arguments.list(0)) { return Value(sum) }
        let items = try arguments.knownItems(0)
        guard !items.isEmpty else { throw .null }
        if items[0].isDuration { return try arguments.durationSum(items) }
        return Value(try arguments.sum(items))
    }

    private static let mean = Builtin(
        "mean", [.listOrItems("list", of: .number)], returns: likeTheItems,
        summary: LocalizedText(zh: "平均数；空列表的结果是空值。", en: "The arithmetic mean; null for the empty list."),
        examples: [Example("mean([1, 2, 4.5])", gives: "2.5"), Example("mean([])", gives: "null")]
    ) { arguments throws(Failure) in
        let items = try arguments.knownItems(0)
        guard !items.isEmpty else { throw .null }
        return .orNull(try arguments.sum(items).divided(by: Number(items.count)))
    }

    private static let product = Builtin(
        "product", [.listOrItems("list", of: .number)], returns: .number,
        summary: LocalizedText(zh: "各数之积；空列表的结果是空值。", en: "The product; null for the empty list."),
        examples: [Example("product([2, 3, 4])", gives: "24"), Example("product([])", gives: "null")]
    ) { arguments throws(Failure) in
        let items = try arguments.knownItems(0)
        guard !items.isEmpty else { throw .null }
        var product = Number.one
        for item in items {
            product = try arguments.held(product.multiplied(by: try arguments.number(of: item)))
        }
        return Value(product)
    }

    private static let median = Builtin(
        "median", [.listOrItems("list", of: .number)], returns: likeTheItems,
        summary: LocalizedText(
            zh: "中位数；项数为偶数时取中间两数的平均。",
            en: "The number in the middle, or the mean of the two in the middle; null for the empty list."),
        examples: [Example("median([8, 2, 5])", gives: "5"), Example("median([6, 1, 2, 3])", gives: "2.5")]
    ) { arguments throws(Failure) in
        let numbers = try arguments.sortedNumbers()
        guard !numbers.isEmpty else { throw .null }
        let middle = numbers.count / 2
        if numbers.count % 2 == 1 { return Value(numbers[middle]) }
        let sum = try arguments.held(numbers[middle - 1].adding(numbers[middle]))
        return .orNull(sum.divided(by: Number(2)))
    }

    private static let stddev = Builtin(
        "stddev", [.listOrItems("list", of: .number)], returns: likeTheItems,
        summary: LocalizedText(
            zh: "样本标准差（除以项数减一）；不足两项的结果是空值。",
            en: "The sample standard deviation, with divisor n − 1; null for fewer than two items."),
        examples: [Example("stddev([2, 4, 7, 5])", gives: "2.081665999466132735282297706979931")]
    ) { arguments throws(Failure) in
        let items = try arguments.knownItems(0)
        let mean = items.isEmpty ? nil : try arguments.sum(items).divided(by: Number(items.count))
        guard let mean, items.count > 1 else { throw .invalid("there are fewer than two items") }
        var squares = Number.zero
        for item in items {
            let distance = try arguments.held(arguments.number(of: item).subtracting(mean))
            squares = try arguments.held(distance.multiplied(by: distance).flatMap { squares.adding($0) })
        }
        return .orNull(squares.divided(by: Number(items.count - 1))?.squareRoot)
    }

    private static let mode = Builtin(
        "mode", [.listOrItems("list", of: .number)], returns: likeTheList,
        summary: LocalizedText(
            zh: "出现最多的数，由小到大的列表。", en: "The list of the most frequent numbers, ascending."),
        examples: [
            Example("mode([6, 3, 9, 6, 6])", gives: "[6]"), Example("mode([2, 1, 2, 1])", gives: "[1, 2]"),
        ]
    ) { arguments throws(Failure) in
        let numbers = try arguments.sortedNumbers()
        var modes: [Number] = []
        var (longest, run) = (0, 0)
        for (index, number) in numbers.enumerated() {
            run = index > 0 && numbers[index - 1] == number ? run + 1 : 1
            if run > longest { (longest, modes) = (run, []) }
            if run == longest { modes.append(number) }
        }
        return try arguments.made(modes.map { Value($0) })
    }
}

extension Arguments {
    /// The sum where there are numbers and nothing else; nil where there is more to look at.
    fileprivate func plainSum(_ items: ListItems) throws(Failure) -> Number? {
        let count = items.count
        try spend(count)
        var sum: Number?
        for index in 0..<count {
            guard let number = items[index].number, let more = sum.map({ $0.adding(number) }) ?? number else {
                return nil
            }
            sum = more
        }
        return sum
    }

    /// The sum of numbers.
    fileprivate func sum(_ items: ListItems) throws(Failure) -> Number {
        var sum = Number.zero
        for item in items { sum = try held(sum.adding(try number(of: item))) }
        return sum
    }

    fileprivate func durationSum(_ items: ListItems) throws(Failure) -> Value {
        var sum = items[0]
        for index in 1..<Swift.max(items.count, 1) {
            guard items[index].tag == sum.tag, let longer = heap.sum(sum, items[index]) else {
                throw .invalid("\(sum.kindName) and \(items[index].kindName) have no sum")
            }
            if longer.isNull { throw .because(FEELDiagnostics.noResult, "the sum is too long") }
            sum = longer
        }
        return sum
    }

    /// The items as numbers, ascending.
    fileprivate func sortedNumbers() throws(Failure) -> [Number] {
        _ = try knownItems(0)
        return try numbers(0).sorted()
    }

    /// The result of an operation, which may be too large for a number.
    fileprivate func held(_ number: Number?) throws(Failure) -> Number {
        guard let number else {
            throw .because(FEELDiagnostics.noResult, "the result is too large for a number")
        }
        return number
    }
}

extension Value {
    fileprivate var isDuration: Bool { has(.dayTimeDuration) || has(.yearMonthDuration) }
}
