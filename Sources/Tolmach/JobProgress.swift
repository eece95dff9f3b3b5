/// How far a long job is: drawn by the tool, served by a server.
public struct JobProgress: Hashable, Sendable {
    /// What the job is doing.
    public enum Stage: String, Hashable, Sendable, Codable {
        /// Reading a file to its end, to know that it is sound and what it holds.
        case checking
        /// Adding units to a memory.
        case importing
        /// Writing the index by which the units of a memory are found.
        case indexing
        /// Cutting a text into sentences.
        case segmenting
        /// Finding the beads of two texts.
        case aligning
        /// Writing units to a file.
        case exporting
        /// Comparing a memory with its checksums.
        case verifying
        /// Copying a memory to a backup.
        case backingUp
        /// Putting a backup in the place of a memory.
        case restoring
        /// Writing a memory anew without empty room.
        case compacting
        /// Saving what is sound of a damaged memory.
        case rescuing
        /// Compiling a dictionary, which is done once.
        case compiling
        /// Reading the translated units from which a lexicon is to be learned.
        case reading
        /// Learning a lexicon.
        case learning
        /// Looking for matches.
        case lookingUp
    }

    /// What the job is doing.
    public let stage: Stage
    /// What it does that to: the name of a file or of a memory.
    public let subject: String
    /// How much is done, 0 to 1; nil where the whole is not known.
    public let fraction: Double?

    /// Makes a report.
    public init(_ stage: Stage, _ subject: String, fraction: Double?) {
        self.stage = stage
        self.subject = subject
        self.fraction = fraction
    }
}

/// Takes reports of progress, from any thread.
public typealias ProgressHandler = @Sendable (JobProgress) -> Void
