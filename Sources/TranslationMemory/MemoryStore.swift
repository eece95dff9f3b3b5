public import Bitext

/// A translation memory: units that are added, looked up and handed out again.
///
/// What stands behind it, a file or a server, does not show. All members throw ``MemoryError``,
/// `CancellationError`, or what a closure that they call throws.
public protocol MemoryStore: Sendable {
    /// The name of the memory.
    var name: String { get }

    /// Adds the units that a feed hands in, all or none of them: in one transaction, which is
    /// durable when this returns.
    ///
    /// ``UnstorableUnit`` where codes do not fit their text or hold texts too deep.
    ///
    /// Where the feed throws, nothing is kept and the error passes on. The feed runs once, and
    /// holds no lock before its first thousand units or its end.
    func add(
        _ options: AddingOptions,
        feed: @escaping @Sendable (_ add: (TranslationUnit) throws -> Void) throws -> Void
    ) async throws -> AddingReport

    /// Adds units that are at hand, all or none: the way for one at a time.
    ///
    /// When this returns they are durable, and the next look-up finds them, in any process.
    @discardableResult
    func add(_ units: [TranslationUnit], _ options: AddingOptions) async throws -> AddingReport

    /// Adds the units of a document between two languages in place of those that it had: what is
    /// handed in again keeps its id, what is not goes.
    ///
    /// Its units between other languages stay, and so does a unit that another document has too.
    func replaceDocument(
        _ document: DocumentPair, _ options: AddingOptions,
        feed: @escaping @Sendable (_ add: (TranslationUnit) throws -> Void) throws -> Void
    ) async throws -> AddingReport

    /// Writes what helps to find the units that are new, as far as it is worth it.
    ///
    /// Look-ups answer the same without it, only later. The units are safe where this throws.
    func updateIndex(_ extent: IndexExtent) async throws

    /// Looks texts up; a damaged unit answers none, and is counted.
    func answers(
        to queries: [LookupQuery], _ options: LookupOptions
    ) async throws -> LookupAnswers

    /// Hands out the units that meet all filters, in the order of their ids, as of one moment.
    ///
    /// The content of each is held against its checksum: ``MemoryError/damagedUnit(path:id:)``.
    func forEachUnit(
        where filters: [UnitFilter], _ body: @escaping @Sendable (StoredUnit) throws -> Void
    ) async throws

    /// Whether the keys by which units are found are those of this program; else each look-up reads
    /// every unit, until they are made anew.
    func keysAreCurrent() async throws -> Bool

    /// Counts what there is.
    func information() async throws -> MemoryInformation

    /// Checks the checksum and the keys of every unit and the structure of the store; nothing found is good.
    func verify() async throws -> [MemoryFinding]

    /// Makes the keys by which units are found anew; in both directions, also what it takes to find
    /// units by their targets as fast as by their sources, from now on.
    @discardableResult
    func rebuildKeys(bothDirections: Bool) async throws -> KeyRebuildingReport
}

extension MemoryStore {
    /// Makes the keys by which units are found anew, in the directions that there were.
    @discardableResult
    public func rebuildKeys() async throws -> KeyRebuildingReport {
        try await rebuildKeys(bothDirections: false)
    }
}

/// What became of the units whose keys were made anew.
public struct KeyRebuildingReport: Sendable, Hashable {
    /// How many units there are.
    public let units: Int
    /// How many of them do not have their checksum.
    public let damagedUnits: Int
}
