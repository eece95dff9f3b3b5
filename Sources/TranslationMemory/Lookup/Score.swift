/// A match score in whole hundredths of a percent.
public struct Score: Sendable, Hashable, Comparable {
    /// The score in hundredths of a percent, 0 to 10,000.
    public let hundredths: Int

    /// A score of so many hundredths of a percent.
    public init(hundredths: Int) { self.hundredths = hundredths }

    /// A score of so many percent.
    public init(percent: Int) { hundredths = percent * 100 }

    /// What an exact match begins with.
    public static let full = Score(percent: 100)

    /// The most that a match can reach that is not exact.
    public static let highestFuzzy = Score(percent: 99)

    /// The score in whole percent, rounded down, as it is shown.
    public var percent: Int { hundredths / 100 }

    /// Compares the hundredths.
    public static func < (left: Score, right: Score) -> Bool { left.hundredths < right.hundredths }
}
