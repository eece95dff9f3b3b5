internal import Bitext
internal import Language

/// Which pairs of languages of a store answer a look-up, and how: found out for each pair that is
/// met, since a store of many languages has few of all their pairs.
final class ReadingTable {
    private let languages: LanguageTable
    private let options: LookupOptions
    private var readings: [UnitLanguages: Reading?] = [:]

    init(_ languages: LanguageTable, _ options: LookupOptions) {
        self.languages = languages
        self.options = options
    }

    /// How units of a pair answer; nil where they do not.
    subscript(_ pair: UnitLanguages) -> Reading? {
        if let known = readings[pair] { return known }
        var reading: Reading?
        if let source = languages[pair.source], let target = languages[pair.target] {
            reading = Reading(source: source, target: target, options: options)
        }
        readings[pair] = .some(reading)
        return reading
    }

    /// Whether two pairs are of the same languages, however the tags are written.
    func isSame(_ first: UnitLanguages, _ second: UnitLanguages) -> Bool {
        languages[first.source] == languages[second.source]
            && languages[first.target] == languages[second.target]
    }
}
