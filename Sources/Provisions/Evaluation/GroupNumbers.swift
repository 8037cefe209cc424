import FEEL

/// Numbers different values from 0 in the order in which they come; a value is found again by its bits.
struct GroupNumbers {
    /// The value of each number.
    private(set) var values: [Value] = []
    /// By the hash: the number that stands there, −1 for none. A power of two, at most half full.
    private var places: [Int32] = Array(repeating: -1, count: 64)
    /// Nobody can choose values that all fall into one place.
    private let seed = UInt64.random(in: .min ... .max)

    var count: Int { values.count }

    /// The number of a value, which gets the next one if it is new.
    mutating func number(of value: Value) -> (number: Int, isNew: Bool) {
        var place = self.place(of: value)
        while places[place] >= 0 {
            let known = Int(places[place])
            if values[known] == value { return (known, false) }
            place = (place + 1) & (places.count - 1)
        }
        places[place] = Int32(truncatingIfNeeded: values.count)
        values.append(value)
        if values.count * 2 > places.count { spread() }
        return (values.count - 1, true)
    }

    private mutating func spread() {
        places = Array(repeating: -1, count: places.count * 4)
        for (number, value) in values.enumerated() {
            var place = self.place(of: value)
            while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
            places[place] = Int32(truncatingIfNeeded: number)
        }
    }

    private func place(of value: Value) -> Int {
        let word = value.high &* 0x9E37_79B9_7F4A_7C15 ^ value.low ^ seed
        let product = word.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return Int(truncatingIfNeeded: product.high ^ product.low) & (places.count - 1)
    }
}
