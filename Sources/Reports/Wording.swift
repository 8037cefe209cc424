package import Diagnostics
package import FEEL
package import Provisions

/// The words of the reports, in both languages: nothing that a reader sees is worded elsewhere.
extension LocalizedText {
    // MARK: Values

    package static let yes = LocalizedText(zh: "是", en: "yes")
    package static let no = LocalizedText(zh: "否", en: "no")
    package static let nothing = LocalizedText(zh: "无", en: "none")
    package static let notYetKnown = LocalizedText(zh: "待定", en: "not yet known")
    package static let notApplicable = LocalizedText(zh: "不适用", en: "not applicable")
    package static let notDetermined = LocalizedText(zh: "未能得出", en: "not worked out")
    /// What a result without a value is.
    package static func noValue(_ status: Decision.Result.Status) -> LocalizedText {
        switch status {
        case .settled: .nothing
        case .notApplicable: .notApplicable
        case .pending: .notYetKnown
        case .failed: .notDetermined
        }
    }

    package static let rule = LocalizedText(zh: "（函数）", en: "(function)")

    // MARK: Headings

    package static let outcome = LocalizedText(zh: "结论", en: "Outcome")
    package static let results = LocalizedText(zh: "结果", en: "Results")
    package static let grounds = LocalizedText(zh: "依据", en: "Grounds")
    package static let conditions = LocalizedText(zh: "逐条核对", en: "Conditions, one by one")
    package static let computations = LocalizedText(zh: "计算过程", en: "Workings")
    package static let figures = LocalizedText(zh: "所用标准", en: "Figures used")
    package static let readings = LocalizedText(
        zh: "文件可作不同理解之处", en: "Where the document can be read in more than one way")
    package static let otherReading = LocalizedText(zh: "另择口径", en: "Another reading")
    package static let supposition = LocalizedText(zh: "假设情形", en: "Supposing")
    package static let dropped = LocalizedText(zh: "删去", en: "dropped")
    package static let comparedWithRules = LocalizedText(
        zh: "与现行规则相比", en: "Compared with the rules as they are")
    package static let noDifference = LocalizedText(
        zh: "本案结果没有不同。", en: "Nothing is different in this case.")
    package static let assumed = LocalizedText(
        zh: "案例未说明、按政策默认值认定", en: "Not stated in the case, taken from the policy's defaults")
    package static let missing = LocalizedText(zh: "尚需查明", en: "Still to be found out")
    package static let errors = LocalizedText(zh: "案例或规则中的错误", en: "Errors in the case or in the rules")
    package static let caseID = LocalizedText(zh: "案例", en: "Case")
    package static let referenceDate = LocalizedText(zh: "参照日期", en: "Reference date")
    package static let rules = LocalizedText(zh: "规则版本", en: "Rules")

    // MARK: Outcome

    package static func outcome(_ eligibility: Eligibility) -> LocalizedText {
        switch eligibility {
        case .eligible: LocalizedText(zh: "符合条件", en: "eligible")
        case .ineligible: LocalizedText(zh: "不符合条件", en: "not eligible")
        case .undetermined: LocalizedText(zh: "尚不能确定", en: "undetermined")
        }
    }

    package static let notDecided = LocalizedText(
        zh: "案例或规则有错误，没有作出结论", en: "No decision: there are errors in the case or in the rules")
    package static let decidedWithErrors = LocalizedText(
        zh: "有错误，下列结果不完整", en: "There are errors; the results below are not complete")
    package static let computed = LocalizedText(zh: "已算出下列结果", en: "The results are as follows")
    package static let waiting = LocalizedText(
        zh: "所需情况尚未全部查明，部分结果待定", en: "Not everything is known yet; some results are pending")
    package static let allConditionsHold = LocalizedText(zh: "各项条件均已满足", en: "Every condition is met")
    package static let softFailures = LocalizedText(
        zh: "“原则上”的要求未满足，由主管部门裁量", en: "Requirements “in principle” are not met; the authority decides")

    // MARK: Conditions

    package static let mustHold = LocalizedText(zh: "要求", en: "required")
    package static let mustNotHold = LocalizedText(zh: "排除情形", en: "ruled out")
    package static let found = LocalizedText(zh: "实际", en: "found")
    package static let notMet = LocalizedText(zh: "未满足", en: "not met")
    package static let ruledOut = LocalizedText(zh: "属于排除情形", en: "rules the case out")
    package static let cannotBeDecided = LocalizedText(
        zh: "无法判断，见下文的错误", en: "cannot be decided, see the errors below")
    package static let doesNotApply = LocalizedText(zh: "不适用于本案", en: "does not apply to this case")
    package static let inPrinciple = LocalizedText(zh: "原则上", en: "in principle")

    // MARK: Amounts

    package static let ceiling = LocalizedText(zh: "上限", en: "ceiling")
    package static let floor = LocalizedText(zh: "下限", en: "floor")
    package static let selected = LocalizedText(zh: "适用", en: "applies")

    package static func name(of side: Explanation.Bound.Side) -> LocalizedText {
        side == .atMost ? .ceiling : .floor
    }

    package static func name(of mode: RoundingMode) -> LocalizedText {
        switch mode {
        case .down: LocalizedText(zh: "舍去尾数", en: "cut off")
        case .up: LocalizedText(zh: "进一取整", en: "rounded away from zero")
        case .floor: LocalizedText(zh: "向下取整", en: "rounded down")
        case .ceiling: LocalizedText(zh: "向上取整", en: "rounded up")
        case .halfUp: LocalizedText(zh: "四舍五入", en: "rounded half up")
        case .halfDown: LocalizedText(zh: "五舍六入", en: "rounded half down")
        case .halfEven: LocalizedText(zh: "四舍六入五成双", en: "rounded half to even")
        }
    }
}
