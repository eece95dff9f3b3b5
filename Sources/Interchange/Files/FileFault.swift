internal import Glibc

/// Why the system refuses a file.
public enum FileFault: Hashable, Sendable {
    /// There is no such file, or no such folder for it.
    case missing
    /// It is a folder.
    case isFolder
    /// The permissions forbid it.
    case notPermitted
    /// The file system is read-only.
    case readOnlyFileSystem
    /// The disk, or the share of it that the user may have, is full.
    case noSpace
    /// Another reason, by the number of the system (`errno`).
    case system(Int32)

    /// Sorts an error number of the system.
    public init(errno number: Int32) {
        self =
            switch number {
            case ENOENT, ENOTDIR: .missing
            case EISDIR: .isFolder
            case EACCES, EPERM: .notPermitted
            case EROFS: .readOnlyFileSystem
            case ENOSPC, EDQUOT, EFBIG: .noSpace
            default: .system(number)
            }
    }
}
