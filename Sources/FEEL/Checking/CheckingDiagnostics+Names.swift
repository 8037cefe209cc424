import Diagnostics

/// Names of entries, properties, types, functions and arguments.
extension CheckingDiagnostics {
    static let unknownName = DiagnosticKind(
        "feel.unknown-name",
        meaning: LocalizedText(
            zh: "没有这个名称的输入、参数、局部变量或函数。", en: "No input, parameter, local variable or function is called so."),
        example: "contract_amonut * 15%",
        fix: LocalizedText(zh: "改正名称，或声明它。", en: "Correct the name, or declare it."))

    static let unknownEntry = DiagnosticKind(
        "feel.unknown-entry",
        meaning: LocalizedText(
            zh: "路径所指的记录没有这个字段，取到的只能是空值。",
            en: "A path asks a record for an entry it does not have: the value can only be null."),
        example: "items.contract_amonut",
        fix: LocalizedText(zh: "改用已声明的字段名。", en: "Use the name under which the entry is declared."))

    static let unknownProperty = DiagnosticKind(
        "feel.unknown-property",
        meaning: LocalizedText(
            zh: "这类值没有这个属性：日期有 `year`、`month`、`day`、`weekday`，数和文本没有属性。",
            en: "Values of this kind have no such property: a date has `year`, `month`, `day` and `weekday`; "
                + "numbers and strings have none."),
        example: "application_date.hour",
        fix: LocalizedText(
            zh: "使用该类值具有的属性，或先转换成具有该属性的类型。",
            en: "Ask for a property the kind has, or convert the value first."))

    static let unknownType = DiagnosticKind(
        "feel.unknown-type",
        meaning: LocalizedText(
            zh: "`instance of` 或参数的类型名没有定义。", en: "No type of that name is defined."),
        example: "x instance of numbre",
        fix: LocalizedText(
            zh: "写 FEEL 的类型名，如 `number`、`date`、`list<string>`。",
            en: "Write a type of FEEL, such as `number`, `date` or `list<string>`."))

    static let notAFunction = DiagnosticKind(
        "feel.not-a-function",
        meaning: LocalizedText(
            zh: "括号前的值不是函数，调用它只能得到空值。",
            en: "What stands before the parentheses is no function: calling it can only give null."),
        example: "subsidy_rate(category)    // where `subsidy_rate` is a single rate",
        fix: LocalizedText(
            zh: "去掉参数，或改用分档参数（`by:`）。",
            en: "Leave the arguments out, or use a parameter that is keyed (`by:`)."))

    static let unknownArgument = DiagnosticKind(
        "feel.unknown-argument",
        meaning: LocalizedText(
            zh: "按名称传参时，函数没有这个名称的参数。", en: "The function has no parameter of the name given."),
        example: #"substring(string: "政策", start: 1)"#,
        fix: LocalizedText(
            zh: "改用函数声明的参数名，如 `start position`。",
            en: "Use the names the function declares, such as `start position`."))

    static let argumentCount = DiagnosticKind(
        "feel.argument-count",
        meaning: LocalizedText(
            zh: "实参过多或过少，调用只能得到空值。", en: "Too many or too few arguments: the call can only give null."),
        example: "round half up(amount)",
        fix: LocalizedText(
            zh: "补上或去掉实参；`proviso explain 函数名` 列出函数的参数。",
            en: "Add or remove arguments; `proviso explain FUNCTION` lists its parameters."))

    static let argumentType = DiagnosticKind(
        "feel.argument-type",
        meaning: LocalizedText(
            zh: "实参的类型不是函数所要的，也不能转换，调用只能得到空值。",
            en:
                "An argument is of a type the function does not take: the call can only give null."
        ),
        example: "string length(12)",
        fix: LocalizedText(zh: "先转换成所要的类型。", en: "Convert the value to the type asked for."))
}

extension Diagnostic {
    static func unknownName(_ name: String, known: [String], at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.unknownName, "nothing is called `\(name.shown)`", at: place,
            help: suggestion(for: name, among: known))
    }

    static func unknownEntry(_ name: String, known: [String], at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.unknownEntry, "no entry is called `\(name.shown)` here", at: place,
            help: suggestion(for: name, among: known))
    }

    static func unknownProperty(_ name: String, of type: FEELType, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.unknownProperty, "\(type.word.en) has no property `\(name)`", at: place,
            help: suggestion(for: name, among: type.properties.map(\.name)))
    }

    static func unknownType(_ name: String, known: [String], at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.unknownType, "no type is called `\(name.shown)`", at: place,
            help: suggestion(for: name, among: known.sorted()))
    }

    static func notAFunction(_ callee: String, _ type: FEELType, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.notAFunction, "`\(callee)` is \(type.description(in: .en)), not a function",
            at: place, help: "leave the arguments out")
    }

    static func unknownArgument(
        _ name: String, of function: String, known: [String], at place: SourcePlace
    ) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.unknownArgument, "`\(function)` has no parameter `\(name)`", at: place,
            help: suggestion(for: name, among: known))
    }

    static func argumentCount(
        _ given: Int, of function: String, takes shapes: String, at place: SourcePlace
    ) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.argumentCount,
            "`\(function)` does not take \(given) \(given == 1 ? "argument" : "arguments")", at: place,
            help: "it is called as \(shapes)")
    }

    static func missingArgument(_ name: String, of function: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.argumentCount, "`\(function)` is called without its parameter `\(name)`",
            at: place,
            help: "add `\(name): …`")
    }

    static func argumentType(
        _ given: FEELType, of role: String, takes wanted: FEELType, at place: SourcePlace, help: String?
    ) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.argumentType,
            "\(role) is to be \(wanted.description(in: .en)), not \(given.description(in: .en))", at: place,
            help: help)
    }

    static func functionShape(
        _ given: Int, wanted: Int, of role: String?, at place: SourcePlace
    ) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.argumentType,
            "\(role ?? "this") is to be a function of \(wanted) parameters, not of \(given)", at: place,
            help: "write it as `function(\(["a", "b", "c", "d"].prefix(wanted).joined(separator: ", "))) …`")
    }
}
