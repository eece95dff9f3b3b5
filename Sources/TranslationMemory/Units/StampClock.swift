internal import Glibc

/// Where a store takes the time for its own dates from.
public struct StampClock: Sendable {
    private let seconds: @Sendable () -> Int

    /// Makes a clock from seconds since the beginning of 1970 in UTC.
    public init(secondsSince1970 seconds: @escaping @Sendable () -> Int) {
        self.seconds = seconds
    }

    /// The clock of the system.
    public static let system = StampClock { time(nil) }

    /// The time in the form of TMX: `20260131T235959Z`.
    public var stamp: String { UnitDate.stamp(secondsSince1970: seconds()) }

    /// The time in seconds since the beginning of 1970 in UTC.
    public var secondsSince1970: Int { seconds() }
}
