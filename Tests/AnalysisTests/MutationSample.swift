/// Rules that hold something of every kind.
enum MutationSample {
    static func text(of id: String) -> String { id == "d/single" ? single : batch }

    static func cases(of id: String) -> String { id == "d/single" ? singleCases : batchCases }

    static let document = """
        title: 样例办法
        issuer: 某局
        number: none
        issued: 2020-01-01
        in_force: { from: 2020-01-01 }
        jurisdiction: 某市
        url: http://example.org/
        provisions:
          - { id: T-01, cite: 第一条, kind: window, says: 有效期, treatment: [single] }
          - { id: T-02, cite: 第二条, kind: eligibility, says: 条件, treatment: [single] }
          - { id: T-03, cite: 第三条, kind: rate, says: 比例, treatment: [single] }
          - { id: T-04, cite: 第四条, kind: cap, says: 上限, treatment: [single] }
          - { id: T-05, cite: 第五条, kind: dedup, says: 去重, treatment: [batch] }
          - { id: T-06, cite: 第六条, kind: cap, says: 总额, treatment: [batch] }

        """

    static let single = """
        title: 一件
        in_force: { id: T-01, on: day, from: 2020-01-01, to: 2021-12-31 }
        reference_date: date(day.year, 12, 31)
        inputs:
          day: { label: 日期, type: date }
          kind: { label: 类别, type: choice, choices: { a: 甲, b: 乙, c: 丙 }, default: a }
          local: { label: 本地, type: boolean, may_be_unknown: true }
          sound: { label: 健全, type: boolean, may_be_unknown: true }
          small: { label: 小型, type: boolean, default: false }
          cost: { label: 费用, type: money, unit: 元, allowed: ">= 0" }
          years: { label: 年数, type: integer, default: 3, allowed: ">= 0" }
        interpretations:
          base_reading:
            label: 基数
            cite: T-03
            readings: { cost: 费用, doubled: 两倍费用 }
            chosen: cost
            because: 原文如此
        parameters:
          rate: { label: 比例, type: rate, cite: T-03, by: kind, value: { a: 10%, b: 20%, c: 30% } }
          cap: { label: 上限, type: money, cite: T-04, values: { 2020-01-01: 5万元, 2021-01-01: 60000 } }
          scale:
            label: 分档
            type: brackets
            cite: T-03
            value: [{ upto: 1000, rate: 1% }, { upto: 5000, rate: 2% }, { rate: 3% }]
        eligibility:
          - { id: T-02, label: 本地或小型, require: local or small }
          - { id: T-02, label: 健全, require: not(sound = false), soft: true }
          - { id: T-02, label: 年数够, require: 'years in [3..10]', applies_if: kind != "c" }
        definitions:
          base: { label: 基数, type: money, cite: T-03, when: kind != "c", formula: 'if base_reading = "cost" then cost else cost * 2' }
          fee: { label: 分档费用, type: money, cite: T-03, scale: { base: cost, brackets: scale, mode: marginal }, round: { mode: half_up, to: 0.01 } }
          group: { label: 组别, type: choice, choices: { one: 一, two: 二, none: 无 }, cite: T-02, table: { hit_policy: U, inputs: [kind], rows: [{ when: a, then: one }, { when: b, then: two }], no_match: none } }
        outputs:
          grant:
            label: 补助
            type: money
            cite: T-03
            when: kind != "c"
            amount:
              base: base
              rate: rate(kind)
              at_most: [{ id: T-04, value: cap }]
              at_least: 100
              round: { mode: down, to: 0.01, cite: T-03 }
            otherwise: { ineligible: 0, not_applicable: 0 }
          share: { label: 份额, type: money, cite: T-03, formula: 'min(round down(cost / 3, 2), fee + 1)' }
          level: { label: 层次, type: number, cite: T-02, table: { hit_policy: F, inputs: [years, small], rows: [{ when: ["> 8", "-"], then: 3 }, { when: ["[5..8]", "true"], then: 2 }, { when: ["-", "-"], then: 1 }], no_match: error } }
          team: { label: 组, type: choice, choices: { one: 一, two: 二, none: 无 }, cite: T-02, formula: group }
          late: { label: 在后, type: boolean, cite: T-01, formula: 'day >= @"2020-07-01" and years < 9' }

        """

    static let singleCases = """
        policy: single
        defaults: { day: 2020-05-05, local: true, sound: true, cost: 10000 }
        cases:
          - id: T-C01
            cites: [T-03]
            given: {}
            expect: { eligibility: eligible, grant: 1000.00 }
            why: 一成
          - id: T-C02
            cites: [T-04]
            given: { kind: b, cost: 400000 }
            expect: { grant: 50000.00 }
            why: 上限

        """

    static let batch = """
        title: 一批
        inputs:
          pool: { label: 总额, type: money, unit: 元, optional: true, allowed: ">= 0" }
        records:
          id: { label: 编号, type: string }
          firm: { label: 单位, type: string }
          project: { label: 项目, type: string }
          asked: { label: 申请额, type: money, unit: 元, allowed: ">= 0" }
          at: { label: 日期, type: date }
        record_id: id
        order: [at, id]
        amount: asked
        outcome: granted
        steps:
          - { id: T-05, label: 去重, dedup: { key: "[firm, project]", keep: first, outcome: repeated } }
          - { id: T-06, label: 每家上限, cumulate: { key: firm, cap: 1000, partial: cut } }
          - { id: T-06, label: 总额, order: [{ by: asked, descending: true }, id], cumulate: { cap: pool, partial: cut } }
        outputs:
          amounts: { label: 金额, type: map, of: money, cite: [T-05, T-06], by_record: amount }
          outcomes: { label: 结果, type: map, of: string, cite: [T-05, T-06], by_record: outcome }

        """

    static let batchCases = """
        policy: batch
        cases:
          - id: T-C11
            cites: [T-05]
            given: { pool: 1200, records: [{ id: A, firm: F, project: P, asked: 600, at: 2020-01-01 }, { id: B, firm: F, project: P, asked: 300, at: 2020-01-02 }, { id: C, firm: G, project: P, asked: 500, at: 2020-01-03 }, { id: D, firm: F, project: Q, asked: 500, at: 2020-01-02 }] }
            expect: { amounts: { A: 600.00, B: 0.00, C: 500.00, D: 100.00 } }
            why: 同一单位同一项目只留一份

        """
}
