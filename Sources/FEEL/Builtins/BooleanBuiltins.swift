import Diagnostics

/// Booleans (DMN §10.3.4.2, and `all` and `any` of §10.3.4.4).
///
/// `all` and `any` look past an unknown item: one false, or one true, decides all the same.
extension Builtin {
    static let booleanFunctions = [not, all, any]

    private static let not = Builtin(
        "not", [Parameter("negand", .boolean)], returns: .boolean,
        summary: LocalizedText(
            zh: "真变假，假变真；其他值的结果是空值。", en: "Swaps true and false; null for anything else."),
        examples: [Example("not(true)", gives: "false"), Example("not(null)", gives: "null")]
    ) { arguments throws(Failure) in
        Value(!(try arguments.boolean(0)))
    }

    private static let all = Builtin(
        "all", [.listOrItems("list", of: .boolean)], returns: .boolean,
        summary: LocalizedText(
            zh: "列表中没有假时为真；有假为假；没有假但有空值时为空值。空列表为真。",
            en: "True if no item is false; null if none is, but one is null. True for the empty list."),
        examples: [
            Example("all([true, true])", gives: "true"), Example("all([true, null, false])", gives: "false"),
            Example("all([])", gives: "true"),
        ]
    ) { arguments throws(Failure) in
        try arguments.fold(startingWith: .true) { Value.conjunction($0, $1) }
    }

    private static let any = Builtin(
        "any", [.listOrItems("list", of: .boolean)], returns: .boolean,
        summary: LocalizedText(
            zh: "列表中有真时为真；没有真但有空值时为空值。空列表为假。",
            en: "True if an item is true; null if none is, but one is null. False for the empty list."),
        examples: [
            Example("any([false, true])", gives: "true"), Example("any([false, null])", gives: "null"),
            Example("any([])", gives: "false"),
        ]
    ) { arguments throws(Failure) in
        try arguments.fold(startingWith: .false) { Value.disjunction($0, $1) }
    }
}

extension Arguments {
    /// Three-valued logic over the items of the first argument, each of which must be a boolean, null or unknown.
    fileprivate func fold(
        startingWith start: Value, _ combine: (Value, Value) -> Value
    ) throws(Failure) -> Value {
        let items = try list(0)
        try spend(items.count)
        var outcome = start
        for item in items {
            guard item.has(.boolean) || item.isNull || item.isUnknown else {
                throw wrongKind(item, "boolean")
            }
            outcome = combine(outcome, item)
        }
        return outcome
    }
}
