/// The folder for temporary files cannot hold what is learned from.
public struct TrainingFault: Error, Hashable, Sendable {
    /// The folder.
    public let folder: String
    /// The system's error number.
    public let code: Int32
}
