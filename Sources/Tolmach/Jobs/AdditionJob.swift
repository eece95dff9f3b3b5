internal import Foundation
internal import Synchronization

/// Adds the pairs of an aligned text to a memory, in place of what the memory had of the document.
public struct AdditionJob: Sendable {
    /// What became of the pairs.
    public struct Outcome: Hashable, Sendable {
        /// The name of the document.
        public let document: String
        /// The two-sided beads.
        public let pairs: Int
        /// Those that were sure enough.
        public let offered: Int
        /// What became of them in the memory; nil where none was sure enough and nothing was done.
        public let report: AddingReport?
        /// How many of the document's units that go a person had confirmed; 0 where a damaged unit of
        /// the memory keeps them from being counted.
        public let confirmedRemoved: Int
    }

    /// The memory has a document of the same name with quite other units.
    public struct ForeignDocument: Error, Hashable, Sendable {
        /// The name.
        public let document: String
        /// How many units it has.
        public let units: Int
    }

    /// The aligned text.
    public var text: AlignedText
    /// The file of its source.
    public var source: String
    /// The name of the document; nil to take it from the file.
    public var document: String?
    /// The workspace, inside which the path of a file is its name.
    public var workspace: Workspace?
    /// The least confidence of a pair that is added.
    public var minimumConfidence: Double
    /// For each bead whether a person has confirmed it; none where it is empty.
    public var confirmed: [Bool] = []
    /// Who adds, and whether it is only tried.
    public var options: AddingOptions

    /// Describes a job.
    public init(
        text: AlignedText, source: String, document: String? = nil, workspace: Workspace? = nil,
        minimumConfidence: Double = 0.8, options: AddingOptions = AddingOptions()
    ) {
        self.text = text
        self.source = source
        self.document = document
        self.workspace = workspace
        self.minimumConfidence = minimumConfidence
        self.options = options
    }

    /// Adds the pairs to the store, which is asked for only where there are any.
    ///
    /// Throws `ForeignDocument` where a name that nobody chose is that of another text: of its
    /// units none would come again. Throws `MemoryError` and `CancellationError` too; then nothing
    /// was changed. What else is to be written with the pairs is written by the second closure, when
    /// nothing speaks against adding them and before any is.
    public func run(
        into store: () throws -> any MemoryStore, besides writeRest: () throws -> Void = {}
    ) async throws -> Outcome {
        let name = documentName
        let units = text.units(
            minimumConfidence: minimumConfidence, document: name, confirmed: confirmed)
        let pairs = text.beads.count { !$0.isOneSided }
        guard !units.isEmpty else {
            try writeRest()
            return Outcome(
                document: name, pairs: pairs, offered: 0, report: nil, confirmedRemoved: 0)
        }
        let store = try store()
        func add(_ options: AddingOptions) async throws -> AddingReport {
            try await store.replaceDocument(
                DocumentPair(name, from: text.source.language, to: text.target.language), options
            ) { add in
                for unit in units { try add(unit) }
            }
        }
        var rehearsal = options
        rehearsal.isRehearsal = true
        let expected = try await add(rehearsal)
        // What other documents have of the text says nothing of the one that has its name.
        if document == nil, expected.released > 0, expected.kept == 0 {
            throw ForeignDocument(document: name, units: expected.released)
        }
        let confirmed = expected.removed > 0 ? try await confirmedUnits(of: name, in: store) : []
        try writeRest()
        let report = try await add(options)
        if !options.isRehearsal {
            // Without an index look-ups answer the same, and tell.
            _ = try await store.updateIndexOfKeptUnits()
        }
        return Outcome(
            document: name, pairs: pairs, offered: units.count, report: report,
            confirmedRemoved: confirmed.subtracting(units.map(UnitPlace.init)).count)
    }

    /// What makes units of the same languages the same.
    private struct UnitPlace: Hashable {
        let source: Segment
        let target: Segment
        let previous: Neighbour
        let next: Neighbour

        init(_ unit: TranslationUnit) {
            source = unit.source
            target = unit.target
            previous = unit.previous
            next = unit.next
        }
    }

    /// The units that a person has confirmed and only a document has.
    private func confirmedUnits(
        of name: String, in store: any MemoryStore
    ) async throws -> Set<UnitPlace> {
        let found = Mutex<Set<UnitPlace>>([])
        let languages = (text.source.language, text.target.language)
        do {
            try await store.forEachUnit(where: []) { stored in
                let unit = stored.unit
                guard unit.document == name, unit.furtherDocuments.isEmpty,
                    unit.sourceLanguage == languages.0, unit.targetLanguage == languages.1,
                    unit.annotations.isReviewed
                else { return }
                _ = found.withLock { $0.insert(UnitPlace(unit)) }
            }
        } catch MemoryError.damagedUnit {
            // What is damaged elsewhere keeps nobody from adding.
            return []
        }
        return found.withLock { $0 }
    }

    /// The name of the document: the one given, else the path of the source inside the workspace, so
    /// that two folders can each have a text.txt; outside of it the name of the file.
    public var documentName: String {
        if let document { return document }
        guard source != "-" else { return "standard input" }
        let path = URL(fileURLWithPath: source).standardizedFileURL.path
        let folder = (workspace?.folder.standardizedFileURL.path).map { $0 + "/" }
        if let folder, path.hasPrefix(folder) { return String(path.dropFirst(folder.count)) }
        return (source as NSString).lastPathComponent
    }
}
