internal import GRDB
internal import Glibc

/// Saves from a damaged memory every unit that has its checksum, whatever else of the file is lost.
///
/// All pages of the file and the committed ones of its log are read, not through SQLite's trees; the
/// damaged file is never written. No other process may have it open meanwhile.
public struct MemoryRescue: Sendable {
    /// What was found and saved.
    public struct Report: Sendable, Hashable {
        /// How many units have their checksum.
        public let units: Int
        /// How many units do not, or cannot be made out.
        public let damagedUnits: Int
        /// How many pages cannot be read or are not as they should be.
        public let damagedPages: Int
        /// How many units the journal of the memory names that are not among those saved; more
        /// may be lost where the journal is damaged too.
        public let missingUnits: Int

        /// Whether all was saved, as far as can be seen.
        public var isComplete: Bool {
            damagedUnits == 0 && damagedPages == 0 && missingUnits == 0
        }
    }

    /// The steps that take their time.
    public enum Step: Sendable, Hashable {
        /// Reading the pages and holding the units against their checksums.
        case searching
        /// Writing the units that were found.
        case saving
    }

    /// Takes the part of a step that is done.
    public typealias StepHandler = @Sendable (Step, _ part: Double) -> Void

    private let damaged: StoreFile

    /// Describes the rescue of what a file holds.
    public init(of path: String) {
        damaged = StoreFile(path: path, waitSeconds: 0)
    }

    /// Finds out what can be saved, and writes nothing.
    ///
    /// Throws ``MemoryError``: `nothingToSave` where there is no unit.
    public func rehearse(onStep: @escaping StepHandler = { _, _ in }) async throws -> Report {
        let (survey, harvest) = try search(onStep)
        return report(survey, harvest, saved: harvest.ids.count)
    }

    /// Writes the sound units to a new memory, each under its number and with its dates.
    ///
    /// The new file is checked before it gets its name. Throws ``MemoryError``; then it was not made.
    public func run(
        into path: String, replacing: Bool = false, onStep: @escaping StepHandler = { _, _ in }
    ) async throws -> Report {
        let target = StoreFile(path: path, waitSeconds: 0)
        guard target.location != damaged.location else { throw MemoryError.exists(path: path) }
        try target.requireFree(replacing: replacing)
        let (survey, found) = try search(onStep)
        var harvest = found
        let copy = try StoreCopy(in: target.folder, path: path)
        let saved: Int
        do {
            saved = try save(&harvest, of: survey, to: copy.file, path: path, onStep)
        } catch {
            throw target.explained(error)
        }
        let (_, findings) = try await copy.check()
        guard findings.isEmpty else {
            throw MemoryError.unsound(path: path, findings: findings)
        }
        try copy.publish(at: target.location, path: path, replacing: replacing)
        return report(survey, harvest, saved: saved)
    }

    private func search(_ onStep: StepHandler) throws -> (RescueSurvey, UnitHarvest) {
        try damaged.requireFile()
        let before = damaged.versions
        let database = try DamagedDatabase(damaged)
        try requireNoUser()
        let survey = try RescueSurvey(of: database) { onStep(.searching, $0 / 2) }
        var harvest = try UnitHarvest(of: survey, in: database) {
            onStep(.searching, 0.5 + $0 / 2)
        }
        if database.log.damagedFrames > 0 {
            let earlier = try DamagedDatabase(damaged, stopsAtDamage: true)
            harvest.complete(
                by: try UnitHarvest(
                    of: RescueSurvey(of: earlier, onProgress: { _ in }), in: earlier,
                    onProgress: { _ in }))
        }
        guard damaged.versions == before else {
            throw MemoryError.changedMeanwhile(path: damaged.path)
        }
        try requireNoUser()
        guard !harvest.ids.isEmpty else { throw MemoryError.nothingToSave(path: damaged.path) }
        return (survey, harvest)
    }

    /// That no other process has the file open: what that writes may be half in the file and half in
    /// a log that it is about to begin anew.
    private func requireNoUser() throws {
        if let user = LockHolder.having(open: damaged.location), user.process != getpid() {
            throw MemoryError.locked(path: damaged.path, holder: user)
        }
    }

    private func report(
        _ survey: RescueSurvey, _ harvest: UnitHarvest, saved: Int
    ) -> Report {
        Report(
            units: saved, damagedUnits: harvest.damaged + survey.brokenRows,
            damagedPages: survey.damagedPages, missingUnits: harvest.missing)
    }

    private func save(
        _ harvest: inout UnitHarvest, of survey: RescueSurvey, to file: String, path: String,
        _ onStep: StepHandler
    ) throws -> Int {
        try NewStoreFile.makeEmptyStore(at: file)
        let queue = try DatabaseQueue(path: file)
        defer { try? queue.close() }
        return try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            var saved = 0
            try database.inTransaction(.immediate) {
                let writer = try UnitWriter(
                    database, options: AddingOptions(), replacing: nil, clock: .system,
                    path: path)
                let ids = harvest.ids
                for (number, id) in ids.enumerated() {
                    if number % 1_000 == 0 {
                        try Task.checkCancellation()
                        onStep(.saving, Double(number) / Double(ids.count))
                    }
                    guard let unit = harvest.unit(id) else { continue }
                    try writer.adopt(unit.content, id: id, documents: unit.documents)
                }
                // No number that was ever given is given again.
                let sequence = try BulkStatement(
                    database,
                    "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'change'")
                try sequence.bind(1, survey.lastSequence)
                try sequence.run()
                saved = writer.report.added
                return .commit
            }
            return saved
        }
    }
}

extension StoreFile {
    /// What changes when somebody writes to the file or its log.
    fileprivate var versions: [Int] {
        [location, location + "-wal"].flatMap { path -> [Int] in
            var status = stat()
            guard stat(path, &status) == 0 else { return [] }
            return [
                Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
                Int(status.st_ino),
            ]
        }
    }
}
