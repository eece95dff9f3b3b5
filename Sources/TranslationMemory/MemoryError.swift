/// Why a memory could not be read or written.
public enum MemoryError: Error, Sendable, Hashable {
    /// There is no such file.
    case missing(path: String)
    /// The file is something else: no SQLite database, or another program's.
    case notAMemory(path: String)
    /// What the file holds contradicts itself; the detail is SQLite's.
    case damaged(path: String, detail: String)
    /// A unit's content does not have its checksum, or cannot be read.
    case damagedUnit(path: String, id: Int64)
    /// The store was made by a later version of this program.
    case newerSchema(path: String, version: Int, supported: Int)
    /// Another process is writing, and went on for longer than was to be waited.
    case locked(path: String, holder: LockHolder?)
    /// The file or its folder cannot be written.
    case readOnly(path: String)
    /// The file lies on a file system of the network, or one that a program serves, where it is only
    /// read.
    case remoteFileSystem(path: String, fileSystem: String)
    /// The file cannot be made: the folder is missing or closed to us.
    case cannotCreate(path: String, detail: String)
    /// A file is there already, and was not to be replaced.
    case exists(path: String)
    /// A file of SQLite's stands beside the path: a memory is open there, or was not closed.
    case inUse(path: String, companion: String)
    /// A memory was to be restored from its own file.
    case restoredFromItself(path: String)
    /// Somebody wrote to a file that was read without a lock.
    case changedMeanwhile(path: String)
    /// No unit with its checksum is in the file.
    case nothingToSave(path: String)
    /// The content was checked and is not sound.
    case unsound(path: String, findings: [MemoryFinding])
    /// The name or the path is longer than the system, or SQLite, takes.
    case nameTooLong(path: String)
    /// The disk is full; nothing of the transaction was kept.
    case diskFull(path: String)
    /// A file of the index could not be written, by the system's error number; the units are safe,
    /// and are read one by one until it can.
    case indexNotWritten(path: String, code: Int32)
    /// Reading or writing failed; the code is SQLite's extended one.
    case io(path: String, code: Int32, detail: String)

    /// The file that it is about.
    public var path: String {
        switch self {
        case .missing(let path), .notAMemory(let path), .damaged(let path, _),
            .damagedUnit(let path, _), .newerSchema(let path, _, _), .locked(let path, _),
            .readOnly(let path), .remoteFileSystem(let path, _), .cannotCreate(let path, _),
            .nameTooLong(let path), .exists(let path), .inUse(let path, _),
            .restoredFromItself(let path), .changedMeanwhile(let path),
            .nothingToSave(let path), .unsound(let path, _), .diskFull(let path),
            .io(let path, _, _), .indexNotWritten(let path, _):
            path
        }
    }
}
