internal import Language

/// A hit with what places it among others.
struct RankedHit {
    let hit: TermHit
    private let language: Int
    private let glossary: Int
    private let status: Int
    private let row: Int

    /// Places a hit by its language and glossary, and by the row of its first entry.
    init(_ hit: TermHit, language: Int, glossary: Int, row: Int) {
        self.hit = hit
        self.language = language
        self.glossary = glossary
        status = hit.entries.map(\.status.rank).min() ?? 0
        self.row = row
    }

    /// Whether the hit is offered before another: a total order of hits that differ.
    func precedes(_ other: RankedHit, collators: [Collator?]) -> Bool {
        if hit.kind != other.hit.kind { return hit.kind < other.hit.kind }
        if hit.similarity != other.hit.similarity { return hit.similarity > other.hit.similarity }
        if status != other.status { return status < other.status }
        if language != other.language { return language < other.language }
        if hit.headword != other.hit.headword {
            return collators[language]?.precedes(hit.headword, other.hit.headword)
                ?? hit.headword.unicodeScalars.lexicographicallyPrecedes(
                    other.hit.headword.unicodeScalars)
        }
        return (glossary, row) < (other.glossary, other.row)
    }

    /// Entries as they are offered: by status, then as they came.
    static func byStatus(_ entries: [GlossaryEntry]) -> [GlossaryEntry] {
        TermStatus.allCases.flatMap { status in entries.filter { $0.status == status } }
    }
}
