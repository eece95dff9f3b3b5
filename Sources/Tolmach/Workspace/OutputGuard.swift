internal import Foundation

/// Refuses to put an output in the place of something that must not be lost.
public struct OutputGuard: Sendable {
    /// Why a file may not be written to.
    public enum Refusal: Error, Hashable, Sendable {
        /// It is a memory or stands beside one as part of it, or has the name of such a file.
        case memory(String)
        /// It is one of the memories that were named or that the workspace lists, and a memory was to
        /// be written.
        case ownMemory(String)
        /// It is a text that the same command reads.
        case input(String)
        /// It is a glossary that is read.
        case glossary(String)
        /// It is a lexicon that is used.
        case lexicon(String)
        /// It holds the settings of a workspace, or has their name.
        case settings(String)
    }

    /// What SQLite adds to the name of a memory for the files that it keeps beside it.
    private static let companions = ["-wal", "-shm", "-journal"]

    private let memories: [String]
    private let inputs: [String]
    private let glossaries: [String]
    private let lexicons: [String]
    private let settings: [String]

    /// Guards files by their paths; a memory may be one that is still to be made.
    public init(
        memories: [String], inputs: [String] = [], glossaries: [String] = [],
        lexicons: [String] = [], settings: [String] = []
    ) {
        self.memories = memories
        self.inputs = inputs
        self.glossaries = glossaries
        self.lexicons = lexicons
        self.settings = settings
    }

    /// Throws where a path is one of them, under whatever name; the name of a memory will do where
    /// a memory is to be written.
    public func check(_ path: String, forMemory: Bool = false) throws(Refusal) {
        guard path != "-" else { return }
        for place in [path, FileIdentity.resolved(path)] {
            let owner = Self.companions.first { place.hasSuffix($0) }
                .map { String(place.dropLast($0.count)) }
            if forMemory, Self.isAny(of: memories, place) { throw .ownMemory(path) }
            if !forMemory && isMemory(place) || owner.map(isMemory) ?? false {
                throw .memory(path)
            }
            if (place as NSString).lastPathComponent == Workspace.settingsName
                || Self.isAny(of: settings, place)
            {
                throw .settings(path)
            }
        }
        if Self.isAny(of: inputs, path) { throw .input(path) }
        if Self.isAny(of: glossaries, path) { throw .glossary(path) }
        if Self.isAny(of: lexicons, path) { throw .lexicon(path) }
    }

    private func isMemory(_ path: String) -> Bool {
        path.hasSuffix(".tolmach") || Self.isAny(of: memories, path)
    }

    private static func isAny(of files: [String], _ path: String) -> Bool {
        guard let identity = FileIdentity(path) else { return false }
        return files.contains { FileIdentity($0) == identity }
    }
}
