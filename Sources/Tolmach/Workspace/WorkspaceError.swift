/// Why a workspace cannot be used.
public enum WorkspaceError: Error, Hashable, Sendable {
    /// No `tolmach.json` at or above a folder, nor in the user's own folder.
    case noneFound(from: String, userFolder: String)
    /// The named folder has no `tolmach.json`.
    case noneAt(String)
    /// The folder is a workspace already.
    case exists(String)
    /// `tolmach.json` cannot be understood.
    case malformed(file: String, reason: String)
    /// `tolmach.json` was written by a later version.
    case newerFormat(file: String, format: Int)
    /// A folder or a file cannot be made, by the system's error number.
    case cannotCreate(path: String, code: Int32)
    /// A file stands where a folder is to be.
    case fileInTheWay(of: String, file: String)
    /// The workspace lists no memory of this name.
    case noMemory(named: String, known: [String])
    /// The workspace says of a memory that it is not to be written.
    case readOnlyMemory(named: String, file: String)
    /// The workspace marks no memory for writing.
    case noWritableMemory(file: String)
}
