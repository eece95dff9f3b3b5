internal import Foundation
internal import GRDB
internal import Glibc

/// Puts the content of a backup in the place of what a memory holds.
///
/// Whoever has the memory open goes on: readers see the old content until the new one is whole.
/// The memory becomes a new store with a name of its own, so that nothing that was derived from
/// what it held before is taken for current.
public struct MemoryRestoring: Sendable {
    /// What was done, or would be.
    public struct Report: Sendable, Hashable {
        /// How many units the backup has.
        public let units: Int
        /// The file that has the old content; nil where there was none, or it was not to be kept.
        public let kept: String?
    }

    /// The steps that take their time.
    public enum Step: Sendable, Hashable {
        /// Copying and checking the backup.
        case checking
        /// Keeping the old content and putting the new one in its place.
        case replacing
    }

    /// Takes the part of a step that is done; nil where it is not known.
    public typealias StepHandler = @Sendable (Step, _ part: Double?) -> Void

    private let memory: StoreFile
    private let backup: String
    private let keepsOld: Bool
    private let clock: StampClock
    private let trust: FileSystemTrust

    /// Describes a restoring of a memory's file from a backup, either by its path.
    public init(
        of memory: String, from backup: String, keepsOld: Bool = true, waitSeconds: Double = 10,
        clock: StampClock = .system, trustsFileSystem: Bool = false
    ) {
        self.init(
            of: memory, from: backup, keepsOld: keepsOld, waitSeconds: waitSeconds, clock: clock,
            trust: FileSystemTrust(isOfAll: trustsFileSystem))
    }

    init(
        of memory: String, from backup: String, keepsOld: Bool, waitSeconds: Double,
        clock: StampClock, trust: FileSystemTrust
    ) {
        self.memory = StoreFile(path: memory, waitSeconds: waitSeconds, trust: trust)
        self.trust = trust
        self.backup = backup
        self.keepsOld = keepsOld
        self.clock = clock
    }

    /// Checks the backup whole, and changes nothing.
    ///
    /// Throws ``MemoryError``, as `run` does.
    public func rehearse() async throws -> Report {
        try memory.requireLocal()
        let source = try openBackup()
        defer { try? source.close() }
        let findings = try await source.verify()
        guard findings.isEmpty else {
            throw MemoryError.unsound(path: backup, findings: findings)
        }
        return Report(units: try await source.read(SQLiteMemoryStore.countUnits), kept: nil)
    }

    /// Checks the backup whole, and then restores it.
    ///
    /// Throws ``MemoryError``: `unsound` where the backup is damaged, `locked` where another
    /// process goes on writing; then nothing was changed.
    public func run(onStep: @escaping StepHandler = { _, _ in }) async throws -> Report {
        try memory.requireLocal()
        let source = try openBackup()
        defer { try? source.close() }
        let copy = try StoreCopy(in: memory.folder, path: memory.path)
        let file = copy.file
        try await source.fill(file, path: memory.path) { onStep(.checking, $0) }
        onStep(.checking, nil)
        let (units, findings) = try await copy.check()
        guard findings.isEmpty else {
            throw MemoryError.unsound(path: backup, findings: findings)
        }
        let new = StoreFile(path: file, waitSeconds: 0, trust: trust)
        let queue = try new.openForWriting()
        do {
            try await queue.write { database in
                let name = try BulkStatement(
                    database, "UPDATE meta SET value = ? WHERE key = 'storeID'")
                try name.bind(1, NewStoreFile.newStoreID())
                try name.run()
                try database.execute(sql: "DELETE FROM indexFile")
                // Whoever has the memory open reads all of it anew.
                try SQLiteMemoryStore.beginEpoch(in: database)
            }
            let kept: String?
            if try memory.isMissing() {
                try queue.close()
                try copy.publish(at: memory.location, path: memory.path)
                kept = nil
            } else if let old = try openOld() {
                kept = try await replaceContent(of: old, by: queue, onStep: onStep)
                try queue.close()
            } else {
                try queue.close()
                kept = try replaceFile(by: copy)
            }
            return Report(units: units, kept: kept)
        } catch {
            throw memory.explained(error)
        }
    }

    private func openBackup() throws -> SQLiteMemoryStore {
        let source = StoreFile(path: backup, waitSeconds: memory.waitSeconds)
        guard try source.isMissing() || source.location != memory.location else {
            throw MemoryError.restoredFromItself(path: backup)
        }
        return try SQLiteMemoryStore(
            path: backup, for: .reading, waitSeconds: memory.waitSeconds, clock: clock,
            trust: trust)
    }

    /// Opens the memory that is there; nil where it is too damaged for that.
    private func openOld() throws -> DatabaseQueue? {
        do {
            return try memory.openForWriting()
        } catch {
            switch memory.explained(error) {
            case MemoryError.damaged, MemoryError.notAMemory: return nil
            default: throw error
            }
        }
    }

    /// Puts a file in the place of one that SQLite cannot open, which stays under another name
    /// whatever was wished: nobody could look at what is lost with it.
    private func replaceFile(by copy: borrowing StoreCopy) throws -> String {
        let location = memory.location
        var status = stat()
        guard stat(location, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw MemoryError.notAMemory(path: memory.path)
        }
        let hold = try ExclusiveHold(
            location, path: memory.path, waitSeconds: memory.waitSeconds)
        guard hold.kind == .memory || hold.kind == .unknown && location.hasSuffix(".tolmach")
        else { throw MemoryError.notAMemory(path: memory.path) }
        let kept = memory.freeName(before: "restore", stamp: clock.nameStamp)
        // What was committed last may be in the log alone.
        for suffix in ["-wal", ""] where access(location + suffix, F_OK) == 0 {
            guard link(location + suffix, kept + suffix) == 0 else {
                throw MemoryError.cannotCreate(path: kept, detail: String(cString: strerror(errno)))
            }
        }
        // Beside the new file the old log would be taken for its own.
        for suffix in StoreFile.companions { unlink(location + suffix) }
        try copy.publish(at: location, path: memory.path, replacing: true)
        return withExtendedLifetime(hold) { kept }
    }

    /// Writes the pages of the new content over the old ones, in one transaction of SQLite's; gives
    /// the file that has the old ones.
    private func replaceContent(
        of old: DatabaseQueue, by new: DatabaseQueue, onStep: @escaping StepHandler
    ) async throws -> String? {
        defer { try? old.close() }
        try Self.usePages(like: old, in: new)
        let isCancelled = Cancellation()
        return try await withTaskCancellationHandler {
            try await old.writeWithoutTransaction { [self] target in
                try new.read { source in
                    let copy = try DatabaseCopy(from: source, to: target)
                    // From here on nobody adds what would be neither kept nor there.
                    try copy.lock()
                    let kept = try keepsOld ? keepContent() : nil
                    try copy.run { part in
                        try isCancelled.check()
                        onStep(.replacing, part)
                    }
                    return kept
                }
            }
        } onCancel: {
            isCancelled.set()
        }
    }

    /// Keeps the content as others read it now, which may be damaged.
    private func keepContent() throws -> String {
        let copy = try StoreCopy(in: memory.folder, path: memory.path)
        let reader = try memory.openForReading()
        defer { try? reader.close() }
        try reader.read { database in
            _ = try Int.fetchOne(database, sql: "PRAGMA schema_version")
            try StoreCopy.fill(copy.file, from: database, path: memory.path) { _ in }
        }
        let kept = memory.freeName(before: "restore", stamp: clock.nameStamp)
        try copy.publish(at: kept, path: kept)
        return kept
    }

    /// SQLite copies no pages into a logged file whose pages are of another size.
    private static func usePages(like old: DatabaseQueue, in new: DatabaseQueue) throws {
        func size(_ database: Database) throws -> Int {
            try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
        }
        let wanted = try old.writeWithoutTransaction(size)
        try new.writeWithoutTransaction { database in
            guard try size(database) != wanted else { return }
            try database.execute(
                sql: """
                    PRAGMA journal_mode = DELETE; PRAGMA page_size = \(wanted); VACUUM;
                    PRAGMA journal_mode = WAL
                    """)
        }
    }
}

extension StoreFile {
    /// Whether nothing is at the path.
    func isMissing() throws -> Bool {
        var status = stat()
        guard stat(location, &status) != 0 else { return false }
        guard errno == ENOENT else {
            throw MemoryError.cannotCreate(path: path, detail: String(cString: strerror(errno)))
        }
        return true
    }

    /// A name beside the file that nothing has: `main.before-restore-20260131-235959.tolmach`.
    func freeName(before event: String, stamp: String) -> String {
        let stem =
            location.hasSuffix(".tolmach") ? (location as NSString).deletingPathExtension : location
        let first = "\(stem).before-\(event)-\(stamp)"
        var name = first
        var number = 2
        while access(name + ".tolmach", F_OK) == 0 {
            name = "\(first)-\(number)"
            number += 1
        }
        return name + ".tolmach"
    }
}
