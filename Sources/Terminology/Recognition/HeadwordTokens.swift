internal import Language

/// The tokens of a headword, with the stems that were written by hand.
struct HeadwordTokens {
    struct Word {
        /// The match key of the token.
        let key: String
        let kind: Token.Class
        /// The beginning that every form has, where it was written by hand.
        let handwrittenStem: String?
        /// Whether it begins with a capital.
        let isName: Bool
    }

    let words: [Word]
    /// The text of each token, marks left out.
    let surfaces: [String]

    init(_ headword: Headword, tokenizer: Tokenizer, scanner: inout WordScanner) {
        let utf8 = Array(headword.written.utf8)
        let tokens = Self.tokens(headword, utf8, tokenizer: tokenizer, scanner: &scanner)
        var words: [Word] = []
        var surfaces: [String] = []
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            index += 1
            if Self.isMark(token) { continue }
            var key = token.key
            var surface = Array(utf8[token.range])
            var stem: String?
            if token.kind == .word, index < tokens.count, Self.isMark(tokens[index]),
                tokens[index].range.lowerBound == token.range.upperBound
            {
                stem = key
                let end = tokens[index].range.upperBound
                index += 1
                if index < tokens.count, tokens[index].kind == .word,
                    tokens[index].range.lowerBound == end
                {
                    key += tokens[index].key
                    surface += utf8[tokens[index].range]
                    index += 1
                }
            }
            let text = String(decoding: surface, as: UTF8.self)
            words.append(
                Word(
                    key: key, kind: token.kind, handwrittenStem: stem,
                    isName: text.unicodeScalars.first?.properties.isUppercase == true))
            surfaces.append(text)
        }
        self.words = words
        self.surfaces = surfaces
    }

    /// The words with the forms that they have in this headword.
    func withForms(_ inflector: Inflector?, isFuzzy: Bool, isVariant: Bool = false) -> [TermWord] {
        var stems = [[InflectedStem]](repeating: [], count: words.count)
        let places = words.indices.filter { words[$0].kind == .word }
        if let inflector {
            let forms = inflector.forms(
                of: places.map {
                    Inflector.Word(
                        words[$0].key, isName: words[$0].isName, keepsFirstPart: isVariant)
                })
            for (place, form) in zip(places, forms) {
                // ПВО and НАТО keep their form, МИД does not.
                stems[place] = isInitials(place) && endsInVowel(place) ? [] : form
            }
        }
        return words.indices.map { place in
            let word = words[place]
            return TermWord(
                key: word.key, kind: word.kind, handwrittenStem: word.handwrittenStem,
                stems: word.handwrittenStem == nil ? stems[place] : [], isFuzzy: isFuzzy)
        }
    }

    private func isInitials(_ place: Int) -> Bool {
        guard place < surfaces.count else { return false }
        let letters = surfaces[place].unicodeScalars
        return letters.count > 1 && letters.allSatisfy(\.properties.isUppercase)
    }

    private func endsInVowel(_ place: Int) -> Bool {
        words[place].key.unicodeScalars.last.map { "аеиоуыэюяіїє".unicodeScalars.contains($0) }
            == true
    }

    /// The headword with its hyphens read as spaces, and as one word with hyphens for spaces.
    ///
    /// Only those that differ from it; in English as one closed word too: safehouse.
    func respaced(_ inflector: Inflector?, isClosed: Bool) -> [[Word]] {
        guard words.allSatisfy({ $0.kind == .word && $0.handwrittenStem == nil }) else { return [] }
        var variants: [[Word]] = []
        let hyphen = UInt8(ascii: "-")
        if words.contains(where: { $0.key.utf8.contains(hyphen) }) {
            variants.append(
                words.flatMap { word in
                    word.key.utf8.split(separator: hyphen).map {
                        Word(
                            key: String(Substring($0)), kind: .word, handwrittenStem: nil,
                            isName: word.isName)
                    }
                })
        }
        // An adjective and its noun are never joined.
        if words.count == 2, let first = words.first, inflector?.endsAsAdjective(first.key) != true,
            !words.contains(where: { $0.key.utf8.contains(hyphen) })
        {
            variants.append([
                Word(
                    key: words.map(\.key).joined(separator: "-"), kind: .word,
                    handwrittenStem: nil, isName: first.isName)
            ])
        }
        if isClosed, words.count == 2, let first = words.first {
            variants.append([
                Word(
                    key: words.map(\.key).joined(), kind: .word, handwrittenStem: nil,
                    isName: first.isName)
            ])
        }
        return variants
    }

    /// The same headword of other words.
    init(_ words: [Word]) {
        self.words = words
        surfaces = []
    }

    private static func tokens(
        _ headword: Headword, _ utf8: [UInt8], tokenizer: Tokenizer, scanner: inout WordScanner
    ) -> [Token] {
        guard scanner.scan(utf8) else { return tokenizer.tokens(of: headword.written) }
        return scanner.tokens.map { token in
            var key = String.UnicodeScalarView()
            for letter in scanner.letters[token.letters] {
                if let scalar = Unicode.Scalar(letter) { key.append(scalar) }
            }
            return Token(key: String(key), kind: token.kind, weight: 0, range: token.range)
        }
    }

    private static func isMark(_ token: Token) -> Bool {
        token.kind == .punctuation && token.key == "|"
    }
}
