/// Temporal arguments. Each accessor throws `Failure` where the argument is not of its kind.
extension Arguments {
    func date(_ index: Int) throws(Failure) -> CalendarDate {
        guard let date = self[index].date else { throw wrongKind(self[index], "date") }
        return date
    }

    /// A date and time; a date that was not converted stands for its midnight of universal time.
    func dateTime(_ index: Int) throws(Failure) -> DateTime {
        if let date = self[index].date { return DateTime(utcMidnightOf: date) }
        guard let dateTime = self[index].dateTime else { throw wrongKind(self[index], "date and time") }
        return dateTime
    }

    /// The day of a date, or the local day of a date and time.
    func day(_ index: Int) throws(Failure) -> CalendarDate { try dateTime(index).date }

    func time(_ index: Int) throws(Failure) -> TimeOfDay {
        guard let time = self[index].time else { throw wrongKind(self[index], "time") }
        return time
    }

    func dayTimeDuration(_ index: Int) throws(Failure) -> DayTimeDuration {
        guard let duration = self[index].dayTimeDuration else {
            throw wrongKind(self[index], "days and time duration")
        }
        return duration
    }

    /// A number that has no fraction; `what` names the argument in the failure.
    func wholeNumber(_ index: Int, _ what: String) throws(Failure) -> Int {
        let number = try number(index)
        guard let whole = Int(exactly: number) else {
            throw .invalid("\(number) cannot be the \(what): a whole number is asked for")
        }
        return whole
    }

    /// What a text is read as; `what` names it in the failure.
    func read<Result>(
        _ index: Int, _ what: String, _ read: (String) -> Result?
    ) throws(Failure) -> Result {
        let text = try string(index)
        guard let result = read(text) else { throw .invalidText("`\(text)` is not a \(what)") }
        return result
    }
}
