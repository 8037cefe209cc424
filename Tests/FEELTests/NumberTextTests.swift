import FEEL
import Testing

/// Reading, writing and converting.
struct NumberTextTests {
    @Test func plainTextHasNoExponentAndNoSuperfluousZeros() {
        let texts = [
            "0.00": "0", "-0": "0", "1.10": "1.1", "100": "100", "1E+3": "1000", "1.20E+3": "1200",
            "-0.0050": "-0.005",
            "1E-7": "0.0000001", "12345678901234567890.123": "12345678901234567890.123",
            "1000000000000000000": "1000000000000000000",
        ]
        for (text, plain) in texts { #expect(Number(text: text)?.description == plain) }
        #expect(Number(text: "1E+6000")?.description.utf8.count == 6001)
        #expect(Number(text: "1E-6176")?.description.utf8.count == 6178)
    }

    @Test func amountsShowTheirPlaces() {
        let texts = [
            "0": "0.00", "1234.5": "1234.50", "1234.50": "1234.50", "-7": "-7.00", "0.125": "0.125",
            "1E+3": "1000.00", "1.000": "1.00",
        ]
        for (text, amount) in texts { #expect(Number(text: text)?.text(decimals: 2) == amount) }
        #expect(Number(5).text(decimals: .max).utf8.count == 6178)
        #expect(Number(5).text(decimals: .min) == "5")
    }

    @Test func onlyNumbersAreRead() {
        for text in [
            "", "-", "+", ".", "1.", "-.", "1e", "1e+", "e5", "1 ", " 1", "1_0", "1,0", "0x1", "１", "NaN",
            "Infinity", "--1", "1.2.3", "1e1.0", "1e2e3",
        ] {
            #expect(Number(text: text) == nil, "\(text)")
        }
        for text in ["1E+6145", "-1e99999999999999999999999999"] {
            #expect(Number.read(text.utf8)?.number == nil && Number.read(text.utf8) != nil)
        }
    }

    @Test func readingTellsWhenDigitsWereLost() {
        let nines = String(repeating: "9", count: 34)
        let exact = [
            nines, nines + "0000", "0." + nines, "1.0000000000000000000000000000000000000000000", "0E-99999",
        ]
        let inexact = [
            nines + "1", "0.1234567890123456789012345678901234567", "1E-6177", nines + nines + "000",
        ]
        for text in exact { #expect(Number.read(text.utf8)?.isExact == true, "\(text)") }
        for text in inexact { #expect(Number.read(text.utf8)?.isExact == false, "\(text)") }
    }

    @Test func wholeNumbersConvert() {
        for value in [0, 1, -1, 42, .max, .min, 1_000_000_000_000_000_000] {
            #expect(Int(exactly: Number(value)) == value && Number(value).description == "\(value)")
        }
        #expect(Int(exactly: Number(text: "2.50") ?? .zero) == nil)
        #expect(Int(exactly: Number(text: "2.00") ?? .zero) == 2)
        #expect(Int(truncating: Number(text: "-2.99") ?? .zero) == -2)
        for text in [
            "9223372036854775808", "-9223372036854775809", "1E+19", "1E+6000",
            "9999999999999999999999999999999999E+18",
        ] {
            #expect(Int(truncating: Number(text: text) ?? .zero) == nil)
        }
    }

    @Test func extremePowersAnswerAtOnce() {
        func power(_ x: String, _ y: String) -> Number? {
            (Number(text: x) ?? .zero).power(Number(text: y) ?? .zero)
        }
        #expect(power("9E+6000", "9E+9") == nil)
        #expect(power("9E+6000", "-9E+6000") == .zero)
        #expect(power("1.000000000000000000000000000000001", "9E+6000") == nil)
        #expect(power("0.9999999999999999999999999999999999", "9E+6000") == .zero)
        #expect(power("-2", "1E+6000") == nil)
        #expect(power("-1", "1E+6000") == .one)
        #expect(power("-1", "9999999999999999999999999999999999") == Number(-1))
        #expect(power("2", "1E-6000") == .one)
        #expect(power("-8", "0.5") == nil && power("0", "-1") == nil)
        #expect(Number.modulo(Number(text: "9E+6000") ?? .one, Number(text: "7E-6000") ?? .one) != nil)
    }
}
