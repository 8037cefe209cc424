import FEEL
import TestSupport
import Testing

/// Codes of one kind of value lie as the values do; equal ones leave it to the values.
@Test func orderCodesLieAsTheValuesDo() throws {
    var generator = SeededGenerator(seed: 20_181_008)
    let heap = Heap()
    let kinds: [(inout SeededGenerator) -> Value] = [
        { number(&$0) }, { text(&$0, heap) },
        { .orNull(CalendarDate(dayNumber: Int.random(in: -900_000...900_000, using: &$0))) },
    ]
    for kind in kinds {
        let values = (0..<300).map { _ in kind(&generator) }
        for left in values {
            for right in values.prefix(100) {
                let (first, second) = try (
                    #require(heap.orderCode(of: left)), #require(heap.orderCode(of: right))
                )
                let order = try #require(heap.order(left, right))
                if first.bits != second.bits {
                    #expect((first.bits < second.bits) == (order < 0), "\(left) \(right)")
                    let turned = [first, second].map { $0.bits(behind: 3, isDescending: true) }
                    #expect(turned[0] == turned[1] || (turned[0] > turned[1]) == (order < 0))
                } else if first.isExact {
                    #expect(order == 0)
                }
            }
        }
    }
    #expect(heap.orderCode(of: .null) == nil)
    let (no, yes) = try (#require(heap.orderCode(of: .false)), #require(heap.orderCode(of: .true)))
    #expect(no.bits < yes.bits)
}

private func number(_ generator: inout SeededGenerator) -> Value {
    let digits = Int.random(in: 1...34, using: &generator)
    let figure = (0..<digits).map { _ in "\(Int.random(in: 0...9, using: &generator))" }.joined()
    let exponent =
        Int.random(in: 0...3, using: &generator) == 0 ? Int.random(in: -6_000...6_000, using: &generator) : -2
    let sign = Bool.random(using: &generator) ? "-" : ""
    return .orNull(Number(text: "\(sign)\(figure)E\(exponent)"))
}

private func text(_ generator: inout SeededGenerator, _ heap: Heap) -> Value {
    let length = Int.random(in: 0...20, using: &generator)
    return heap.string((0..<length).map { _ in Bool.random(using: &generator) ? "a" : "\u{0}" }.joined())
}
