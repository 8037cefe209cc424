import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions

/// Steps, orders and keys of rules across records.
extension Mutator {
    static let recordMutators = [stepDropped, stepMoved, keyPart, keyDropped, order, orderKeyDropped, keep]

    private static let stepDropped = Mutator("step-dropped", zh: "漏掉一步", en: "step dropped") { site in
        site.isAt("steps", "*") || site.isAt("quota", "*") ? [site.dropped] : []
    }

    private static let stepMoved = Mutator("step-moved", zh: "两步互换", en: "steps swapped") { site in
        site.isAt("steps", "*") ? site.swappedWithNext.map { [$0] } ?? [] : []
    }

    /// A key of two parts is left with one.
    private static let keyPart = Mutator("key-part-dropped", zh: "漏掉键的一部分", en: "part of a key dropped") {
        site in
        guard site.key == "key", let text = site.text, case .list(let parts)? = text.trees.first?.kind,
            parts.count > 1
        else { return [] }
        return parts.indices.compactMap { index in
            let rest = parts.indices.filter { $0 != index }.map { site.node.file.text(parts[$0].span) }
            return text.trees.first.flatMap { site.edit($0.span, "[" + rest.joined(separator: ", ") + "]") }
        }
    }

    private static let keyDropped = Mutator("key-dropped", zh: "漏掉分组或期初", en: "group or opening dropped") {
        site in
        let isOptional =
            site.isAt("cumulate", "key") || site.isAt("cumulate", "opening") || site.isAt("allocate", "key")
        return isOptional || site.isAt("scale_down", "key") ? [site.dropped] : []
    }

    private static let order = Mutator("order-reversed", zh: "次序颠倒", en: "order reversed") { site in
        if site.isAt("order", "*", "descending") {
            return ["true": "false", "false": "true"][site.node.scalar?.text ?? ""].flatMap { site.edit($0) }
                .map { [$0] } ?? []
        }
        guard site.isAt("order", "*") || site.isAt("order"), let scalar = site.node.scalar else { return [] }
        let key = YAMLEntry(key: scalar.saying("by"), value: site.node)
        let flag = YAMLEntry(key: scalar.saying("descending"), value: YAMLNode(scalar.saying("true")))
        return [
            MutationEdit(
                span: scalar.span, after: "{ by: \(site.node.file.text(scalar.span)), descending: true }",
                path: site.path,
                node: YAMLNode(.mapping([key, flag]), span: scalar.span, file: scalar.file))
        ]
    }

    private static let orderKeyDropped = Mutator(
        "order-key-dropped", zh: "漏掉次序的一项", en: "part of an order dropped"
    ) { site in
        site.isAt("order", "*") && (site.parent?.items?.count ?? 0) > 1 ? [site.dropped] : []
    }

    private static let keep = Mutator("keep", zh: "留下的弄错", en: "others kept") { site in
        let others = ["first": "none", "none": "first", "best": "first", "kept": "all", "all": "kept"]
        guard site.key == "keep" || site.key == "counts", site.isUnder("steps") else { return [] }
        return others[site.node.scalar?.text ?? ""].flatMap { site.edit($0) }.map { [$0] } ?? []
    }
}
