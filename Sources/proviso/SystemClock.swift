import FEEL
import Glibc

/// The clock of this machine, which only `feel` may read: a policy's outcome never depends on the day it is run.
enum SystemClock {
    /// The moment, with the offset that the machine's zone has; nil when the system will not say.
    static let now: @Sendable () -> DateTime? = {
        var moment = timespec()
        var local = tm()
        guard clock_gettime(CLOCK_REALTIME, &moment) == 0, localtime_r(&moment.tv_sec, &local) != nil else {
            return nil
        }
        guard
            let date = CalendarDate(
                year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday)),
            let zone = Zone(offset: Int(local.tm_gmtoff)),
            let time = TimeOfDay(
                hour: Int(local.tm_hour), minute: Int(local.tm_min), second: min(59, Int(local.tm_sec)),
                nanosecond: Int(moment.tv_nsec), zone: zone)
        else { return nil }
        return DateTime(date, time)
    }

    /// Processor time of this thread.
    static var processorSeconds: Double {
        var moment = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &moment)
        return Double(moment.tv_sec) + Double(moment.tv_nsec) / 1e9
    }

    /// Seconds since some moment in the past, for measuring.
    static var seconds: Double {
        var moment = timespec()
        clock_gettime(CLOCK_MONOTONIC, &moment)
        return Double(moment.tv_sec) + Double(moment.tv_nsec) / 1e9
    }
}
