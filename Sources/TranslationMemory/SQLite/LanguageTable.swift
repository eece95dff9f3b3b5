internal import GRDB
internal import Language

/// The language tags of a store, as they came, with their numbers.
struct LanguageTable {
    private var tags: [Int64: LanguageTag] = [:]
    private var numbers: [String: Int64] = [:]

    /// A table of tags that are at hand.
    init(_ tags: [Int64: LanguageTag]) { self.tags = tags }

    /// The table of a store.
    init(_ database: Database) throws {
        // Not by GRDB's rows, which stop the program where a damaged file holds other types.
        let rows = try BulkStatement(keptBy: database, "SELECT id, tag FROM language")
        while try rows.step() { insert(LanguageTag(rows.text(1) ?? ""), number: rows.number(0)) }
    }

    /// All of them, in the order of their numbers.
    var all: [(number: Int64, tag: LanguageTag)] {
        tags.keys.sorted().map { ($0, tags[$0] ?? LanguageTag("")) }
    }

    /// The tag of a number.
    subscript(_ number: Int64) -> LanguageTag? { tags[number] }

    /// The number of a tag, a new one where the tag was not seen before.
    mutating func number(of tag: LanguageTag, in database: Database) throws -> Int64 {
        if let number = numbers[tag.text] { return number }
        try database.execute(
            sql: "INSERT INTO language (tag) VALUES (?)", arguments: [tag.text])
        let number = database.lastInsertedRowID
        insert(tag, number: number)
        return number
    }

    private mutating func insert(_ tag: LanguageTag, number: Int64) {
        tags[number] = tag
        numbers[tag.text] = number
    }
}
