import Provisions

extension Equivalence {
    /// Why a mutant is no other policy; nil where nothing proves it.
    static func proof(_ mutant: Mutant, _ plan: PolicyPlan, _ variant: PolicyPlan) -> Equivalence? {
        nil
    }
}
