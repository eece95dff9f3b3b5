internal import Glibc

extension StampClock {
    /// The time in the names of files, by the clock on the wall: `20260131-235959`.
    public var nameStamp: String {
        var moment = time_t(secondsSince1970)
        var parts = tm()
        localtime_r(&moment, &parts)
        func padded(_ number: Int32, _ digits: Int = 2) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
        }
        return padded(parts.tm_year + 1900, 4) + padded(parts.tm_mon + 1) + padded(parts.tm_mday)
            + "-" + padded(parts.tm_hour) + padded(parts.tm_min) + padded(parts.tm_sec)
    }
}
