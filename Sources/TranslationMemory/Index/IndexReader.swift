internal import GRDB
internal import Language
internal import Matching

/// The index of a memory as one connection sees it: the listed files, and the changes after them.
///
/// It is brought up to date at the beginning of each look-up, which costs a question to SQLite
/// where nothing has changed. Used by one access to the database at a time.
final class IndexReader {
    /// The tokens of the memory under their numbers, and after them what queries brought.
    let aligner = SharedAligner()
    /// Words and those similar to them.
    var similar = SimilarWords()
    /// The working memory of look-ups.
    var search = FuzzySearch()
    /// The segments of each side.
    private(set) var segments: [TextSide: [IndexSegment]] = [:]
    /// What no file covers.
    private(set) var deltas: [TextSide: IndexDelta] = [:]
    /// The ids of units that are covered neither by a file nor by the delta, too many to keep.
    private(set) var uncovered: [TextSide: [ClosedRange<Int64>]] = [:]
    /// The pairs of languages of the units: the numbers of source and target.
    private(set) var pairs: Set<SIMD2<Int64>> = []
    /// The files that are not used.
    private(set) var faults: [IndexFault] = []
    /// Which sides' tokens the store keeps.
    private(set) var sides: [TextSide] = []

    let folder: IndexFolder
    private var dataVersion: Int64?
    private var epoch = ""
    private var sequence: Int64 = 0
    private var listings: [IndexListing] = []
    /// How many tokens the store has numbered.
    private(set) var tokenCount = 0
    private var broken: Set<String> = []

    /// The name of the file that holds the tokens, where one is listed.
    var vocabularyName: String? { listings.first { $0.content == .vocabulary }?.name }

    /// As many units are kept in memory without a file.
    private static let mostInDelta = 20_000
    /// After so many words of queries those are forgotten.
    private static let mostStrangers = 50_000

    init(_ folder: IndexFolder) { self.folder = folder }

    /// Takes in what was changed since the last time; whether anything was.
    @discardableResult
    func refresh(_ database: Database, dataVersion version: Int64) throws -> Bool {
        if aligner.value.vocabulary.count > tokenCount + Self.mostStrangers { forgetStrangers() }
        guard version != dataVersion else { return false }
        let listings = try IndexListing.all(in: database)
        let epoch = try SQLiteMemoryStore.epoch(in: database)
        let sides = try TokenRegistry.sides(of: database)
        let last = try SQLiteMemoryStore.lastSequence(database)
        if dataVersion == nil || listings != self.listings || epoch != self.epoch
            || sides != self.sides
            || last < sequence || last > sequence + Int64(Self.mostInDelta)
        {
            self.epoch = epoch
            try load(listings, database)
        } else {
            forgetStrangers()
            try takeTokens(database)
            try follow(database, after: sequence)
        }
        sequence = last
        dataVersion = version
        return true
    }

    /// Leaves out a file that turned out to be damaged, and reads the units that it covers.
    func leaveOut(_ name: String) {
        broken.insert(name)
        dataVersion = nil
    }

    /// Forgets the words that only queries had.
    private func forgetStrangers() {
        aligner.value.removeTokens(from: tokenCount)
        similar.removeAll(from: tokenCount)
    }

    private func load(_ listings: [IndexListing], _ database: Database) throws {
        let before = segments.values.joined().reduce(into: [:]) { $0[$1.listing.name] = $1 }
        faults = []
        pairs = []
        segments = [:]
        deltas = [:]
        uncovered = [:]
        let store = Self.numbers(of: try SQLiteMemoryStore.meta("storeID", in: database))
        try loadVocabulary(listings, store, database)
        sides = try TokenRegistry.sides(of: database)
        for listing in listings {
            guard case .segment(let side) = listing.content else { continue }
            if let postings = try postings(listing, store, before[listing.name]?.postings) {
                segments[side, default: []].append(
                    IndexSegment(
                        listing: listing, postings: postings, hidden: Set(listing.hidden)))
            }
        }
        self.listings = listings
        for side in sides { try cover(side, database) }
    }

    private func loadVocabulary(
        _ listings: [IndexListing], _ store: SIMD2<UInt64>, _ database: Database
    ) throws {
        var file: VocabularyFile?
        if let listing = listings.first(where: { $0.content == .vocabulary }) {
            if broken.contains(listing.name) {
                faults.append(
                    IndexFault(path: folder.path(of: listing.name), reason: .damaged))
            } else if listing.checksum == aligner.value.vocabulary.file?.checksum {
                file = aligner.value.vocabulary.file
            } else {
                switch folder.open(listing, of: store) {
                case .failure(let fault): faults.append(fault)
                case .success(let opened):
                    file = try? VocabularyFile(opened)
                    if file == nil {
                        faults.append(
                            IndexFault(path: folder.path(of: listing.name), reason: .damaged))
                    }
                }
            }
        }
        aligner.value = TokenAligner(Vocabulary(file))
        similar = SimilarWords()
        tokenCount = file?.count ?? 0
        try takeTokens(database)
    }

    /// Takes up the tokens that are new in the store.
    private func takeTokens(_ database: Database) throws {
        try aligner.value.takeTokens { vocabulary in
            try TokenTable.take(from: database, into: &vocabulary)
        }
        tokenCount = aligner.value.vocabulary.count
    }

    private func postings(
        _ listing: IndexListing, _ store: SIMD2<UInt64>, _ before: PostingSegment?
    ) throws -> PostingSegment? {
        let path = folder.path(of: listing.name)
        guard !broken.contains(listing.name) else {
            faults.append(IndexFault(path: path, reason: .damaged))
            return nil
        }
        if let before, before.checksum == listing.checksum { return before }
        switch folder.open(listing, of: store) {
        case .failure(let fault):
            faults.append(fault)
            return nil
        case .success(let file):
            if let segment = try? PostingSegment(file) { return segment }
            faults.append(IndexFault(path: path, reason: .damaged))
            return nil
        }
    }

    /// Finds the units of a side that no segment covers, and the changes since each was made.
    private func cover(_ side: TextSide, _ database: Database) throws {
        let ranges = Self.gaps(between: segments[side]?.map(\.listing.range) ?? [])
        var delta = IndexDelta()
        var isDeltaFull = false
        for range in ranges {
            let units = try units(side, in: range, database, limit: Self.mostInDelta + 1)
            if isDeltaFull || delta.count + units.count > Self.mostInDelta {
                isDeltaFull = true
                uncovered[side, default: []].append(range)
            } else {
                delta.insert(all: units, in: aligner.value.vocabulary)
            }
        }
        deltas[side] = delta
        if uncovered[side] != nil {
            let rows = try BulkStatement(
                database, "SELECT DISTINCT sourceLanguage, targetLanguage FROM \(side.table)")
            while try rows.step() { pairs.insert(SIMD2(rows.number(0), rows.number(1))) }
        }
        for segment in segments[side] ?? [] { pairs.formUnion(segment.postings.pairs) }
        let oldest = segments[side]?.map(\.listing.sequence).min()
        if let oldest { try follow(database, after: oldest, side, isLoading: true) }
    }

    /// What lies between ranges of ids.
    static func gaps(between covered: [ClosedRange<Int64>]) -> [ClosedRange<Int64>] {
        var gaps: [ClosedRange<Int64>] = []
        var next = Int64.min
        for range in covered.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { gaps.append(next...range.lowerBound - 1) }
            guard range.upperBound < .max else { return gaps }
            next = max(next, range.upperBound + 1)
        }
        return gaps + [next...Int64.max]
    }

    private func units(
        _ side: TextSide, in range: ClosedRange<Int64>, _ database: Database, limit: Int
    ) throws -> [IndexDelta.Unit] {
        let rows = try TokenRows(database, side, in: range, limit: limit)
        var units: [IndexDelta.Unit] = []
        while let unit = try rows.next(tokenCount: tokenCount) {
            pairs.insert(unit.pair)
            units.append(unit)
        }
        return units
    }

    private func follow(_ database: Database, after sequence: Int64) throws {
        for side in sides { try follow(database, after: sequence, side) }
    }

    /// Takes in the changes of a side after one.
    private func follow(
        _ database: Database, after sequence: Int64, _ side: TextSide, isLoading: Bool = false
    ) throws {
        let changes = try BulkStatement(
            keptBy: database,
            "SELECT sequence, unit, kind FROM change WHERE sequence > ? ORDER BY sequence"
        )
        try changes.bind(1, sequence)
        var changed: [Int64: Int64] = [:]
        while try changes.step() {
            guard let kind = MemorySchema.ChangeKind(rawValue: changes.number(2)), kind != .touched
            else { continue }
            changed[changes.number(1)] = changes.number(0)
        }
        for (unit, last) in changed.sorted(by: { $0.key < $1.key })
        // While the index is loaded the delta is as of now.
        where !isLoading || isInSegment(unit, side) {
            try take(unit, changedBy: last, side, database)
        }
    }

    private func isInSegment(_ unit: Int64, _ side: TextSide) -> Bool {
        segments[side]?.contains {
            $0.listing.range.contains(unit) || $0.listing.strays.contains(unit)
        } ?? false
    }

    private func take(
        _ unit: Int64, changedBy last: Int64, _ side: TextSide, _ database: Database
    ) throws {
        var isCovered = false
        for place in (segments[side] ?? []).indices {
            let listing = segments[side]?[place].listing
            guard let listing else { continue }
            if last > listing.sequence {
                segments[side]?[place].hidden.insert(unit)
            } else if listing.range.contains(unit) || listing.strays.contains(unit) {
                isCovered = true
            }
        }
        guard !isCovered, !(uncovered[side] ?? []).contains(where: { $0.contains(unit) }) else {
            return
        }
        let rows = try TokenRows(database, side, in: unit...unit, limit: 1)
        if let now = try rows.next(tokenCount: tokenCount) {
            pairs.insert(now.pair)
            deltas[side, default: IndexDelta()].insert(now, in: aligner.value.vocabulary)
        } else {
            deltas[side, default: IndexDelta()].remove(unit)
        }
    }

    /// A store's id, 32 hexadecimal digits, as two numbers.
    static func numbers(of storeID: String) -> SIMD2<UInt64> {
        SIMD2(
            UInt64(storeID.prefix(16), radix: 16) ?? 0,
            UInt64(storeID.suffix(16), radix: 16) ?? 0)
    }
}

/// Why the tables of a store do not serve as an index.
enum IndexReaderError: Error {
    /// The tokens are not numbered as they should be.
    case tokensOutOfOrder
}

extension IndexReader {
    /// Whether each unit is in a file or in the delta.
    var isWhole: Bool { sides.contains(.source) && !hasUncovered && faults.isEmpty }

    /// Whether there are units that neither a file nor the delta holds.
    var hasUncovered: Bool { uncovered.values.contains { !$0.isEmpty } }
}
