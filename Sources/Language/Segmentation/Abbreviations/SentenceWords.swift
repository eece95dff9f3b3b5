internal import CLanguageData

/// The words of a language that the rules of sentences ask for.
struct SentenceWords: Sendable {
    private struct Meaning {
        let entry: String
        let classes: AbbreviationList.Classes
    }

    /// The abbreviations that the program knows, and those that the user added.
    private var abbreviations: WordTable<Meaning>
    /// What stands before an inner stop of an abbreviation: "т" of "т.е".
    private var compoundStarts = WordTable<Bool>([])
    /// Words with which sentences of the language often begin, and names do not.
    private let starters: WordTable<Bool>
    /// Words of which, with numbers, a date at the start of a sentence is made.
    let dates: WordTable<Bool>
    /// Verbs of speech, by which direct speech goes on: “Where?” Gromov asked.
    let speech: WordTable<Bool>

    /// The words that the program knows of a language: none for most.
    ///
    /// An entry of the user takes the place of the program's, and one without classes takes it
    /// away.
    init(language: LanguageTag, additions: AbbreviationList? = nil) {
        abbreviations = WordTable([])
        switch language.language {
        case "ru":
            starters = Self.words(clanguage_starters_ru())
            dates = Self.words(clanguage_dates_ru())
            speech = WordTable([])
        case "en":
            starters = Self.words(clanguage_starters_en())
            dates = WordTable([])
            speech = Self.words(clanguage_speech_en())
        default:
            starters = WordTable([])
            dates = WordTable([])
            speech = WordTable([])
        }
        let lists = [AbbreviationList.shipped(for: language), additions]
        for entry in lists.compactMap(\.?.entries).joined() {
            abbreviations[entry.text] =
                entry.classes.isEmpty ? nil : Meaning(entry: entry.text, classes: entry.classes)
            guard !entry.classes.isEmpty else { continue }
            for (place, value) in entry.text.utf8.enumerated() where value == 0x2E {
                compoundStarts[String(decoding: entry.text.utf8.prefix(place), as: UTF8.self)] =
                    true
            }
        }
    }

    /// Words before the number of a heading, as that of a chapter.
    static let headingWords = [
        "§", "Глава", "Раздел", "Часть", "Приложение", "Параграф", "Том", "Книга", "Урок",
        "Лекция", "Акт", "Действие", "Сцена", "Картина", "Тема", "Chapter", "Part", "Section",
        "Appendix", "Article", "Annex", "Volume", "Book", "Lesson", "Lecture", "Act", "Scene",
    ]
    private static let headings = WordTable(headingWords.map { ($0, true) })

    /// Words after an hour that belong to it: its day, its month.
    static let hourPartNames = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Mon", "Tue",
        "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun", "January", "February", "March",
        "April", "May", "June", "July", "August", "September", "October", "November", "December",
        "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
    ]
    private static let hourParts = WordTable(hourPartNames.map { ($0, true) })

    /// Whether a word after an hour belongs to it.
    func belongsToHour(_ word: some RandomAccessCollection<UInt32>) -> Bool {
        Self.hourParts.contains(word)
    }

    /// Whether a word stands before the number of a heading.
    func numbersHeading(_ word: some RandomAccessCollection<UInt32>) -> Bool {
        Self.headings.contains(word)
    }

    /// The abbreviation that a word before a full stop ends, the longest first: "т.е", "е".
    func abbreviation(
        of word: WordBefore, in text: ParagraphScalars
    ) -> (entry: String, classes: AbbreviationList.Classes)? {
        for start in word.parts.indices.dropLast() {
            var key: [UInt32] = []
            for part in word.parts[start...] {
                if !key.isEmpty { key.append(0x2E) }
                key += text[part]
            }
            if let found = meaning(of: key) { return (found.entry, found.classes) }
        }
        if let found = meaning(of: text[word.last]) { return (found.entry, found.classes) }
        // Degrees as "д. ф. н." and "к. ю. н.": of candidates and doctors of whatever science.
        if word.isDegree(in: text) { return (text.text(word.last), .never) }
        // Of "контр-адм." the last part is the abbreviation.
        guard let hyphen = word.last.last(where: { Characters.isDash(text[$0]) }),
            let found = meaning(of: text[hyphen + 1..<word.last.upperBound]),
            found.classes == .never
        else { return nil }
        return (found.entry, found.classes)
    }

    /// Whether a word and its stop are a part of an abbreviation that the next word goes on with.
    func beginsCompound(
        _ word: WordBefore, before next: Int, in text: ParagraphScalars
    ) -> Bool {
        guard compoundStarts.contains(text[word.last]) else { return false }
        var end = next
        let latest = next + WordBefore.longest
        while end < latest, Characters.isAlphanumeric(text[end]) { end += 1 }
        guard end > next, text[end] == 0x2E else { return false }
        let key = text[word.last] + [0x2E] + text[next..<end]
        return abbreviations.value(of: key) != nil || compoundStarts.contains(key)
    }

    /// The same for a word as people write it who write no capitals: "mr", "st".
    func abbreviationInLowerCase(
        of word: WordBefore, in text: ParagraphScalars
    ) -> String? {
        if let (entry, _) = abbreviation(of: word, in: text) { return entry }
        guard let first = text[word.last].first else { return nil }
        let title = abbreviations.value(of: [Self.upper(first)] + text[word.last].dropFirst())
        // Not "no", for which "No" stands too.
        return title.flatMap { $0.classes == .beforeDigit ? nil : $0.entry }
    }

    /// Whether a word without its stop is an abbreviation at which no sentence ends by itself.
    func isReference(_ word: some RandomAccessCollection<UInt32>) -> Bool {
        guard let classes = meaning(of: word)?.classes else { return false }
        return !classes.isDisjoint(with: [.beforeDigit, .never, .beforeCapital])
    }

    /// Whether a word without its stop stands before names, as Mr.
    func isTitle(_ word: some RandomAccessCollection<UInt32>) -> Bool {
        meaning(of: word)?.classes == .never
    }

    /// Whether sentences often begin with a word, and names do not.
    func beginsSentence(_ word: some RandomAccessCollection<UInt32>) -> Bool {
        starters.contains(word)
    }

    /// What a word means before a stop: as it is listed; of two letters or more also with a capital
    /// at its start, of three or more also in capitals alone.
    private func meaning(of word: some RandomAccessCollection<UInt32>) -> Meaning? {
        if let found = abbreviations.value(of: word) { return found }
        guard word.count > 1, let first = word.first, ScalarKind.isUpper(first) else { return nil }
        let rest = word.dropFirst()
        if let found = abbreviations.value(of: [Self.lower(first)] + rest) { return found }
        // "LTD", but not initials as those of П. П. Бажов for "п.п".
        guard word.count > 2, rest.allSatisfy(ScalarKind.isUpper) else { return nil }
        let lowerRest = rest.map(Self.lower)
        return abbreviations.value(of: [first] + lowerRest)
            ?? abbreviations.value(of: [Self.lower(first)] + lowerRest)
    }

    private static func upper(_ value: UInt32) -> UInt32 {
        let mapping = Unicode.Scalar(value)?.properties.uppercaseMapping.unicodeScalars
        return mapping?.count == 1 ? mapping?.first?.value ?? value : value
    }

    private static func lower(_ value: UInt32) -> UInt32 {
        let mapping = Unicode.Scalar(value)?.properties.lowercaseMapping.unicodeScalars
        return mapping?.count == 1 ? mapping?.first?.value ?? value : value
    }

    private static func words(_ data: clanguage_data) -> WordTable<Bool> {
        let lines = AbbreviationList.text(of: data).utf8.split(separator: UInt8(ascii: "\n"))
        return WordTable(
            lines.filter { $0.first != UInt8(ascii: "#") }.map { (String(Substring($0)), true) })
    }
}

extension AbbreviationList {
    /// The abbreviations that the program knows of a language, nil for most languages.
    static func shipped(for language: LanguageTag) -> AbbreviationList? {
        let data: clanguage_data
        switch language.language {
        case "ru": data = clanguage_abbreviations_ru()
        case "en": data = clanguage_abbreviations_en()
        default: return nil
        }
        do {
            return try AbbreviationList(text(of: data))
        } catch {
            preconditionFailure("the tests read the shipped lists: \(error)")
        }
    }

    static func text(of data: clanguage_data) -> String {
        String(
            decoding: UnsafeBufferPointer(start: data.bytes, count: Int(data.count)),
            as: UTF8.self)
    }
}
