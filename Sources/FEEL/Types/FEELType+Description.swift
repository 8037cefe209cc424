package import Diagnostics

/// Types in words, for messages and the manual.
extension FEELType {
    /// `list of money`, `金额的列表`.
    package func description(in language: Language) -> String {
        switch self {
        case .choice(let choices): Self.choiceWords(choices)[language]
        case .list(.any), .list(.null): LocalizedText(zh: "列表", en: "list")[language]
        case .list(let item): item.wrapped(zh: "的列表", en: "list of ", in: language)
        case .range(.any), .range(.null): LocalizedText(zh: "区间", en: "range")[language]
        case .range(let point): point.wrapped(zh: "的区间", en: "range of ", in: language)
        case .context(let entries): Self.contextWords(entries)[language]
        case .function(let parameters, let result): Self.functionWords(parameters, result, language)
        default: word[language]
        }
    }

    /// The kind in one word or two, without item types and choices.
    package var word: LocalizedText {
        switch self {
        case .any: LocalizedText(zh: "任意值", en: "any value")
        case .null: LocalizedText(zh: "空值", en: "null")
        case .boolean: LocalizedText(zh: "是否", en: "boolean")
        case .number(let measure): measure.word
        case .string: LocalizedText(zh: "文本", en: "string")
        case .choice: LocalizedText(zh: "选项", en: "choice")
        case .date: LocalizedText(zh: "日期", en: "date")
        case .time: LocalizedText(zh: "时刻", en: "time")
        case .dateTime: LocalizedText(zh: "日期和时刻", en: "date and time")
        case .dayTimeDuration: LocalizedText(zh: "日时时长", en: "days and time duration")
        case .yearMonthDuration: LocalizedText(zh: "年月时长", en: "years and months duration")
        case .list: LocalizedText(zh: "列表", en: "list")
        case .context: LocalizedText(zh: "记录", en: "context")
        case .range: LocalizedText(zh: "区间", en: "range")
        case .function: LocalizedText(zh: "函数", en: "function")
        }
    }

    private func wrapped(zh: String, en: String, in language: Language) -> String {
        LocalizedText(zh: description(in: .zh) + zh, en: en + description(in: .en))[language]
    }

    private static func choiceWords(_ choices: [String]) -> LocalizedText {
        let shown = choices.prefix(12).map { "\"\($0)\"" }
        let more = choices.count > shown.count
        return LocalizedText(
            zh: "选项 " + shown.joined(separator: "、") + (more ? "等" : ""),
            en: "choice of " + shown.joined(separator: ", ") + (more ? ", …" : ""))
    }

    private static func contextWords(_ entries: [Entry]) -> LocalizedText {
        guard !entries.isEmpty else { return FEELType.context([]).word }
        let shown = entries.prefix(8).map(\.name)
        let more = entries.count > shown.count
        return LocalizedText(
            zh: "含 " + shown.joined(separator: "、") + (more ? " 等" : "") + " 的记录",
            en: "context with " + shown.joined(separator: ", ") + (more ? ", …" : ""))
    }

    private static func functionWords(_ parameters: [FEELType], _ result: FEELType, _ language: Language)
        -> String
    {
        let list = parameters.map { $0.description(in: language) }.joined(separator: ", ")
        return LocalizedText(
            zh: "由 (\(list)) 得 \(result.description(in: .zh)) 的函数",
            en: "function (\(list)) giving \(result.description(in: .en))")[language]
    }
}

extension FEELType.Measure {
    /// `金额`, `money`; a number of unknown measure is just a number.
    package var word: LocalizedText {
        switch self {
        case .any, .number: LocalizedText(zh: "数", en: "number")
        case .money: LocalizedText(zh: "金额", en: "money")
        case .rate: LocalizedText(zh: "比率", en: "rate")
        }
    }
}
