extension AbbreviationList {
    /// The entries whose examples contradict them: the abbreviation does not stand in it before a
    /// full stop, or it is not cut as the classes say.
    ///
    /// An example is two sentences where the classes have S, else one. Entries without an example
    /// prove nothing, and are passed over. Throws `ICUError`.
    public func contradictions(in language: LanguageTag) throws -> [Fault] {
        let segmenter = try Segmenter(language: language, abbreviations: self)
        var faults: [Fault] = []
        for entry in entries where !entry.example.isEmpty && !entry.classes.isEmpty {
            if !entry.standsInExample {
                faults.append(Fault(line: entry.line, kind: .exampleWithout(entry.text)))
                continue
            }
            let sentences = try segmenter.segments(of: entry.example)
            let isCutRight =
                entry.classes.contains(.mayEnd)
                ? sentences.count == 2
                    && entry.ends(entry.example.utf8.prefix(sentences[0].range.upperBound))
                : sentences.count == 1
            if !isCutRight {
                faults.append(
                    Fault(
                        line: entry.line,
                        kind: .exampleCut(entry.text, sentences: sentences.count)))
            }
        }
        return faults
    }
}

extension AbbreviationList.Entry {
    /// Whether the abbreviation stands in its example as a word, with its stop and something after
    /// it; spaces may stand inside of it, and its first letter may be a capital.
    fileprivate var standsInExample: Bool {
        let text = Self.scalars(of: example)
        let word = Self.scalars(of: self.text) + ["."]
        return text.indices.dropLast(word.count).contains { start in
            text[start...].starts(with: word)
                && (start == 0 || !Self.isLetter(text[start - 1]) || startsAfterSpace(start))
        }
    }

    /// Whether a sentence ends with the abbreviation and its stop.
    fileprivate func ends(_ sentence: Substring.UTF8View) -> Bool {
        let word = Self.scalars(of: text) + ["."]
        return Self.scalars(of: String(Substring(sentence))).suffix(word.count).elementsEqual(word)
    }

    /// Whether white space stands before a scalar of the example, counted without white space.
    private func startsAfterSpace(_ position: Int) -> Bool {
        var count = 0
        var isAfterSpace = true
        for scalar in example.unicodeScalars {
            if scalar.properties.isWhitespace {
                isAfterSpace = true
            } else {
                if count == position { return isAfterSpace }
                count += 1
                isAfterSpace = false
            }
        }
        return false
    }

    private static func scalars(of text: String) -> [Unicode.Scalar] {
        text.lowercased().unicodeScalars.filter { !$0.properties.isWhitespace }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        Characters.isLetter(scalar.value)
    }
}
