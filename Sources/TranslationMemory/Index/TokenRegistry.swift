internal import Bitext
internal import GRDB
internal import Language
internal import Matching

/// Writes the numbers of the tokens of units, inside a transaction that is open for writing.
final class TokenRegistry {
    private let tokenizer = Tokenizer()
    private let search: BulkStatement
    private let insertion: BulkStatement
    private let writing: [TextSide: BulkStatement]
    private var ids: [PreparedUnit.TokenKey: UInt32] = [:]
    private var count: Int64
    private var bytes: [UInt8] = []

    /// More than these are forgotten, and asked for again.
    private static let mostRemembered = 1_000_000

    init(_ database: Database) throws {
        search = try BulkStatement(
            keptBy: database, "SELECT id FROM token WHERE key = ? AND category = ?")
        insertion = try BulkStatement(
            keptBy: database, "INSERT INTO token (id, key, category, weight) VALUES (?, ?, ?, ?)")
        count = try TokenTable.count(in: database)
        var writing: [TextSide: BulkStatement] = [:]
        for side in try Self.sides(of: database) {
            writing[side] = try BulkStatement(
                keptBy: database,
                """
                INSERT INTO \(side.table) (unit, sourceLanguage, targetLanguage, tokens)
                VALUES (?1, ?2, ?3, ?4) ON CONFLICT (unit) DO UPDATE SET
                sourceLanguage = ?2, targetLanguage = ?3, tokens = ?4
                """)
        }
        self.writing = writing
    }

    /// The sides whose tokens a store keeps: the sources, and the targets once somebody wished to
    /// look up in that direction.
    static func sides(of database: Database) throws -> [TextSide] {
        let targets = try SQLiteMemoryStore.meta("targetTokens", in: database) == "1"
        return targets ? [.source, .target] : [.source]
    }

    /// Keeps the tokens of the targets too, of what is written from now on.
    static func keepTargets(in database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO meta (key, value) VALUES ('targetTokens', '1')")
    }

    /// Writes the numbers of a unit's tokens in place of what was there; those of the source may be
    /// known.
    func write(
        _ id: Int64, source: Segment, target: Segment, languages: (source: Int64, target: Int64),
        known: [PreparedUnit.TokenKey]? = nil
    ) throws {
        for (side, segment) in [(TextSide.source, source), (.target, target)] {
            guard let statement = writing[side] else { continue }
            bytes.removeAll(keepingCapacity: true)
            let tokens =
                (side == .source ? known : nil) ?? PreparedUnit.tokens(of: segment, tokenizer)
            for token in tokens {
                VariableLength.append(try number(of: token), to: &bytes)
            }
            try statement.bind(1, id)
            try statement.bind(2, languages.source)
            try statement.bind(3, languages.target)
            try statement.bind(4, bytes)
            try statement.run()
        }
    }

    /// The number of a token, the next one where the store does not have it.
    private func number(of key: PreparedUnit.TokenKey) throws -> UInt32 {
        if let known = ids[key] { return known }
        if ids.count >= Self.mostRemembered { ids.removeAll(keepingCapacity: true) }
        try search.bind(1, key.text)
        try search.bind(2, Int64(key.category))
        defer { search.reset() }
        if try search.step() {
            let id = UInt32(truncatingIfNeeded: search.number(0))
            ids[key] = id
            return id
        }
        try insertion.bind(1, count)
        try insertion.bind(2, key.text)
        try insertion.bind(3, Int64(key.category))
        try insertion.bind(4, Int64(key.weight))
        try insertion.run()
        ids[key] = UInt32(truncatingIfNeeded: count)
        count += 1
        return UInt32(truncatingIfNeeded: count - 1)
    }
}
