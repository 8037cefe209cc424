package import Diagnostics

/// Everything that can be wrong with the text of an expression. One expression has at most one of them: after the
/// first, the rest would be guesswork.
package enum SyntaxDiagnostics {
    package static let all: [DiagnosticKind] = [
        emptyExpression, unexpectedToken, unexpectedCharacter, unclosedBracket, unterminatedString,
        unterminatedComment, fullWidthPunctuation, foreignOperator, foreignQuote, numberWithUnit,
        mixedArguments,
        tooDeep,
    ]

    static let emptyExpression = DiagnosticKind(
        "feel.empty-expression",
        meaning: LocalizedText(
            zh: "此处应有 FEEL 表达式，但文本为空或只有注释。",
            en: "An expression is expected here, but the text is empty or holds only comments."),
        example: "formula: \"\"",
        fix: LocalizedText(
            zh: "写出表达式；表示“没有值”时写 null。", en: "Write the expression; write null for “no value”."))

    static let unexpectedToken = DiagnosticKind(
        "feel.unexpected-token",
        meaning: LocalizedText(
            zh: "表达式在此处应接别的内容：信息中说明了应有什么、实际是什么。",
            en: "Something else must stand here; the message says what is expected and what was found."),
        example: "if amount > 5 return 1",
        fix: LocalizedText(
            zh: "按信息补上或改正该处；含空格的名称须先声明，否则会被当作别的内容。",
            en:
                "Add or correct what the message names; a name with symbols in it must be declared to be recognised."
        ))

    static let unexpectedCharacter = DiagnosticKind(
        "feel.unexpected-character",
        meaning: LocalizedText(zh: "FEEL 中没有这个字符的用法。", en: "FEEL has no use for this character."),
        example: "amount # 2",
        fix: LocalizedText(zh: "删去该字符，或把文本放进双引号。", en: "Remove it, or put text in double quotes."))

    static let unclosedBracket = DiagnosticKind(
        "feel.unclosed-bracket",
        meaning: LocalizedText(zh: "括号打开后没有关闭。", en: "A bracket is opened and never closed."),
        example: "min(amount, 50000",
        fix: LocalizedText(zh: "补上缺少的右括号。", en: "Add the closing bracket."))

    static let unterminatedString = DiagnosticKind(
        "feel.unterminated-string",
        meaning: LocalizedText(zh: "字符串缺少结尾的双引号。", en: "A string has no closing double quote."),
        example: "region = \"天津",
        fix: LocalizedText(
            zh: "补上结尾的双引号；字符串内的双引号写作 \\\"。",
            en: "Add the closing quote; a quote inside the string is written \\\"."))

    static let unterminatedComment = DiagnosticKind(
        "feel.unterminated-comment",
        meaning: LocalizedText(zh: "注释 /* 没有以 */ 结束。", en: "A comment begins with /* and never ends."),
        example: "amount /* 万元",
        fix: LocalizedText(zh: "补上 */，或改用 //。", en: "Add */, or use // for the rest of the line."))
}

/// Kinds for what other notations would allow.
extension SyntaxDiagnostics {
    static let fullWidthPunctuation = DiagnosticKind(
        "feel.full-width-punctuation",
        meaning: LocalizedText(
            zh: "使用了中文（全角）标点或数字，FEEL 只认半角的运算符、括号、引号和数字。",
            en: "Chinese (full-width) punctuation or digits stand where FEEL reads ASCII only."),
        example: "amount ＞ 50000",
        fix: LocalizedText(zh: "改用信息中给出的半角字符。", en: "Type the ASCII character that the help names."))

    static let foreignOperator = DiagnosticKind(
        "feel.foreign-operator",
        meaning: LocalizedText(
            zh: "这是其他语言的运算符，FEEL 的写法不同。",
            en: "This operator belongs to another language; FEEL writes it differently."),
        example: "amount == 5 && !late",
        fix: LocalizedText(zh: "改用帮助中给出的 FEEL 写法。", en: "Use the form that the help gives."))

    static let foreignQuote = DiagnosticKind(
        "feel.foreign-quote",
        meaning: LocalizedText(
            zh: "FEEL 的字符串只用双引号，不用单引号或反引号。",
            en: "FEEL strings stand in double quotes, never in single quotes or backticks."),
        example: "region = 'Tianjin'",
        fix: LocalizedText(zh: "改用双引号。", en: "Use double quotes."))

    static let numberWithUnit = DiagnosticKind(
        "feel.number-with-unit",
        meaning: LocalizedText(
            zh: "数字后面紧跟文字：FEEL 的数字不带单位、百分号或千分位。",
            en: "Text follows a number directly: FEEL's numbers have no units, per cent signs or separators."),
        example: "amount <= 5万元",
        fix: LocalizedText(
            zh: "换算成数字（5万 写作 50000，15% 写作 0.15），或声明一个参数。",
            en: "Write the plain number (50000 for 5万, 0.15 for 15%), or declare a parameter."))

    static let mixedArguments = DiagnosticKind(
        "feel.mixed-arguments",
        meaning: LocalizedText(
            zh: "一次调用的参数要么都写名称，要么都不写。",
            en: "The arguments of one call are either all named or all positional."),
        example: "substring(\"abc\", start position: 2)",
        fix: LocalizedText(zh: "给每个参数都写上名称，或都去掉。", en: "Name every argument, or none."))

    package static let tooDeep = DiagnosticKind(
        "feel.too-deep",
        meaning: LocalizedText(
            zh: "表达式嵌套或连接得太长，超过了允许的层数。",
            en: "The expression nests, or chains operators, beyond the allowed number of levels."),
        example: "((((((…))))))",
        fix: LocalizedText(
            zh: "拆成几个中间结果；一长串相加可写成 sum([…])，一长串 or 可写成 x in (…)。",
            en:
                "Split it into intermediate results; write sum([…]) for a long sum, x in (…) for a long chain of or."
        ))
}
