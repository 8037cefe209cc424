import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions

/// Figures of the rule file itself: parameters, brackets, bounds, rows, defaults, days.
extension Mutator {
    static let figureMutators = [
        figure, rate, unit, day, choice, flag, swappedValues, unknownAsFalse, reading,
    ]

    private static let figure = literal("figure", zh: "数值差一个单位", en: "figure off by one unit", .figure)
    private static let rate = literal("rate", zh: "比例差一档", en: "rate off by a step", .rate)
    private static let unit = Mutator("unit", zh: "单位弄错", en: "another unit") { site in
        if site.isAt("parameters", "?", "unit") || site.isAt("inputs", "?", "unit")
            || site.isAt("records", "?", "unit")
        {
            return ["元": "万元", "万元": "元", "亿元": "万元"][site.node.scalar?.text ?? ""].flatMap { site.edit($0) }
                .map { [$0] } ?? []
        }
        return LiteralVariant.all(of: site).filter { $0.kind == .unit }.compactMap { site.edit($0.text) }
    }
    private static let choice = literal("choice", zh: "选项换成别的", en: "another choice", .choice)
    private static let flag = literal("flag", zh: "是否颠倒", en: "true for false", .flag)

    private static let day = Mutator("day", zh: "日期差一天", en: "date off by a day") { site in
        if site.isUnder("in_force"), site.key == "from" || site.key == "to", let text = site.node.scalar?.text
        {
            return LiteralVariant.days(text).compactMap { site.edit($0) }
        }
        if site.keys.count == 4, site.isUnder("parameters"), site.keys[2] == "values" {
            return LiteralVariant.days(site.key).compactMap { site.renamed($0) }
        }
        return LiteralVariant.all(of: site).filter { $0.kind == .day }.compactMap { site.edit($0.text) }
    }

    /// Of a keyed parameter.
    private static let swappedValues = Mutator(
        "swapped-values", zh: "两个键的值互换", en: "values of two keys swapped"
    ) {
        site in
        guard site.isUnder("parameters"), site.keys.count > 3, site.entry != nil, site.node.scalar != nil,
            CalendarDate(site.key) == nil
        else { return [] }
        return site.swappedWithNext.map { [$0] } ?? []
    }

    private static let unknownAsFalse = Mutator(
        "unknown-as-false", zh: "把未知当作否", en: "unknown taken for false"
    ) {
        site in
        guard site.isAt("inputs", "?", "may_be_unknown") || site.isAt("inputs", "?", "optional"),
            site.node.scalar?.text == "true", site.parent?["type"]?.scalar?.text == "boolean",
            let entry = site.entry, let parent = site.parent, var entries = parent.entries
        else { return [] }
        entries[site.position] = .init(
            key: entry.key.saying("default"), value: .init(entry.key.saying("false")))
        return [
            MutationEdit(
                span: entry.keySpan.union(site.node.span), after: "default: false",
                path: site.path.dropLast(),
                node: .init(.mapping(entries), span: parent.span, file: parent.file))
        ]
    }

    private static let reading = Mutator("reading", zh: "采取另一种理解", en: "another reading taken") { site in
        guard site.isAt("interpretations", "?", "chosen") else { return [] }
        return (site.parent?["readings"]?.entries ?? []).compactMap { site.edit($0.keyText) }
    }

    private static func literal(_ name: String, zh: String, en: String, _ kind: LiteralVariant.Kind)
        -> Mutator
    {
        Mutator(name, zh: zh, en: en) { site in
            LiteralVariant.all(of: site).filter { $0.kind == kind }.compactMap { site.edit($0.text) }
        }
    }
}
