import Diagnostics

/// Strict sameness (DMN §10.3.4.13).
extension Builtin {
    static let isSame = Builtin(
        "is", [Parameter("value1", .any), Parameter("value2", .any)], returns: .boolean,
        summary: LocalizedText(
            zh: "两个值是否完全相同：类型相同，每个部分都相同；时区不同的同一时刻不算相同。从不为空值。",
            en: "Whether two values are the same in kind and in every part; one instant in two zones is not. "
                + "Never null."),
        examples: [
            Example(#"is(@"P1D", @"PT24H")"#, gives: "true"),
            Example(#"is(@"2018-10-08", @"2018-10-08T00:00:00Z")"#, gives: "false"),
            Example(#"is(@"08:00:00+08:00", @"00:00:00Z")"#, gives: "false"),
        ]
    ) { arguments throws(Failure) in
        let (first, second) = (arguments[0], arguments[1])
        let unknown = first.unknownInputs.union(second.unknownInputs)
        if !unknown.isEmpty { throw .unknown(unknown) }
        if let first = first.number, let second = second.number { return Value(first == second) }
        if first == second { return .true }
        // Equal bits are all there is to the sameness of plain values.
        guard first.tag == second.tag, first.isCompound else { return .false }
        let equality = arguments.equality(first, second)
        return equality.isNull ? .false : equality
    }
}

extension Value {
    /// Whether its parts are other values.
    fileprivate var isCompound: Bool { has(.list) || has(.context) || has(.range) || has(.function) }
}
