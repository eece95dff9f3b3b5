internal import Bitext
internal import Language

/// Which pairs of languages of a store answer a look-up, and how.
struct ReadingTable {
    private var readings: [UnitLanguages: Reading] = [:]
    private var canonical: [Int64: String] = [:]

    init(_ languages: LanguageTable, _ options: LookupOptions) {
        for source in languages.all {
            canonical[source.number] = source.tag.canonical
            for target in languages.all {
                readings[UnitLanguages(source: source.number, target: target.number)] = Reading(
                    source: source.tag, target: target.tag, options: options)
            }
        }
    }

    /// How units of a pair answer.
    subscript(_ pair: UnitLanguages) -> Reading? { readings[pair] }

    /// Whether any pair answers.
    var isEmpty: Bool { readings.isEmpty }

    /// The pairs that answer, as a condition of SQL.
    var condition: String {
        let pairs = readings.keys.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
        return pairs.map { "(sourceLanguage = \($0.source) AND targetLanguage = \($0.target))" }
            .joined(separator: " OR ")
    }

    /// Whether two pairs are of the same languages, however the tags are written.
    func isSame(_ first: UnitLanguages, _ second: UnitLanguages) -> Bool {
        canonical[first.source] == canonical[second.source]
            && canonical[first.target] == canonical[second.target]
    }
}
