internal import GRDB
internal import Language

/// Makes the match keys of all units anew, inside a transaction that is open for writing.
struct KeyRebuilding {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Gives the number of units.
    func run() throws -> Int {
        let update = try BulkStatement(
            database, "UPDATE unit SET sourceKey = ?, targetKey = ? WHERE id = ?")
        // A thousand at a time, so that no row is read while it is being moved.
        let selection = try BulkStatement(
            database, "SELECT id, source, target FROM unit WHERE id > ? ORDER BY id LIMIT 1000")
        var count = 0
        var last = Int64.min
        while true {
            var batch: [(id: Int64, source: Int64, target: Int64)] = []
            try selection.bind(1, last)
            while try selection.step() {
                batch.append(
                    (
                        selection.number(0), UnitContent.key(of: selection.text(1) ?? ""),
                        UnitContent.key(of: selection.text(2) ?? "")
                    ))
            }
            selection.reset()
            guard let end = batch.last else { break }
            for row in batch {
                try update.bind(1, row.source)
                try update.bind(2, row.target)
                try update.bind(3, row.id)
                try update.run()
            }
            count += batch.count
            last = end.id
        }
        try database.execute(
            sql: "UPDATE meta SET value = ? WHERE key = 'keyVersion'",
            arguments: [MatchKey.version])
        return count
    }
}
