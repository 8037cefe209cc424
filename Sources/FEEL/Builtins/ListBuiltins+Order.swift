import Diagnostics

/// Functions on lists that are given a function (DMN §10.3.4.4).
extension Builtin {
    static let orderFunctions = [sort, replaceAtPosition, replaceMatching]

    private static let comparison = FEELType.function([.any, .any], returns: .any)

    private static let sort = Builtin(
        "sort", [Parameter("list", anyList), Parameter("precedes", comparison)], returns: likeTheList,
        summary: LocalizedText(
            zh: "按给出的函数排序：函数说明第一项是否应在第二项之前；相同的项保持原来的次序。",
            en:
                "Sorts by a function that says whether the first of two items comes before the second; items of "
                + "which neither does keep their order."),
        examples: [
            Example("sort([3, 1, 2], function(x, y) x < y)", gives: "[1, 2, 3]"),
            Example("sort([1, 2, 3], function(x, y) x > y)", gives: "[3, 2, 1]"),
        ]
    ) { arguments throws(Failure) in
        let items = try arguments.items(of: arguments[0])
        return try arguments.made(try arguments.sorted(items, by: arguments[1]))
    }

    private static let replaceAtPosition = Builtin(
        "list replace",
        [Parameter("list", anyList), Parameter("position", .number), Parameter("newItem", .any)],
        returns: anyList,
        summary: LocalizedText(
            zh: "把某一位置的项，或函数选中的各项，换成新的值。",
            en: "The list with the item at a position, or all items that a function picks, replaced."),
        examples: [
            Example("list replace([1, 2, 3], 2, 9)", gives: "[1, 9, 3]"),
            Example("list replace([1, 2, 3], function(item, newItem) item > 1, 0)", gives: "[1, 0, 0]"),
        ]
    ) { arguments throws(Failure) in
        let list = try arguments.list(0)
        var items = try arguments.items(of: list.list)
        items[try arguments.index(1, in: list)] = arguments[2]
        return try arguments.made(items)
    }

    private static let replaceMatching = Builtin(
        "list replace",
        [Parameter("list", anyList), Parameter("match", comparison), Parameter("newItem", .any)],
        returns: anyList, summary: replaceAtPosition.summary, examples: []
    ) { arguments throws(Failure) in
        var items = try arguments.items(of: arguments[0])
        for index in items.indices {
            let matches = try arguments.call(arguments[1], [items[index], arguments[2]])
            if try arguments.boolean(of: matches) { items[index] = arguments[2] }
        }
        return try arguments.made(items)
    }
}

extension Arguments {
    /// Merge sort. The function is only asked whether a later item precedes an earlier one, and may contradict itself.
    fileprivate func sorted(_ items: [Value], by precedes: Value) throws(Failure) -> [Value] {
        var (source, target) = (items, items)
        var width = 1
        while width < items.count {
            var start = 0
            while start < items.count {
                let middle = Swift.min(start + width, items.count)
                let end = Swift.min(middle + width, items.count)
                try merge(source, start..<middle, middle..<end, into: &target, by: precedes)
                start = end
            }
            swap(&source, &target)
            width *= 2
        }
        return source
    }

    private func merge(
        _ source: [Value], _ left: Range<Int>, _ right: Range<Int>, into target: inout [Value],
        by precedes: Value
    ) throws(Failure) {
        var (earlier, later) = (left.lowerBound, right.lowerBound)
        for next in left.lowerBound..<right.upperBound {
            let takesLater =
                if earlier == left.upperBound { true } else if later == right.upperBound { false } else {
                    try isTrue(precedes, source[later], source[earlier])
                }
            target[next] = takesLater ? source[later] : source[earlier]
            if takesLater { later += 1 } else { earlier += 1 }
        }
    }

    private func isTrue(_ precedes: Value, _ later: Value, _ earlier: Value) throws(Failure) -> Bool {
        let answer = try call(precedes, [later, earlier])
        if answer.isUnknown { throw .unknown(answer.unknownInputs) }
        return answer.isTrue
    }
}
