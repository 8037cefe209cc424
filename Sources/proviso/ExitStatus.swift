/// How the program ends: a promise to scripts. Thrown by a command that ends otherwise than as expected.
enum ExitStatus: Int32, Error, CaseIterable {
    case asExpected = 0
    /// A test failed, a diff is not empty, records had errors, an expression failed.
    case difference = 1
    /// An option, a file or a policy that is not there.
    case usage = 2
    /// Rules or cases that are not sound.
    case invalid = 3
    /// `eval` alone: too little is known.
    case undetermined = 4
    /// More depth, steps, memory or time than allowed.
    case limit = 5
    /// Our own fault.
    case fault = 70
}
