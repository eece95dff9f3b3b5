import Bitext
import Foundation
import GRDB
import Language
import Synchronization
import TestSupport
import Testing

@testable import TranslationMemory

/// What a reader holds in memory is void once what it was read from was made anew.
@Suite struct EpochTests {
    private static func expectEqualAnswers(
        _ store: SQLiteMemoryStore, _ texts: [String], found: Int
    ) async throws {
        for text in texts {
            var options = LookupOptions(from: russian, to: english)
            let answer = try await store.matches(for: [LookupQuery(text)], options)
            options.scanOnly = true
            #expect(answer == (try await store.matches(for: [LookupQuery(text)], options)))
            #expect(answer[0].count == found, "\(text)")
        }
    }

    @Test("a reader that was open before a restoring answers from what was restored")
    func restored() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Куратор молчал девять дней", "The handler was silent")])
        let backup = folder.file("backup.tolmach")
        _ = try await store.backUp(to: backup)
        try await store.add([
            pair("Партизаны прятали оружие в подвале", "The partisans hid weapons"),
            pair("Ночь в большом городе", "A night in the city"),
        ])
        let reader = try SQLiteMemoryStore(path: store.path, for: .reading)
        try await Self.expectEqualAnswers(reader, ["Партизаны прятали оружие в доме"], found: 1)
        _ = try await MemoryRestoring(
            of: store.path, from: backup, keepsOld: false, waitSeconds: 0.2, clock: stillClock
        ).run()
        // As many changes as the reader knows of, and more: by their number nothing is to be seen.
        try await store.add([
            pair("Третий мост построили весной", "The third bridge was built in spring"),
            pair("Письмо лежало на столе", "The letter lay on the table"),
            pair("Река замёрзла ноябрьской ночью", "The river froze one November night"),
        ])
        try await Self.expectEqualAnswers(
            reader,
            [
                "Третий мост построили осенью", "Письмо лежало под столом",
                "Река замёрзла декабрьской ночью", "Куратор молчал десять дней",
            ], found: 1)
        try await Self.expectEqualAnswers(reader, ["Партизаны прятали оружие в доме"], found: 0)
    }

    @Test("a reader that was open before the keys were made anew takes the new numbers")
    func rebuilt() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        let document = DocumentPair("д", from: russian, to: english)
        for texts in [["Совсем другие слова были тут"], ["Куратор молчал девять дней"]] {
            _ = try await store.replaceDocument(document, AddingOptions()) { add in
                for text in texts { try add(pair(text, "x")) }
            }
        }
        let reader = try SQLiteMemoryStore(path: store.path, for: .reading)
        try await Self.expectEqualAnswers(reader, ["Куратор молчал десять дней"], found: 1)
        #expect(try await store.rebuildKeys().units == 1)
        try await store.add([pair("Девять дней молчал мост", "y")])
        try await Self.expectEqualAnswers(reader, ["Девять дней молчал дом"], found: 1)
        try await Self.expectEqualAnswers(reader, ["Куратор молчал десять дней"], found: 1)
    }

    @Test("files that were made from tokens with other numbers are not listed")
    func overtaken() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Куратор молчал девять дней", "x")])
        let indexer = Indexer(
            folder: IndexFolder(besides: store.path), isRebuild: false, isForced: true)
        let outcome = try await store.snapshot(indexer.make)
        #expect(outcome.isChange)
        try await store.rebuildKeys()
        let isListed = try await store.write { try Indexer.list(outcome, in: $0) }
        #expect(!isListed)
        try await store.updateIndex(.uncovered)
        try await Self.expectEqualAnswers(store, ["Куратор молчал десять дней"], found: 1)
    }

    @Test("a file that gave way to a newer one before a reader opened it is no fault")
    func replacedWhileOpening() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Куратор молчал девять дней", "x")])
        let reader = try SQLiteMemoryStore(path: store.path, for: .reading)
        try await store.updateIndex(.uncovered)
        // The snapshot has begun when the reader asks for the list of the files.
        let overtakings = Mutex(0)
        try await reader.snapshotOfReader { database in
            database.trace { event in
                guard "\(event)".contains("FROM indexFile"),
                    overtakings.withLock({ count in
                        count += 1
                        return count == 1
                    })
                else { return }
                let done = DispatchSemaphore(value: 0)
                Task {
                    try await store.updateIndex(.all)
                    done.signal()
                }
                done.wait()
            }
        }
        let answers = try await reader.answers(
            to: [LookupQuery("Куратор молчал десять дней")],
            LookupOptions(from: russian, to: english))
        #expect(overtakings.withLock { $0 } == 2, "the list was read again")
        #expect(answers.indexFaults.isEmpty)
        #expect(answers.matches[0].count == 1)
    }
}

extension SQLiteMemoryStore {
    /// Reads by the connection of look-ups.
    fileprivate func snapshotOfReader(
        _ body: @escaping @Sendable (Database) throws -> Void
    ) async throws { try await reader.read(body) }
}
