/// An article of Mueller's English-Russian dictionary.
///
///     dog
///        [dɘg]
///        1. _n.
///           1) собака, пёс; Greater (lesser) Dog созвездие Большого (Малого) Пса
///           2) _тех. собачка; гвоздодёр; останов
///
/// A sense begins with its translations; after the first example, which begins in English, nothing
/// of it is taken, because what there translates the word is not marked.
struct MuellerArticle {
    private(set) var entry: DictionaryEntry

    /// Words that explain a translation and are none where they stand beside others.
    private static let explaining = [
        "котор", "указыва", "значени", "форм", "глагол", "герунди",
    ].map { Array($0.utf8) }
    /// What is written short, as «тж.».
    private static let abbreviations: Set<String> = [
        "т", "п", "д", "пр", "др", "тж", "особ", "напр", "преим", "обыкн", "см", "мн", "ч",
        "употр", "ср", "гл", "обр", "мат", "разг",
    ]
    /// What stands before the headword whose form or spelling this one is.
    private static let referring = ["от", "см"]

    init(_ article: DictdDictionary.Article) {
        let end = article.text.firstIndex(of: UInt8(ascii: "\n")) ?? article.text.endIndex
        let first = article.text[..<end].drop { $0 <= 0x20 }
        entry = DictionaryEntry(
            headword: first.isEmpty
                ? article.headword : String(decoding: first, as: UTF8.self))
        // Headwords as `_a.` explain the labels.
        guard !article.headword.hasPrefix("_") else { return }
        for sense in MuellerText(article.text[end...]).senses {
            for part in sense {
                guard take(part) else { break }
            }
        }
    }

    private enum Mark {
        case none, stop, end, equals
    }

    /// A run of letters, or what stands between two of them.
    private struct Piece {
        let word: ArraySlice<UInt8>
        let mark: Mark

        var isLatin: Bool { word.first.map(MuellerText.isLatin) ?? false }
        var text: String { String(decoding: word, as: UTF8.self) }
    }

    /// Takes the translations of a part; false where an example begins.
    private mutating func take(_ part: ArraySlice<UInt8>) -> Bool {
        let pieces = Self.pieces(of: part)
        var words: [String] = []
        for (place, piece) in pieces.enumerated() {
            switch piece.mark {
            case .equals:
                refer(to: pieces[(place + 1)...])
                return true
            case .stop:
                if let last = words.last, Self.isAbbreviation(last) {
                    words.removeLast()
                } else {
                    end(&words)
                }
            case .end: end(&words)
            case .none where piece.isLatin:
                guard Self.refers(pieces[..<place]) else { return false }
                refer(to: pieces[place...])
                return true
            case .none: words.append(piece.text)
            }
        }
        end(&words)
        return true
    }

    /// Whether the words before one in English are just those that lead to another headword.
    private static func refers(_ pieces: ArraySlice<Piece>) -> Bool {
        guard let last = pieces.last(where: { !$0.word.isEmpty }) else { return false }
        return referring.contains(last.text)
    }

    private mutating func refer(to pieces: ArraySlice<Piece>) {
        let words = pieces.prefix { $0.isLatin }.map(\.text)
        guard !words.isEmpty else { return }
        entry.references.append(words.joined(separator: " "))
    }

    private mutating func end(_ words: inout [String]) {
        defer { words.removeAll() }
        // What followed was short for «and the like».
        if words.last == "и" { words.removeLast() }
        guard !words.isEmpty else { return }
        let explains = words.contains { word in
            Self.explaining.contains { word.utf8.starts(with: $0) }
        }
        guard words.count == 1 || !explains else { return }
        entry.translations.append(words.joined(separator: " "))
    }

    /// Whether a word before a full stop is cut short, as «кого-л.».
    private static func isAbbreviation(_ word: String) -> Bool {
        abbreviations.contains(word) || word.hasSuffix("-л") || word.hasSuffix("-н")
    }

    private static func pieces(of part: ArraySlice<UInt8>) -> [Piece] {
        var pieces: [Piece] = []
        var place = part.startIndex
        while place < part.endIndex {
            let byte = part[place]
            let count = wordLength(at: place, in: part)
            if count > 0 {
                pieces.append(Piece(word: part[place..<place + count], mark: .none))
                place += count
                continue
            }
            let mark: Mark? =
                switch byte {
                case UInt8(ascii: "."): .stop
                case UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: "!"): .end
                case UInt8(ascii: "="): .equals
                default: nil
                }
            if let mark { pieces.append(Piece(word: [], mark: mark)) }
            place += 1
        }
        return pieces
    }

    /// The bytes of the word at a place, with the hyphens and apostrophes inside it.
    private static func wordLength(at start: Int, in part: ArraySlice<UInt8>) -> Int {
        var place = start
        while place < part.endIndex {
            let byte = part[place]
            let joins = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'")
            let next = place + 1
            guard
                MuellerText.isLetter(byte)
                    || joins && place > start && next < part.endIndex
                        && MuellerText.isLetter(part[next])
            else { break }
            place = next
        }
        return place - start
    }
}
