/// Why a file of a memory's index is not used; the units that it covers are read instead.
public struct IndexFault: Error, Sendable, Hashable {
    /// What is wrong with it.
    public enum Reason: String, Sendable, Hashable {
        /// It is not there.
        case missing
        /// It is not what was written.
        case damaged
        /// It belongs to another memory, or to a later state of this one.
        case foreign
    }

    /// The path of the file.
    public let path: String
    /// What is wrong with it.
    public let reason: Reason
}
