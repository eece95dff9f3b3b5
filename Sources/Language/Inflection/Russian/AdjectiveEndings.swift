/// The endings of Russian adjectives by class, for a dictionary form of each gender.
struct AdjectiveEndings {
    /// Of all genders, for an adjective alone.
    let all: EndingTable
    private let masculine: EndingTable
    private let feminine: EndingTable
    private let neuter: EndingTable
    private let plural: EndingTable

    private init(_ masculine: String, _ feminine: String, _ neuter: String, plural: String) {
        all = EndingTable("\(masculine) \(feminine) \(neuter) | \(plural)", isAdjective: true)
        self.masculine = EndingTable("\(masculine) | \(plural)", isAdjective: true)
        self.feminine = EndingTable("\(feminine) | \(plural)", isAdjective: true)
        self.neuter = EndingTable("\(neuter) | \(plural)", isAdjective: true)
        self.plural = EndingTable(". | \(plural)", isAdjective: true)
    }

    /// The forms of the gender in which the dictionary form stands, with their plural.
    subscript(_ gender: GrammaticalGender) -> EndingTable {
        switch gender {
        case .masculine: masculine
        case .feminine: feminine
        case .neuter: neuter
        case .plural: plural
        }
    }

    static let hard = AdjectiveEndings(
        "ый ого ому ый/ого ым ом", "ая ой ой ую ой/ою ой", "ое ого ому ое ым ом",
        plural: "ые ых ым ые/ых ыми ых")
    /// Stressed: боевой.
    static let stressed = AdjectiveEndings(
        "ой ого ому ой/ого ым ом", "ая ой ой ую ой/ою ой", "ое ого ому ое ым ом",
        plural: "ые ых ым ые/ых ыми ых")
    static let velar = AdjectiveEndings(
        "ий ого ому ий/ого им ом", "ая ой ой ую ой/ою ой", "ое ого ому ое им ом",
        plural: "ие их им ие/их ими их")
    static let velarStressed = AdjectiveEndings(
        "ой ого ому ой/ого им ом", "ая ой ой ую ой/ою ой", "ое ого ому ое им ом",
        plural: "ие их им ие/их ими их")
    static let sibilant = AdjectiveEndings(
        "ий его ему ий/его им ем", "ая ей ей ую ей/ею ей", "ее его ему ее им ем",
        plural: "ие их им ие/их ими их")
    static let soft = AdjectiveEndings(
        "ий его ему ий/его им ем", "яя ей ей юю ей/ею ей", "ее его ему ее им ем",
        plural: "ие их им ие/их ими их")
    static let possessive = AdjectiveEndings(
        "ий ьего ьему ий/ьего ьим ьем", "ья ьей ьей ью ьей/ьею ьей", "ье ьего ьему ье ьим ьем",
        plural: "ьи ьих ьим ьи/ьих ьими ьих")
    static let reflexive = AdjectiveEndings(
        "ийся егося емуся ийся/егося имся емся", "аяся ейся ейся уюся ейся/еюся ейся",
        "ееся егося емуся ееся имся емся", plural: "иеся ихся имся иеся/ихся имися ихся")
}
