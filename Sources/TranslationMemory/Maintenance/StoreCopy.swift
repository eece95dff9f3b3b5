internal import Foundation
internal import GRDB
internal import Glibc

/// A file that a memory is copied to: made as a draft, checked, and then given its name.
struct StoreCopy: ~Copyable {
    private let draft: StoreDraft

    /// Begins a copy that is to lie in a folder; the path is the one that the user gave.
    init(in folder: String, path: String) throws {
        StoreDraft.removeAbandoned(in: folder)
        guard let draft = StoreDraft(in: folder) else {
            throw MemoryError.cannotCreate(path: path, detail: String(cString: strerror(errno)))
        }
        self.draft = draft
    }

    /// The file as long as it has no name.
    var file: String { draft.file }

    /// Copies a database as it is at the moment of its transaction; it is on the disk after that.
    static func fill(
        _ file: String, from source: Database, path: String, onStep: (Double) throws -> Void
    ) throws {
        do {
            let queue = try DatabaseQueue(path: file)
            defer { try? queue.close() }
            try queue.writeWithoutTransaction { target in
                try target.execute(sql: "PRAGMA synchronous = FULL")
                try DatabaseCopy(from: source, to: target).run(onStep: onStep)
            }
        } catch let error as DatabaseError where Self.isOfTarget(error) {
            throw StoreFile(path: path, waitSeconds: 0).explained(error)
        }
    }

    /// Takes the files of the index out of the copy's list: they stand beside another memory.
    func forgetIndex() throws {
        let queue = try DatabaseQueue(path: draft.file)
        defer { try? queue.close() }
        try queue.write { database in
            // A memory of an earlier form has no such list.
            guard try database.tableExists("indexFile") else { return }
            try database.execute(sql: "DELETE FROM indexFile")
        }
    }

    /// What the content of the copy lacks, with the number of its units.
    func check() async throws -> (units: Int, findings: [MemoryFinding]) {
        let store = try SQLiteMemoryStore(path: draft.file, for: .reading)
        defer { try? store.close() }
        let findings = try await store.verify()
        guard findings.isEmpty else { return (0, findings) }
        return (try await store.read(SQLiteMemoryStore.countUnits), [])
    }

    /// Gives the file its name.
    func publish(at location: String, path: String, replacing: Bool = false) throws {
        guard !draft.publish(at: location, replacing: replacing) else { return }
        throw errno == EEXIST
            ? MemoryError.exists(path: path)
            : MemoryError.cannotCreate(path: path, detail: String(cString: strerror(errno)))
    }

    /// Whether what failed was the writing; what fails otherwise is the reading.
    private static func isOfTarget(_ error: DatabaseError) -> Bool {
        switch error.extendedResultCode {
        case .SQLITE_FULL, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_IOERR_WRITE,
            .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC, .SQLITE_IOERR_TRUNCATE:
            true
        default: false
        }
    }
}
