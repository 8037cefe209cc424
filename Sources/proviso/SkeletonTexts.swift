import Reports

/// What the files to start from say, in the language of whoever will edit them.
struct SkeletonTexts {
    let prose: Prose

    var title: String { prose.choose(zh: "（文件标题）", en: "(the document's title)") }
    var article: String { prose.choose(zh: "第一条", en: "Article 1") }

    func document(title: String, prefix: String) -> String {
        let notes = prose.choose(
            zh: """
                # 一份政策文件的条款清单：原文的每一条都在这里，写明由哪个政策实现，或为什么不计算。
                # 处理方式 treatment：政策名的列表，如 [main]；或 procedure、not-computable、referenced、pending 加 because。
                """,
            en: """
                # The ledger of one document: every provision stands here, with the policy that implements it or the reason why none does.
                # treatment: a list of policies such as [main]; or procedure, not-computable, referenced, pending, with because.
                """)
        return """
            \(notes)
            title: \(Self.quoted(title))
            issuer: \(prose.choose(zh: "（发文机关）", en: "(issuer)"))
            number: none
            issued: 2024-01-01
            in_force: { from: 2024-01-01 }
            provisions:
              - { id: \(prefix)-01, cite: \(article), kind: eligibility, says: \(prose.choose(zh: "谁可以申请", en: "who may apply")), treatment: pending, because: \(prose.choose(zh: "尚未录入", en: "not written yet")) }

            """
    }

    func registerLine(_ folder: String, title: String) -> String {
        """
          - folder: \(folder)
            title: \(Self.quoted(title))
            issuer: \(prose.choose(zh: "（发文机关）", en: "(issuer)"))
            number: none
            issued: 2024-01-01
            in_force: { from: 2024-01-01 }

        """
    }

    /// Without a provision of the ledger to name, the requirement has an id of its own until it gets one.
    func policy(id: String?, cite: String) -> String {
        let words = prose
        let note =
            id == nil
            ? words.choose(
                zh: "  # R1 待换成条款清单（document.yaml）中的编号，并在那一条写 treatment: [本政策]\n",
                en:
                    "  # replace R1 by the provision's id in document.yaml, and say there: treatment: [this policy]\n"
            ) : ""
        return """
            title: \(words.choose(zh: "补贴申请", en: "A subsidy"))
            reference_date: application_date

            inputs:
              application_date: { label: \(words.choose(zh: "申请日期", en: "date of application")), type: date }
              registered: { label: \(words.choose(zh: "已注册登记", en: "is registered")), type: boolean, may_be_unknown: true }
              expenses: { label: \(words.choose(zh: "实际支出", en: "expenses")), type: money, unit: 元, allowed: ">= 0" }

            parameters:
              rate: { label: \(words.choose(zh: "补贴比例", en: "rate")), type: rate, cite: \(cite), values: { 2024-01-01: 15% } }
              cap: { label: \(words.choose(zh: "补贴上限", en: "cap")), type: money, cite: \(cite), values: { 2024-01-01: 5万元 } }

            eligibility:
            \(note)  - { id: \(id ?? "R1"), label: \(words.choose(zh: "已注册登记", en: "is registered")), cite: \(cite), require: registered }

            outputs:
              subsidy:
                label: \(words.choose(zh: "补贴金额", en: "subsidy"))
                type: money
                cite: \(cite)
                amount:
                  base: expenses
                  rate: rate
                  at_most: [{ label: \(words.choose(zh: "补贴上限", en: "cap")), cite: \(cite), value: cap }]
                  round: { mode: half_up, to: 0.01, cite: \(cite) }
                otherwise: { ineligible: 0 }

            """
    }

    func cases(_ entry: String, prefix: String) -> String {
        """
        policy: \(entry)
        cases:
          - id: \(prefix)-C01
            given: { application_date: 2024-06-01, registered: true, expenses: 100000 }
            expect: { eligibility: eligible, subsidy: 15000.00 }
            why: \(prose.choose(zh: "100000 元的 15%", en: "15% of 100000"))

        """
    }

    /// A text that may hold signs which YAML would take for its own.
    static func quoted(_ text: String) -> String {
        "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : $0.isNewline ? " " : String($0) }.joined()
            + "\""
    }
}
