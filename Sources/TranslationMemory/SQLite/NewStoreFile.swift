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
        try Self.makeEmptyStore(at: draft.file)
        guard draft.publish(at: location) || errno == EEXIST else {
            throw MemoryError.cannotCreate(path: path, detail: String(cString: strerror(errno)))
        }
    }

    /// Makes a store without units in a file that is not there yet.
    static func makeEmptyStore(at file: String) throws {
        let database = try DatabaseQueue(path: file)
        try database.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                try MemorySchema.make(in: database, storeID: newStoreID())
                return .commit
            }
            try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL")
        }
        try database.close()
    }

    /// A random name for a store.
    static func newStoreID() -> String {
        var random = SystemRandomNumberGenerator()
        return [random.next(), random.next()].map { number in
            let digits = String(number, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }.joined()
    }
}
