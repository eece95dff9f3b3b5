internal import Bitext
internal import GRDB

/// Makes the keys and the tokens of all units anew, inside a transaction that is open for writing.
struct KeyRebuilding {
    private struct Keys {
        let id: Int64
        let source: Int64
        let target: Int64
        /// Nil where the content cannot be read.
        let identity: Int64?
        let place: Int64?
        let unit: TranslationUnit?
        let languages: (source: Int64, target: Int64)
    }

    private let database: Database
    private let cancellation: Cancellation

    init(_ database: Database, _ cancellation: Cancellation) {
        self.database = database
        self.cancellation = cancellation
    }

    func run() throws -> KeyRebuildingReport {
        let languages = try LanguageTable(database)
        for table in ["token", "sourceTokens", "targetTokens", "indexFile"] {
            try database.execute(sql: "DELETE FROM \(table)")
        }
        let tokens = try TokenRegistry(database)
        let update = try BulkStatement(
            database,
            """
            UPDATE unit SET sourceKey = ?2, targetKey = ?3, identity = ifnull(?4, identity),
            place = ifnull(?5, place) WHERE id = ?1
            """)
        // A thousand at a time, so that no row is read while it is being moved.
        let selection = try BulkStatement(
            database,
            """
            SELECT \(UnitColumns.content), \(UnitColumns.derived) FROM unit WHERE id > ?
            ORDER BY id LIMIT 1000
            """)
        var count = 0
        var damaged = 0
        var last = Int64.min
        while true {
            try cancellation.check()
            var batch: [Keys] = []
            try selection.bind(1, last)
            while try selection.step() {
                let content = UnitColumns.content(of: selection, languages: languages)
                let checksum = content?.checksum(id: selection.number(0))
                if checksum != selection.number(UnitColumns.checksum) { damaged += 1 }
                batch.append(
                    Keys(
                        id: selection.number(0),
                        source: UnitContent.key(of: selection.text(3) ?? ""),
                        target: UnitContent.key(of: selection.text(5) ?? ""),
                        identity: content?.identity, place: content?.place,
                        unit: content?.unit,
                        languages: (selection.number(1), selection.number(2))))
            }
            selection.reset()
            guard let end = batch.last else { break }
            for row in batch {
                try update.bind(1, row.id)
                try update.bind(2, row.source)
                try update.bind(3, row.target)
                try update.bind(4, row.identity)
                try update.bind(5, row.place)
                try update.run()
                if let unit = row.unit {
                    try tokens.write(
                        row.id, source: unit.source, target: unit.target, languages: row.languages)
                }
            }
            count += batch.count
            last = end.id
        }
        // Tokens have other numbers now.
        try SQLiteMemoryStore.beginEpoch(in: database)
        try database.execute(
            sql: "UPDATE meta SET value = ? WHERE key = 'keyVersion'",
            arguments: [SegmentTokens.version])
        return KeyRebuildingReport(units: count, damagedUnits: damaged)
    }
}
