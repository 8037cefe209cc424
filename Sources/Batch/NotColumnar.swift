package import Diagnostics

/// Why something is decided row by row and not in columns.
package struct NotColumnar: Error, Hashable, Sendable {
    package let reason: LocalizedText

    init(zh: String, en: String) { reason = LocalizedText(zh: zh, en: en) }

    static func type(_ name: String) -> NotColumnar {
        NotColumnar(zh: "`\(name)` 是列表、记录或文字", en: "`\(name)` is a list, a record or a text")
    }

    static func waits(for name: String) -> NotColumnar {
        NotColumnar(zh: "用到 `\(name)`，它要逐行计算", en: "it uses `\(name)`, which is decided row by row")
    }

    static func call(_ name: String) -> NotColumnar {
        NotColumnar(zh: "函数 `\(name)` 没有按列的算法", en: "the function `\(name)` has no way of working on columns")
    }

    static let construct = NotColumnar(
        zh: "有按列计算不认识的写法（列表、循环、筛选、区间值等）",
        en: "it has a construct that columns do not know (a list, a loop, a filter, a range as a value)")
    static let mixedTypes = NotColumnar(zh: "两边类型不同", en: "the two sides are of different types")
    static let places = NotColumnar(
        zh: "小数位数超过 \(ColumnProgram.greatestScale) 位，或数太大",
        en: "more than \(ColumnProgram.greatestScale) places after the point, or too large a number")
    static let division = NotColumnar(
        zh: "除不尽的除法要用 34 位小数", en: "a division that need not end takes all 34 digits")
    static let nullTest = NotColumnar(
        zh: "把算出的值与 null 比较", en: "it asks whether something worked out is null")
    static let tooMany = NotColumnar(zh: "情形太多，超过 255 种", en: "more than 255 possibilities")
    static let tooDeep = NotColumnar(zh: "嵌套太深", en: "it is nested too deeply")
    static let hitPolicy = NotColumnar(
        zh: "决策表的命中策略不是 U 或 F，或有多个输出列",
        en: "the table's hit policy is neither U nor F, or it has several columns")
}
