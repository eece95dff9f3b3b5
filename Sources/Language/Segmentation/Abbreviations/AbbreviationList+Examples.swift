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
            let sentences = try segmenter.segments(of: entry.example).count
            if sentences != (entry.classes.contains(.mayEnd) ? 2 : 1) {
                faults.append(
                    Fault(line: entry.line, kind: .exampleCut(entry.text, sentences: sentences)))
            }
        }
        return faults
    }
}

extension AbbreviationList.Entry {
    /// Whether the abbreviation stands in its example with its stop; spaces may stand inside of it,
    /// and its first letter may be a capital.
    fileprivate var standsInExample: Bool {
        let text = example.unicodeScalars.filter { !$0.properties.isWhitespace }
        let words = String(String.UnicodeScalarView(text)).lowercased()
        return words.contains(self.text.lowercased() + ".")
    }
}
