public import Language

/// Terms of one language with their translations into another.
public struct Glossary: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// The file that it was read from, or its name where there is none.
    public let file: String
    /// The language of the terms.
    public let sourceLanguage: LanguageTag
    /// The language of their translations.
    public let targetLanguage: LanguageTag
    /// The entries, in the order of the file.
    public let entries: [GlossaryEntry]
    /// The rows that were left out.
    public let problems: [GlossaryProblem]

    /// Makes a glossary of entries.
    public init(
        name: String, sourceLanguage: LanguageTag, targetLanguage: LanguageTag,
        entries: [GlossaryEntry]
    ) {
        self.name = name
        file = name
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.entries = entries
        problems = []
    }

    /// Reads a glossary from tab-separated UTF-8; linear in its length.
    ///
    /// The first line that is neither blank nor a remark (`#`) names the columns, in any order and
    /// case; only source and target must be there. Rows that cannot be understood are left out and
    /// told in ``problems``; a file that is no glossary throws. The languages are those given, else
    /// those of the file's name (``GlossaryFileName``).
    public init(
        tsv bytes: [UInt8], file: String, sourceLanguage: LanguageTag? = nil,
        targetLanguage: LanguageTag? = nil
    ) throws(GlossaryError) {
        var reader = GlossaryReader(file: file)
        try self.init(file, sourceLanguage, targetLanguage) { () throws(GlossaryError) in
            try reader.read(bytes)
            return reader
        }
    }

    /// Reads a glossary from rows that are cut into cells already, as those of a spreadsheet, the
    /// names of the columns first; a row's line is where it begins in the file.
    public init(
        rows: some Sequence<(line: Int, cells: [String])>, file: String,
        sourceLanguage: LanguageTag? = nil, targetLanguage: LanguageTag? = nil
    ) throws(GlossaryError) {
        var reader = GlossaryReader(file: file)
        try self.init(file, sourceLanguage, targetLanguage) { () throws(GlossaryError) in
            try reader.read(rows)
            return reader
        }
    }

    private init(
        _ file: String, _ sourceLanguage: LanguageTag?, _ targetLanguage: LanguageTag?,
        reading read: () throws(GlossaryError) -> GlossaryReader
    ) throws(GlossaryError) {
        let told = GlossaryFileName(file)
        guard let source = sourceLanguage ?? told?.sourceLanguage,
            let target = targetLanguage ?? told?.targetLanguage
        else { throw GlossaryError(file: file, line: 0, reason: .unknownLanguages) }
        let reader = try read()
        name = told?.name ?? Self.stem(of: file)
        self.file = file
        self.sourceLanguage = source
        self.targetLanguage = target
        entries = reader.entries
        problems = reader.problems
    }

    /// Reads a glossary from tab-separated text, as from its bytes.
    public init(
        tsv text: String, file: String, sourceLanguage: LanguageTag? = nil,
        targetLanguage: LanguageTag? = nil
    ) throws(GlossaryError) {
        try self.init(
            tsv: Array(text.utf8), file: file, sourceLanguage: sourceLanguage,
            targetLanguage: targetLanguage)
    }

    /// The terms with the translations that may be used for them, in the order of the file, each
    /// pair once: what an aligner may take as evidence.
    public var pairs: [TermPair] {
        var seen: Set<TermPair> = []
        return entries.compactMap { entry in
            let pair = TermPair(source: entry.source.text, target: entry.target.text)
            return entry.status.isApproved && seen.insert(pair).inserted ? pair : nil
        }
    }

    /// The language of a side.
    public func language(_ side: TermSide) -> LanguageTag {
        side == .source ? sourceLanguage : targetLanguage
    }

    private static func stem(of path: String) -> String {
        let file = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
        let end = file.lastIndex(of: UInt8(ascii: ".")) ?? file.endIndex
        return String(Substring(end == file.startIndex ? file : file[..<end]))
    }
}

/// A term and its translation, in their dictionary forms.
public struct TermPair: Hashable, Sendable, Codable {
    /// The term.
    public let source: String
    /// Its translation.
    public let target: String

    /// Makes a pair.
    public init(source: String, target: String) {
        self.source = source
        self.target = target
    }
}
