/// A beginning that forms of a word share, and what may follow it.
public struct InflectedStem: Sendable {
    /// The beginning, in the letters of a match key.
    public let stem: String
    /// What follows it.
    public let endings: EndingTable

    /// A word that is not inflected.
    static func whole(_ word: String) -> InflectedStem {
        InflectedStem(stem: word, endings: .whole)
    }

    /// The forms, in the order of their letters.
    public var forms: [String] { endings.endings.map { stem + $0.ending } }
}
