internal import GRDB
internal import Glibc

/// What a backup holds.
public struct BackupReport: Sendable, Hashable {
    /// How many units.
    public let units: Int
    /// The number of the last change that it has.
    public let sequence: Int64
    /// The size of the file in bytes.
    public let bytes: Int
}

extension SQLiteMemoryStore {
    /// Writes what the memory holds at one moment to another file, whole or not at all, while others
    /// go on reading and writing.
    ///
    /// The copy is checked as `verify` does before it gets its name. Throws ``MemoryError``:
    /// `exists` where the file is there and is not to be replaced, `unsound` where the memory is
    /// damaged; then nothing was made or replaced. The handler gets the part that is done.
    public func backUp(
        to path: String, replacing: Bool = false,
        onProgress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> BackupReport {
        let target = StoreFile(path: path, waitSeconds: 0)
        try target.requireFree(replacing: replacing)
        let copy = try StoreCopy(in: target.folder, path: path)
        let sequence = try await fill(copy.file, path: path, onProgress: onProgress)
        let (units, findings) = try await copy.check()
        guard findings.isEmpty else {
            throw MemoryError.unsound(path: self.path, findings: findings)
        }
        do { try copy.forgetIndex() } catch { throw target.explained(error) }
        try copy.publish(at: target.location, path: path, replacing: replacing)
        return BackupReport(units: units, sequence: sequence, bytes: target.size)
    }

    /// Copies what the memory holds at one moment to a file without content, and gives the number of
    /// the last change; the path is the one to name in errors.
    @discardableResult
    func fill(
        _ file: String, path: String, onProgress: @escaping @Sendable (Double) -> Void
    ) async throws -> Int64 {
        let isCancelled = Cancellation()
        return try await withTaskCancellationHandler {
            try await read { database in
                // The first reading is the moment that the copy shows.
                let sequence = try Self.lastSequence(database)
                try StoreCopy.fill(file, from: database, path: path) { part in
                    try isCancelled.check()
                    onProgress(part)
                }
                return sequence
            }
        } onCancel: {
            isCancelled.set()
        }
    }

    /// Counts the units.
    static func countUnits(_ database: Database) throws -> Int {
        let row = try BulkStatement(database, "SELECT count(*) FROM unit")
        return try row.step() ? Int(row.number(0)) : 0
    }
}

extension StoreFile {
    /// That a file can take the name: nothing is there that may not be replaced, nor a log that
    /// SQLite would take for that of the new file.
    ///
    /// Only a memory is ever replaced, whole or damaged, or a file without content.
    func requireFree(replacing: Bool) throws(MemoryError) {
        if access(location, F_OK) == 0 {
            guard replacing else { throw .exists(path: path) }
            guard mayBeMemory else { throw .notAMemory(path: path) }
        }
        for suffix in Self.companions where access(location + suffix, F_OK) == 0 {
            throw .inUse(path: path, companion: path + suffix)
        }
    }

    /// Whether the file is called a memory, begins as one, or is empty.
    private var mayBeMemory: Bool {
        var status = stat()
        guard stat(location, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        guard status.st_size > 0, !location.hasSuffix(".tolmach") else { return true }
        guard let file = fopen(location, "re") else { return false }
        defer { fclose(file) }
        let magic = Array("SQLite format 3\0".utf8)
        var bytes = [UInt8](repeating: 0, count: magic.count)
        return fread(&bytes, 1, bytes.count, file) == bytes.count && bytes == magic
    }
}
