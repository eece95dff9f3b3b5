internal import GRDB
internal import Glibc

extension SQLiteMemoryStore {
    /// Brings the files of the index up to date with the units.
    ///
    /// Nothing is done where few units are new, unless it is forced; a rebuild makes every file
    /// anew. What is added meanwhile is not held up but for the moment in which the files are
    /// listed. Throws ``MemoryError``; the units are safe in any case.
    public func updateIndex(_ extent: IndexExtent) async throws {
        await upkeep.finish()
        try await makeIndex(extent)
    }

    /// Makes the keys of exact matches and the numbers of the tokens anew, in one transaction; in
    /// both directions, those of the targets too from now on.
    @discardableResult
    public func rebuildKeys(bothDirections: Bool) async throws -> KeyRebuildingReport {
        let folder = IndexFolder(besides: file.location)
        let isCancelled = Cancellation()
        return try await withTaskCancellationHandler {
            try await write { database in
                var report = KeyRebuildingReport(units: 0, damagedUnits: 0)
                var listings: [IndexListing] = []
                try database.inTransaction(.immediate) {
                    if bothDirections { try TokenRegistry.keepTargets(in: database) }
                    listings = try IndexListing.all(in: database)
                    report = try KeyRebuilding(database, isCancelled).run()
                    return .commit
                }
                Self.removeFiles(of: listings, from: folder, database)
                return report
            }
        } onCancel: {
            isCancelled.set()
        }
    }

    /// Takes note of additions, and sees to the index and the log in the background when they are
    /// many.
    func noteAdditions(_ count: Int) {
        guard count < Self.manyAtOnce else { return }
        upkeep.note(count, limit: IndexPlan.leastUnits) { [weak self] in
            // What fails now is tried again after as many additions, or when somebody asks for it.
            try? await self?.makeIndex(.due)
        }
        logUpkeep.note(count) { [file] in file.emptyLog() }
    }

    /// Whoever adds as many units at once sees to the index.
    static let manyAtOnce = 1_000

    private func makeIndex(_ extent: IndexExtent) async throws {
        let folder = IndexFolder(besides: file.location)
        let indexer = Indexer(
            folder: folder, isRebuild: extent == .all, isForced: extent != .due)
        for _ in 0..<Self.mostTries {
            let outcome = try await outcome(of: indexer)
            guard outcome.isChange else { return }
            let isListed = try await listing(outcome, in: folder)
            if isListed { return }
            folder.removeWritten()
        }
        if extent != .due { throw MemoryError.indexNotWritten(path: folder.path, code: EAGAIN) }
    }

    /// Lists the files of an outcome; false where another process was faster.
    private func listing(_ outcome: Indexer.Outcome, in folder: IndexFolder) async throws -> Bool {
        do {
            return try await write { database in
                var isListed = false
                try database.inTransaction(.immediate) {
                    isListed = try Indexer.list(outcome, in: database)
                    return isListed ? .commit : .rollback
                }
                guard isListed else { return false }
                Self.removeFiles(of: outcome.before, from: folder, database)
                return true
            }
        } catch {
            // Nobody would use them, and they may have taken the last room.
            folder.removeWritten()
            throw error
        }
    }

    /// Removes files that were listed once and are not any more.
    ///
    /// Under the lock of another transaction, since files go by its holder's hand alone; what cannot
    /// go now is in nobody's way, and goes with the next ones.
    private static func removeFiles(
        of listings: [IndexListing], from folder: IndexFolder, _ database: Database
    ) {
        try? database.inTransaction(.immediate) {
            let listed = Set(try IndexListing.all(in: database).map(\.name))
            folder.remove(listings.map(\.name).filter { !listed.contains($0) }, listed: listed)
            return .commit
        }
    }

    /// Writes the files that are due; none stays where one cannot be written.
    private func outcome(of indexer: Indexer) async throws -> Indexer.Outcome {
        do {
            var outcome = try await snapshot(indexer.make)
            if let vocabulary = outcome.vocabulary {
                outcome.after.append(try await vocabulary.write(to: indexer.folder))
            }
            return outcome
        } catch {
            indexer.folder.removeWritten()
            switch error {
            case let failure as IndexWriteFailure:
                throw MemoryError.indexNotWritten(path: failure.path, code: failure.code)
            case is IndexReaderError:
                // Its tokens are damaged, which only a rebuilding mends.
                throw MemoryError.indexNotWritten(path: path, code: 0)
            default: throw error
            }
        }
    }

    /// How often the files are made again because another process was faster.
    private static let mostTries = 3
}

/// How much of an index is made.
public enum IndexExtent: Sendable, Hashable {
    /// What is worth it.
    case due
    /// Everything that no file covers.
    case uncovered
    /// Every file.
    case all
}
