public import Bitext
internal import GRDB
internal import Language

extension SQLiteMemoryStore {
    /// Adds the units of a feed, all or none.
    public func add(
        _ options: AddingOptions,
        feed: @escaping @Sendable (_ add: (TranslationUnit) throws -> Void) throws -> Void
    ) async throws -> AddingReport {
        try await add(options, replacing: nil, feed: feed)
    }

    /// Adds units that are at hand, all or none.
    @discardableResult
    public func add(
        _ units: [TranslationUnit], _ options: AddingOptions
    ) async throws -> AddingReport {
        let report = try await write(isQuick: units.count <= Self.mostHere) {
            [clock, path] database in
            var batches = [UnitFeed.prepare(units, Tokenizer())]
            return try Self.write({ batches.popLast() }, to: database, options) { isBulk in
                try UnitWriter(
                    database, options: options, replacing: nil, clock: clock, path: path,
                    isBulk: isBulk)
            }
        }
        if !options.isRehearsal { noteAdditions(report.added) }
        return report
    }

    /// More units than these are written off the caller's thread.
    private static let mostHere = 10

    /// Adds the units of a document in place of those that it had.
    public func replaceDocument(
        _ document: DocumentPair, _ options: AddingOptions,
        feed: @escaping @Sendable (_ add: (TranslationUnit) throws -> Void) throws -> Void
    ) async throws -> AddingReport {
        try await add(options, replacing: document, feed: feed)
    }

    private func add(
        _ options: AddingOptions, replacing document: DocumentPair?,
        feed: @escaping @Sendable (_ add: (TranslationUnit) throws -> Void) throws -> Void
    ) async throws -> AddingReport {
        let isCancelled = Cancellation()
        let report = try await withTaskCancellationHandler {
            try await write { [clock, path] database in
                let units = UnitFeed(feed, isCancelled)
                // Whatever happens, the feed has ended when this returns.
                defer { units.abandon() }
                let next = {
                    let batch = try units.next()
                    try isCancelled.check()
                    return batch
                }
                return try Self.write(next, to: database, options) { isBulk in
                    try UnitWriter(
                        database, options: options, replacing: document, clock: clock, path: path,
                        isBulk: isBulk)
                }
            }
        } onCancel: {
            isCancelled.set()
        }
        if !options.isRehearsal { noteAdditions(report.added) }
        return report
    }

    /// Writes batches of units in one transaction.
    private static func write(
        _ next: () throws -> [PreparedUnit]?, to database: Database, _ options: AddingOptions,
        by open: (_ isBulk: Bool) throws -> UnitWriter
    ) throws -> AddingReport {
        do {
            // No lock is taken before something is there to be written.
            let first = try next()
            try database.beginTransaction(.immediate)
            // Its statements have ended when this returns, as they must before the transaction.
            let report = try write(first, next) {
                try open(first.map { $0.count >= Self.manyAtOnce } ?? false)
            }
            if options.isRehearsal {
                try database.rollback()
            } else {
                try database.commit()
            }
            return report
        } catch {
            if database.isInsideTransaction { try database.rollback() }
            throw error
        }
    }

    private static func write(
        _ first: [PreparedUnit]?, _ next: () throws -> [PreparedUnit]?,
        by open: () throws -> UnitWriter
    ) throws -> AddingReport {
        let writer = try open()
        var batch = first
        while let ready = batch {
            for unit in ready { try writer.add(unit) }
            batch = try next()
        }
        try writer.finish()
        return writer.report
    }
}
