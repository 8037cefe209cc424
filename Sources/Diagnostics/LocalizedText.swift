/// The language a person reads in: `--lang zh|en`.
package enum Language: String, Sendable, CaseIterable {
    case zh, en
}

/// One text in Chinese and in English.
package struct LocalizedText: Hashable, Sendable {
    package let zh: String
    package let en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    package subscript(language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}
