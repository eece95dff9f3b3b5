import GRDB

/// A connection past the store, to do to its file what no store would.
struct RawDatabase {
    private let queue: DatabaseQueue

    init(_ path: String) throws {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        configuration.foreignKeysEnabled = false
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    func execute(_ sql: String) throws {
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    }

    /// The first value of the first row.
    func number(_ sql: String) throws -> Int? {
        try queue.writeWithoutTransaction { try Int.fetchOne($0, sql: sql) }
    }
}
