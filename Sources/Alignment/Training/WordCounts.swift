/// How often the words of a side stand in units.
struct WordCounts: Sendable {
    /// In how many units each word stands.
    var units: [Int32] = []
    /// How many distinct words the other sides of these units have in all.
    var events: [Int] = []
}
