extension Value {
    /// The kind of value with its article, for messages: `a number`.
    package var kindName: String {
        switch tag {
        case nil: "a number"
        case .null: "null"
        case .boolean: "a boolean"
        case .string: "a string"
        case .date: "a date"
        case .time: "a time"
        case .dateTime: "a date and time"
        case .dayTimeDuration: "a days and time duration"
        case .yearMonthDuration: "a years and months duration"
        case .list: "a list"
        case .context: "a context"
        case .range: "a range"
        case .function: "a function"
        case .unknown: "an unknown value"
        }
    }
}
