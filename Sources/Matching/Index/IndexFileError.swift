/// Why the bytes of an index file cannot be used.
public enum IndexFileError: Error, Sendable, Hashable {
    /// The file cannot be opened or mapped; the system's error number.
    case unreadable(code: Int32)
    /// It has another length than it was written with, or no header of ours.
    case malformed
    /// A block does not have its checksum; blocks are counted from 0.
    case damagedBlock(Int)
}
