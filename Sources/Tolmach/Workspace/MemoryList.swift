internal import Foundation

/// The memories that a command works with: those of a workspace, or those that were named.
public struct MemoryList: Sendable {
    /// A memory and what its answers are worth.
    public struct Place: Hashable, Sendable {
        /// The name by which it is told.
        public let name: String
        /// Its file.
        public let path: String
        /// Which comes first where scores are equal: the lowest number.
        public let priority: Int
        /// Points by which its matches are lowered.
        public let penalty: Double
        /// Whether the workspace forbids to write to it.
        public let isReadOnly: Bool
    }

    /// The memories in the order of their priority.
    public let places: [Place]
    /// Whether they were named one by one; then each of them must be there.
    private let areNamed: Bool
    private let writable: Place?
    private let settingsFile: String

    /// The memories to use: the named ones, each a name of the workspace or a file (`x.tolmach`, or
    /// any path with a slash), else those that the workspace lists; each file once.
    public init(named names: [String], workspace: Workspace?) throws(WorkspaceError) {
        settingsFile = workspace?.settingsFile ?? ""
        areNamed = !names.isEmpty
        guard !names.isEmpty else {
            let listed = workspace?.settings.memories ?? []
            places = Self.withoutRepeats(
                listed.sorted { ($0.priority, $0.name) < ($1.priority, $1.name) }
                    .compactMap { memory in workspace.map { Self.place(of: memory, in: $0) } })
            writable = listed.first(where: \.writes).flatMap { memory in
                workspace.map { Self.place(of: memory, in: $0) }
            }
            return
        }
        var places: [Place] = []
        for (number, name) in names.enumerated() {
            if name.contains("/") || name.hasSuffix(".tolmach") {
                let stem = ((name as NSString).lastPathComponent as NSString)
                    .deletingPathExtension
                // Under whatever name, what the workspace says of a memory holds.
                let listed = workspace.flatMap { Self.memory(of: $0, at: name) }
                places.append(
                    Place(
                        name: stem, path: name, priority: listed?.priority ?? number,
                        penalty: listed?.penalty ?? 0, isReadOnly: listed?.readOnly ?? false))
            } else if let workspace,
                let memory = workspace.settings.memories.first(where: { $0.name == name })
            {
                places.append(Self.place(of: memory, in: workspace))
            } else {
                throw .noMemory(
                    named: name, known: workspace?.settings.memories.map(\.name) ?? [])
            }
        }
        self.places = Self.withoutRepeats(places)
        writable = self.places.count == 1 ? self.places[0] : nil
    }

    /// The first place of each file: a memory that stood there twice would give every match twice.
    private static func withoutRepeats(_ places: [Place]) -> [Place] {
        var seen: [FileIdentity] = []
        return places.filter { place in
            guard let identity = FileIdentity(place.path) else { return true }
            guard !seen.contains(identity) else { return false }
            seen.append(identity)
            return true
        }
    }

    private static func memory(
        of workspace: Workspace, at path: String
    ) -> WorkspaceSettings.Memory? {
        guard let identity = FileIdentity(path) else { return nil }
        return workspace.settings.memories.first {
            FileIdentity(workspace.file(ofMemory: $0.name)) == identity
        }
    }

    private static func place(
        of memory: WorkspaceSettings.Memory, in workspace: Workspace
    ) -> Place {
        Place(
            name: memory.name, path: workspace.file(ofMemory: memory.name),
            priority: memory.priority, penalty: memory.penalty, isReadOnly: memory.readOnly)
    }

    /// Opens the memories for reading.
    ///
    /// One that the workspace lists and that nothing was added to yet is left out; nothing is made.
    ///
    /// Throws `MemoryError`.
    public func openForReading(
        waitSeconds: Double = 10, trustsFileSystem: Bool = false
    ) throws -> [(place: Place, store: SQLiteMemoryStore)] {
        try places.compactMap { place in
            do {
                return (
                    place,
                    try SQLiteMemoryStore(
                        path: place.path, for: .reading, waitSeconds: waitSeconds,
                        trustsFileSystem: trustsFileSystem)
                )
            } catch MemoryError.missing where !areNamed {
                return nil
            }
        }
    }

    /// Opened memories as one that answers look-ups.
    public static func catalogue(
        of opened: [(place: Place, store: SQLiteMemoryStore)]
    ) -> MemoryCatalogue {
        MemoryCatalogue(
            opened.map { place, store in
                MemoryCatalogue.Entry(
                    store, priority: place.priority,
                    penalty: Int((place.penalty * 100).rounded()))
            })
    }

    /// Where additions go.
    public func placeToWrite() throws(WorkspaceError) -> Place {
        guard let writable else {
            throw .noWritableMemory(file: areNamed ? "" : settingsFile)
        }
        return try requireWritable(writable)
    }

    /// The memories that may be written: those that were named, none of which may be read-only, or
    /// those of the workspace that are not.
    public func placesToWrite() throws(WorkspaceError) -> [Place] {
        guard areNamed else { return places.filter { !$0.isReadOnly } }
        for place in places { _ = try requireWritable(place) }
        return places
    }

    private func requireWritable(_ place: Place) throws(WorkspaceError) -> Place {
        guard !place.isReadOnly else {
            throw .readOnlyMemory(named: place.name, file: settingsFile)
        }
        return place
    }
}
