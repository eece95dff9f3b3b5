internal import GRDB
internal import Glibc
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
    private let second = Mutex<(any DatabaseReader)?>(nil)
    private let quick = Atomic(false)

    init(folder: IndexFolder) { self.folder = folder }

    /// Whether the last look-up found an index of all units, and read none but matches.
    var areQuick: Bool { quick.load(ordering: .relaxed) }

    /// Takes note of whether a look-up did.
    func note(areQuick isQuick: Bool) { quick.store(isQuick, ordering: .relaxed) }

    /// A connection beside the usual one, for much work; nil where there is one processor.
    func secondReader(of file: StoreFile) throws -> (any DatabaseReader)? {
        guard sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1 else { return nil }
        return try second.withLock { second in
            if second == nil {
                do { second = try file.openForReading() } catch { throw file.explained(error) }
            }
            return second
        }
    }

    /// The context of a connection.
    func context(for database: Database) throws -> LookupContext {
        let connection = ObjectIdentifier(database)
        let known = entries.withLock { entries in
            entries.first { $0.connection == connection }
        }
        if let known { return known.context }
        let context = try LookupContext(database, folder: folder)
        entries.withLock { $0.append(Entry(connection: connection, context: context)) }
        return context
    }

    /// Lets go of all of them, before their connections are closed.
    func close() throws {
        entries.withLock { $0.removeAll() }
        try second.withLock { second in
            try second?.close()
            second = nil
        }
    }
}
