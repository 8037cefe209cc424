import FEEL
import Provisions
import Reports

/// Writes the outcomes of a batch as JSON, one object a line, byte for byte as `JSONReport` would.
struct JSONOutcomeWriter {
    private let texts = ByteTexts()
    private let pairs: UnsafePointer<UInt8>
    private let eligible: UnsafeMutablePointer<UInt8>?
    let undetermined: Narrow?
    private let (reasons, missing): (IDList, IDList)
    private let date: UnsafeMutablePointer<ResultColumn>
    /// Each output behind its key.
    private let columns: UnsafeMutablePointer<ResultColumn>
    private let keys: UnsafeMutablePointer<ByteText>
    private let columnCount: Int
    private let binding: IDList?
    private let most: Int
    private let (idKey, open, eligibilityKey, reasonsKey, missingKey, outputsKey, bindingKey, end):
        (ByteText, ByteText, ByteText, ByteText, ByteText, ByteText, ByteText, ByteText)
    private let (eligibleWord, ineligibleWord, undeterminedWord, none):
        (ByteText, ByteText, ByteText, ByteText)

    init(_ outcome: OutcomeColumns, _ memory: ColumnMemory, _ plan: PolicyPlan) {
        let texts = self.texts
        pairs = texts.pairs
        eligible = outcome.isEligible.map { memory.narrow($0.register) }
        undetermined = outcome.isUndetermined.map { memory.narrow($0.register) }
        let reasons = IDList(outcome.reasons, memory, texts, .json)
        let missing = IDList(outcome.missing, memory, texts, .json)
        let binding = outcome.binding.map { IDList($0, memory, texts, .json) }
        let nothing = Operand(type: .null, register: 0)
        date = texts.copies(of: [
            ResultColumn(outcome.referenceDate ?? nothing, ids: nil, isMoney: false, memory, texts, .json)
        ])
        let columns = outcome.outputs.map {
            ResultColumn($0.value, ids: $0.ids, isMoney: $0.isMoney, memory, texts, .json)
        }
        let names = outcome.outputs.enumerated().map { index, output in
            texts.text(
                Array((index == 0 ? "" : ", ").utf8) + OutcomeStyle.json.text(output.output.name)
                    + Array(": ".utf8))
        }
        (self.reasons, self.missing, self.binding) = (reasons, missing, binding)
        self.columns = texts.copies(of: columns)
        keys = texts.copies(of: names)
        columnCount = columns.count
        let word = { (text: String) in OutcomeStyle.json.text(text) }
        idKey = texts.text("{\"id\": ")
        open = texts.text(
            Array("\"policy\": ".utf8) + word(plan.policy.id) + Array(", \"reference_date\": ".utf8))
        eligibilityKey = texts.text(", \"eligibility\": ")
        reasonsKey = texts.text(", \"reasons\": [")
        missingKey = texts.text("], \"missing\": [")
        outputsKey = texts.text("], \"discretionary_reasons\": [], \"outputs\": {")
        bindingKey = texts.text((columns.isEmpty ? "" : ", ") + "\"binding\": [")
        let overlay = plan.overlay.map { Array(", \"overlay\": ".utf8) + word($0.title) } ?? []
        let tail = Array("}, \"errors\": [], \"rules_digest\": ".utf8) + word(plan.rulesDigest) + overlay
        end = texts.text(tail + Array("}\n".utf8))
        (eligibleWord, ineligibleWord, undeterminedWord) = (
            texts.text(word(Eligibility.eligible.rawValue)),
            texts.text(word(Eligibility.ineligible.rawValue)),
            texts.text(word(Eligibility.undetermined.rawValue))
        )
        none = texts.text("null")
        let fixed = 256 + open.count + end.count + reasons.most + missing.most + (binding?.most ?? 0)
        most = zip(columns, names).reduce(fixed) { $0 + $1.0.most + $1.1.count }
    }

    var hasEligibility: Bool { eligible != nil }

    /// The outcome of one record; gives 1 where it is eligible, else 0.
    ///
    /// - Parameter id: as the record writes it; empty for none.
    @inline(__always)
    func write(id: UnsafeBufferPointer<UInt8>, row: Int, to buffer: ByteBuffer) -> Int {
        buffer.reserve(id.count + most)
        var cursor = ByteCursor(buffer.cursor, pairs)
        if let start = id.baseAddress, !id.isEmpty {
            cursor.put(idKey)
            cursor.put(start, id.count)
            cursor.put(CSVScanner.comma)
            cursor.put(UInt8(ascii: " "))
        } else {
            cursor.put(UInt8(ascii: "{"))
        }
        cursor.put(open)
        ResultColumn.put(date, row, &cursor)
        cursor.put(eligibilityKey)
        let holds = eligible.map { $0[row] != 0 }
        let isOpen = undetermined.map { $0[row] != 0 } ?? false
        cursor.put(holds.map { $0 ? eligibleWord : isOpen ? undeterminedWord : ineligibleWord } ?? none)
        cursor.put(reasonsKey)
        if holds == false, !isOpen { reasons.put(row, to: &cursor) }
        cursor.put(missingKey)
        if isOpen { missing.put(row, to: &cursor) }
        cursor.put(outputsKey)
        for index in 0..<columnCount {
            cursor.put(keys[index])
            ResultColumn.put(columns + index, row, &cursor)
        }
        if let binding {
            cursor.put(bindingKey)
            binding.put(row, to: &cursor)
            cursor.put(UInt8(ascii: "]"))
        }
        cursor.put(end)
        buffer.end(at: cursor.place)
        return holds == true ? 1 : 0
    }
}
