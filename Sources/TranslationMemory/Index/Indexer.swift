internal import GRDB
internal import Matching

/// Writes the files of a memory's index: reads in a snapshot, writes and syncs files, and lists them
/// under the lock if nobody else has changed the list meanwhile.
struct Indexer {
    /// What was read and written.
    struct Outcome: Sendable {
        /// The epoch in which it was read.
        let epoch: String
        let before: [IndexListing]
        var after: [IndexListing]
        /// The vocabulary that is to be written, where that is due.
        var vocabulary: VocabularyDraft?

        var isChange: Bool { before != after || vocabulary != nil }
    }

    let folder: IndexFolder
    /// Whether every file is made anew.
    let isRebuild: Bool
    /// Whether even a few units get a file.
    let isForced: Bool

    private struct State {
        let store: SIMD2<UInt64>
        let sequence: Int64
        let listings: [IndexListing]
        /// Whether other files are listed that cannot be used.
        let isIncomplete: Bool
        let changes: [(sequence: Int64, unit: Int64)]
        let vocabulary: Vocabulary
    }

    /// Makes the files that are due, from one snapshot.
    func make(_ database: Database) throws -> Outcome {
        let epoch = try SQLiteMemoryStore.epoch(in: database)
        let listings = try IndexListing.all(in: database)
        let usable = isRebuild ? [] : try usableFiles(listings, database)
        let state = try State(
            store: IndexReader.numbers(of: SQLiteMemoryStore.meta("storeID", in: database)),
            sequence: SQLiteMemoryStore.lastSequence(database), listings: usable,
            isIncomplete: usable.count < listings.count,
            changes: changes(after: usable.map(\.sequence).min() ?? .max, database),
            vocabulary: vocabulary(usable, database))
        var files: [IndexListing] = []
        for side in try TokenRegistry.sides(of: database) {
            files += try makeSegments(side, state, database)
        }
        let isUnchanged = files == usable.filter { $0.content != .vocabulary }
        if isUnchanged, usable == listings {
            return Outcome(epoch: epoch, before: listings, after: listings)
        }
        let before = state.listings.first { $0.content == .vocabulary }
        let count = state.vocabulary.count
        if let before, count - before.count <= max(1_000, before.count / 50) {
            return Outcome(epoch: epoch, before: listings, after: files + [before])
        }
        return Outcome(
            epoch: epoch, before: listings, after: files,
            vocabulary: VocabularyDraft(
                vocabulary: state.vocabulary,
                origin: IndexFile.Origin(store: state.store, sequence: state.sequence)))
    }

    /// Lists the files of an outcome, inside a transaction; false where the list is another by now,
    /// or the tokens have other numbers.
    static func list(_ outcome: Outcome, in database: Database) throws -> Bool {
        guard try SQLiteMemoryStore.epoch(in: database) == outcome.epoch,
            try IndexListing.all(in: database) == outcome.before
        else { return false }
        try IndexListing.replace(with: outcome.after, in: database)
        return true
    }

    /// The listed files that are there, whole and of this store.
    private func usableFiles(
        _ listings: [IndexListing], _ database: Database
    ) throws -> [IndexListing] {
        let store = IndexReader.numbers(of: try SQLiteMemoryStore.meta("storeID", in: database))
        let last = try SQLiteMemoryStore.lastSequence(database)
        return listings.filter { listing in
            guard listing.sequence <= last,
                case .success(let file) = folder.open(listing, of: store)
            else { return false }
            return (try? file.bytes.touchAll()) != nil
        }
    }

    private func changes(
        after sequence: Int64, _ database: Database
    ) throws -> [(sequence: Int64, unit: Int64)] {
        let rows = try BulkStatement(
            database,
            """
            SELECT sequence, unit FROM change WHERE sequence > ? AND kind IN (?, ?)
            ORDER BY sequence
            """)
        try rows.bind(1, sequence)
        try rows.bind(2, MemorySchema.ChangeKind.changed.rawValue)
        try rows.bind(3, MemorySchema.ChangeKind.removed.rawValue)
        var changes: [(sequence: Int64, unit: Int64)] = []
        while try rows.step() { changes.append((rows.number(0), rows.number(1))) }
        return changes
    }

    /// All tokens of the store, those of its file from there.
    private func vocabulary(
        _ listings: [IndexListing], _ database: Database
    ) throws -> Vocabulary {
        let store = IndexReader.numbers(of: try SQLiteMemoryStore.meta("storeID", in: database))
        var file: VocabularyFile?
        if let listing = listings.first(where: { $0.content == .vocabulary }),
            case .success(let opened) = folder.open(listing, of: store)
        {
            file = try? VocabularyFile(opened)
        }
        var vocabulary = Vocabulary(file)
        try TokenTable.take(from: database, into: &vocabulary)
        return vocabulary
    }

    private func makeSegments(
        _ side: TextSide, _ state: State, _ database: Database
    ) throws -> [IndexListing] {
        let own = state.listings.filter { $0.content == .segment(side) }
        func hidden(_ listing: IndexListing) -> [Int64] {
            let recent = state.changes.filter { $0.sequence > listing.sequence }.map(\.unit)
            let held = recent.filter(listing.holds)
            return Set(listing.hidden + held).sorted()
        }
        let hiddenOf = Dictionary(uniqueKeysWithValues: own.map { ($0.name, hidden($0)) })
        let plan = IndexPlan(
            own, uncovered: try uncovered(side, own, database),
            hidden: { hiddenOf[$0.name]?.count ?? 0 }, isForced: isForced || isRebuild,
            hasOrphans: state.isIncomplete && !IndexListing.orphans(of: own).isEmpty)
        guard let range = plan.range else { return own }
        // A unit that has changed under its old id stands in the newest file.
        let strays = Set(plan.kept.flatMap { hiddenOf[$0.name] ?? [] }).sorted()
            .filter { !range.contains($0) }
        guard strays.count < PostingSegment.mostUnits / 2 else {
            return try write(side, Int64.min...Int64.max, strays: [], state, database)
        }
        let made = try write(side, range, strays: strays, state, database)
        return plan.kept.map { listing in
            var listing = listing
            listing.hidden = hiddenOf[listing.name] ?? listing.hidden
            listing.sequence = state.sequence
            return listing
        } + made
    }

    /// The ids of the units that no file of a side covers.
    private func uncovered(
        _ side: TextSide, _ files: [IndexListing], _ database: Database
    ) throws -> [Int64] {
        let rows = try BulkStatement(
            database, "SELECT unit FROM \(side.table) WHERE unit BETWEEN ? AND ? ORDER BY unit")
        var uncovered: [Int64] = []
        for range in IndexReader.gaps(between: files.map(\.range)) {
            defer { rows.reset() }
            try rows.bind(1, range.lowerBound)
            try rows.bind(2, range.upperBound)
            while try rows.step() { uncovered.append(rows.number(0)) }
        }
        return uncovered
    }

    /// Writes the units of a range, and some that lie outside, into as few files as can hold them.
    private func write(
        _ side: TextSide, _ range: ClosedRange<Int64>, strays: [Int64], _ state: State,
        _ database: Database
    ) throws -> [IndexListing] {
        var made: [IndexListing] = []
        var builder = PostingSegmentBuilder()
        var first = range.lowerBound
        var last = range.lowerBound
        func finish() throws {
            let count = builder.count
            let bytes = builder.bytes(
                origin: IndexFile.Origin(store: state.store, sequence: state.sequence))
            builder = PostingSegmentBuilder()
            made.append(
                try listing(
                    bytes, .segment(side), first...max(first, last), count: count,
                    strays: made.isEmpty ? strays : [], state))
            first = last + 1
        }
        for stray in strays {
            if let unit = try TokenRows(database, side, in: stray...stray)
                .next(tokenCount: state.vocabulary.count)
            {
                builder.add(unit.id, pair: unit.pair, tokens: unit.tokens, in: state.vocabulary)
            }
        }
        let rows = try TokenRows(database, side, in: range)
        while let unit = try rows.next(tokenCount: state.vocabulary.count) {
            if builder.isFull { try finish() }
            builder.add(unit.id, pair: unit.pair, tokens: unit.tokens, in: state.vocabulary)
            last = unit.id
        }
        try finish()
        return made
    }

    private func listing(
        _ bytes: IndexBytes, _ content: IndexListing.Content, _ range: ClosedRange<Int64>,
        count: Int, strays: [Int64], _ state: State
    ) throws -> IndexListing {
        try folder.listing(
            bytes, content, range, count: count, strays: strays, sequence: state.sequence)
    }
}
