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
                places.append(Place(name: stem, path: name, priority: number, penalty: 0))
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

    private static func place(
        of memory: WorkspaceSettings.Memory, in workspace: Workspace
    ) -> Place {
        Place(
            name: memory.name, path: workspace.file(ofMemory: memory.name),
            priority: memory.priority, penalty: memory.penalty)
    }

    /// Opens the memories for reading.
    ///
    /// One that the workspace lists and that nothing was added to yet is left out; nothing is made.
    ///
    /// Throws `MemoryError`.
    public func openForReading(
        waitSeconds: Double = 10
    ) throws -> [(place: Place, store: SQLiteMemoryStore)] {
        try places.compactMap { place in
            do {
                return (
                    place,
                    try SQLiteMemoryStore(
                        path: place.path, for: .reading, waitSeconds: waitSeconds)
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
        guard let writable else { throw .noWritableMemory(file: settingsFile) }
        return writable
    }
}
