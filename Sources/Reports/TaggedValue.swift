package import FEEL

/// Values with their FEEL type beside them, so that nothing is lost on the way through JSON: what `feel --ndjson` speaks.
extension JSONWriter {
    package mutating func tagged(_ datum: Datum) {
        switch datum {
        case .null, .unknown: tag("null")
        case .function: tag("function")
        case .boolean(let value): tag("boolean") { $0.boolean(value) }
        case .number(let value): tag("number") { $0.string(value.exactText) }
        case .string(let value): tag("string") { $0.string(value) }
        case .date: tag("date") { $0.string(datum.description) }
        case .time: tag("time") { $0.string(datum.description) }
        case .dateTime: tag("date and time") { $0.string(datum.description) }
        case .dayTimeDuration: tag("days and time duration") { $0.string(datum.description) }
        case .yearMonthDuration: tag("years and months duration") { $0.string(datum.description) }
        case .list(let items): list(items)
        case .context(let entries): context(entries)
        case .range(let range): self.range(range)
        }
    }

    private mutating func tag(_ type: String, _ value: ((inout JSONWriter) -> Void)? = nil) {
        object(.compact) { writer in
            writer.member("type", type)
            if let value { writer.member("value", value) }
        }
    }

    private mutating func list(_ items: [Datum]) {
        object(.compact) { writer in
            writer.member("type", "list")
            writer.member("items") { $0.array(items) { $0.tagged($1) } }
        }
    }

    private mutating func context(_ entries: [Datum.Entry]) {
        object(.compact) { writer in
            writer.member("type", "context")
            writer.member("entries") { writer in
                writer.object { writer in
                    for entry in entries { writer.member(entry.key) { $0.tagged(entry.value) } }
                }
            }
        }
    }

    private mutating func range(_ range: Datum.Range) {
        object(.compact) { writer in
            writer.member("type", "range")
            writer.member("start") { $0.tagged(range.start) }
            writer.member("end") { $0.tagged(range.end) }
            writer.member("startIncluded") { $0.boolean(range.startIncluded) }
            writer.member("endIncluded") { $0.boolean(range.endIncluded) }
        }
    }
}
