internal import GRDB
internal import Glibc

/// The file of a memory that is not there yet.
///
/// It is made as a draft, and gets its own once it is whole and on the disk: whenever the
/// program is stopped, the memory is there, or it is not.
struct NewStoreFile {
    /// The path that the user gave, for errors.
    let path: String
    /// Where the file is to lie.
    let location: String
    /// Its folder.
    let folder: String

    /// Makes the file, unless another program is faster.
    func make() throws {
        StoreDraft.removeAbandoned(in: folder)
        guard let draft = StoreDraft(in: folder) else {
            throw MemoryError.cannotCreate(path: path, detail: String(cString: strerror(errno)))
        }
        let database = try DatabaseQueue(path: draft.file)
        try database.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                try MemorySchema.make(in: database, storeID: Self.newStoreID())
                return .commit
            }
            try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL")
        }
        try database.close()
        try publish(draft)
    }

    /// Gives the draft its name, where nothing else has it.
    private func publish(_ draft: borrowing StoreDraft) throws {
        guard link(draft.file, location) != 0 else { return syncFolder() }
        let code = errno
        guard code != EEXIST else { return }
        // Some file systems have no second names for a file.
        guard [EPERM, ENOTSUP, ENOSYS].contains(code), access(location, F_OK) != 0,
            rename(draft.file, location) == 0
        else {
            throw MemoryError.cannotCreate(path: path, detail: String(cString: strerror(code)))
        }
        syncFolder()
    }

    /// A memory whose name is lost with the power would be lost with all that was acknowledged.
    private func syncFolder() {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func newStoreID() -> String {
        var random = SystemRandomNumberGenerator()
        return [random.next(), random.next()].map { number in
            let digits = String(number, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }.joined()
    }
}
