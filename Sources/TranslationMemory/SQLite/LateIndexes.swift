internal import GRDB

/// The secondary indexes of a memory that was empty, made when its units are there: sorting all keys
/// at once costs a third of putting each of them in its place.
struct LateIndexes {
    private let statements: [String]

    /// Those by which no unit is looked for while units are added and other targets are kept.
    private static let names = [
        "unitBySourceKey", "unitByTargetKey", "unitByPlace", "unitByDocument",
    ]

    /// Takes the indexes away, inside the transaction that makes them again; nil where the memory
    /// has units.
    init?(_ database: Database) throws {
        let units = try BulkStatement(database, "SELECT EXISTS (SELECT 1 FROM unit)")
        guard try units.step(), units.number(0) == 0 else { return nil }
        units.reset()
        var statements: [String] = []
        let definition = try BulkStatement(
            database, "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?")
        for name in Self.names {
            try definition.bind(1, name)
            guard try definition.step(), let sql = definition.text(0) else {
                definition.reset()
                continue
            }
            definition.reset()
            statements.append(sql)
            try database.execute(sql: "DROP INDEX \(name)")
        }
        self.statements = statements
    }

    /// Makes the indexes again.
    func make(in database: Database) throws {
        for statement in statements { try database.execute(sql: statement) }
    }
}
