internal import GRDB
internal import Synchronization

/// The contexts of look-ups, one for each connection.
final class LookupContexts: @unchecked Sendable {
    // A context is used inside of accesses to its connection alone, which come one at a time; the
    // list of them is behind a lock.

    private struct Entry: @unchecked Sendable {
        let connection: ObjectIdentifier
        let context: LookupContext
    }

    private let folder: IndexFolder
    private let entries = Mutex<[Entry]>([])

    init(folder: IndexFolder) { self.folder = folder }

    /// The context of a connection, brought up to date with its snapshot.
    func context(for database: Database) throws -> LookupContext {
        let connection = ObjectIdentifier(database)
        let known = entries.withLock { entries in
            entries.first { $0.connection == connection }
        }
        if let known {
            try known.context.refresh(database)
            return known.context
        }
        let context = try LookupContext(database, folder: folder)
        try context.refresh(database)
        entries.withLock { $0.append(Entry(connection: connection, context: context)) }
        return context
    }

    /// Lets go of all of them, before their connections are closed.
    func removeAll() { entries.withLock { $0.removeAll() } }
}
