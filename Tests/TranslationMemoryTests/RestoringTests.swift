import Bitext
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import TranslationMemory

@Suite struct RestoringTests {
    private static func texts(_ store: SQLiteMemoryStore) async throws -> [String] {
        try await store.units().map(\.unit.source.text)
    }

    /// A memory with two units more than its backup has.
    private static func scene(
        in folder: TemporaryFolder
    ) async throws -> (store: SQLiteMemoryStore, backup: String) {
        let store = try emptyStore(in: folder)
        try await store.add([pair("Да", "Yes"), fullUnit()])
        let backup = folder.file("backup.tolmach")
        _ = try await store.backUp(to: backup)
        try await store.add([pair("Позже", "Later"), pair("Ещё позже", "Later still")])
        return (store, backup)
    }

    private static func restoring(
        _ store: SQLiteMemoryStore, from backup: String, keepsOld: Bool = true
    ) -> MemoryRestoring {
        MemoryRestoring(
            of: store.path, from: backup, keepsOld: keepsOld, waitSeconds: 0.2, clock: stillClock)
    }

    @Test("puts an older backup over what is newer, keeps that, and open stores go on")
    func overNewer() async throws {
        let folder = try TemporaryFolder()
        let (store, backup) = try await Self.scene(in: folder)
        let reader = try SQLiteMemoryStore(path: store.path, for: .reading)
        let newer = try await Self.texts(store)
        let oldID = try await store.information().storeID
        #expect(try await Self.restoring(store, from: backup).rehearse().units == 2)
        #expect(try await Self.texts(reader) == newer)

        let report = try await Self.restoring(store, from: backup).run()
        #expect(report.units == 2)
        for open in [store, reader] {
            #expect(try await Self.texts(open) == ["Да", fullUnit().source.text])
            #expect(try await open.verify() == [])
        }
        // What was derived from the newer state is not of this store.
        #expect(try await reader.information().storeID != oldID)
        let kept = try #require(report.kept)
        #expect(kept.hasPrefix(folder.file("main.before-restore-20")))
        #expect(kept.hasSuffix(".tolmach"))
        #expect(try await Self.texts(SQLiteMemoryStore(path: kept, for: .reading)) == newer)
        try await store.add([pair("Снова", "Again")])
        #expect(try await Self.texts(reader).last == "Снова")
        #expect(try await store.units().map(\.id) == [1, 2, 3])

        // In the same second a second name is found; and back again.
        let back = try await Self.restoring(store, from: kept).run()
        #expect(back.kept != kept)
        #expect(try await Self.texts(reader) == newer)
        let last = try await Self.restoring(store, from: backup, keepsOld: false).run()
        #expect(last.kept == nil)
        let leftOver = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasPrefix(".") }
        #expect(leftOver == [])
    }

    @Test("readers see the old content or the new one")
    func whileReading() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        let long = String(repeating: "я", count: 300)
        try await store.add((0..<1_500).map { pair("старое \($0) \(long)", "x") })
        let other = try emptyStore(in: folder, "other")
        try await other.add((0..<900).map { pair("новое \($0) \(long)", "x") })
        let seen = Mutex<Set<[Int]>>([])
        let isOver = Atomic(false)
        let reading = Task {
            let reader = try SQLiteMemoryStore(path: store.path, for: .reading)
            while !isOver.load(ordering: .relaxed) {
                let texts = try await Self.texts(reader)
                let old = texts.count { $0.hasPrefix("старое") }
                seen.withLock { _ = $0.insert([old, texts.count - old]) }
            }
        }
        while seen.withLock(\.isEmpty) { try await Task.sleep(for: .milliseconds(5)) }
        _ = try await Self.restoring(store, from: other.path).run()
        while seen.withLock(\.count) < 2 { try await Task.sleep(for: .milliseconds(5)) }
        isOver.store(true, ordering: .relaxed)
        try await reading.value
        #expect(seen.withLock { $0 } == [[1_500, 0], [0, 900]])
        #expect(try await store.verify() == [])
    }

    @Test("makes a memory that is not there, and takes a folder that is not there for an error")
    func missing() async throws {
        let folder = try TemporaryFolder()
        let (_, backup) = try await Self.scene(in: folder)
        let path = folder.file("fresh.tolmach")
        let report = try await MemoryRestoring(of: path, from: backup).run()
        #expect(report == .init(units: 2, kept: nil))
        let fresh = try SQLiteMemoryStore(path: path, for: .reading)
        #expect(try await fresh.verify() == [])
        #expect(try await Self.texts(fresh).count == 2)
        let nowhere = folder.file("no/such/x.tolmach")
        await #expect(throws: MemoryError.self) {
            try await MemoryRestoring(of: nowhere, from: backup).run()
        }
        let none = folder.file("none.tolmach")
        await #expect(throws: MemoryError.missing(path: none)) {
            try await MemoryRestoring(of: path, from: none).run()
        }
        await #expect(throws: MemoryError.restoredFromItself(path: path)) {
            try await MemoryRestoring(of: path, from: path).run()
        }
    }

    @Test("refuses a backup of which a single unit is damaged, and changes nothing")
    func damagedBackup() async throws {
        let folder = try TemporaryFolder()
        let (store, backup) = try await Self.scene(in: folder)
        try RawDatabase(backup).execute("UPDATE unit SET target = 'Nay' WHERE id = 1")
        let expected = MemoryError.unsound(path: backup, findings: [.damagedUnit(id: 1)])
        await #expect(throws: expected) { try await Self.restoring(store, from: backup).run() }
        await #expect(throws: expected) {
            try await Self.restoring(store, from: backup).rehearse()
        }
        #expect(try await Self.texts(store).count == 4)
        let text = try folder.write("no memory at all", to: "text.tolmach")
        await #expect(throws: MemoryError.notAMemory(path: text)) {
            try await Self.restoring(store, from: text).run()
        }
    }

    @Test("waits for a writer, and says who it is")
    func locked() async throws {
        let folder = try TemporaryFolder()
        let (store, backup) = try await Self.scene(in: folder)
        let raw = try RawDatabase(store.path)
        try raw.execute("BEGIN IMMEDIATE")
        do {
            _ = try await Self.restoring(store, from: backup).run()
            Issue.record("restored under a lock")
        } catch MemoryError.locked(_, let holder) {
            #expect(holder?.process == ProcessInfo.processInfo.processIdentifier)
        }
        try raw.execute("ROLLBACK")
        #expect(try await Self.texts(store).count == 4)
    }

    @Test(
        "takes the place of a memory however it is damaged, and keeps what is left of it",
        arguments: [0, 1, 3, 4])
    func damagedMemory(page: Int) async throws {
        let folder = try TemporaryFolder()
        let (store, backup) = try await Self.scene(in: folder)
        try store.close()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: store.path))
        // The first bytes, the rest of the first page with the schema, a later page; or the end.
        switch page {
        case 0: bytes.replaceSubrange(0..<100, with: Data(repeating: 0xAA, count: 100))
        case 4: bytes = bytes.prefix(bytes.count - 10_000)
        default:
            let start = max(100, (page - 1) * 4096)
            bytes.replaceSubrange(
                start..<page * 4096, with: Data(repeating: 0xAA, count: page * 4096 - start))
        }
        try bytes.write(to: URL(fileURLWithPath: store.path))
        let report = try await Self.restoring(store, from: backup, keepsOld: true).run()
        let again = try SQLiteMemoryStore(path: store.path, for: .reading)
        #expect(try await again.verify() == [])
        #expect(try await Self.texts(again).count == 2)
        let kept = try #require(report.kept)
        let left = try Data(contentsOf: URL(fileURLWithPath: kept))
        #expect(left.suffix(4_000) == bytes.suffix(4_000))
    }

    @Test("leaves another program's file alone, and one that cannot be opened while it is in use")
    func foreign() async throws {
        let folder = try TemporaryFolder()
        let (_, backup) = try await Self.scene(in: folder)
        let database = folder.file("other.tolmach")
        try RawDatabase(database).execute("CREATE TABLE unit (id INTEGER)")
        let text = try folder.write(String(repeating: "text ", count: 1_000), to: "text.txt")
        for path in [database, text] {
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            await #expect(throws: MemoryError.notAMemory(path: path)) {
                try await MemoryRestoring(of: path, from: backup, waitSeconds: 0.2).run()
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        }
    }

    @Test("takes pages of another size")
    func pageSize() async throws {
        let folder = try TemporaryFolder()
        let (store, backup) = try await Self.scene(in: folder)
        try RawDatabase(backup).execute(
            "PRAGMA journal_mode = DELETE; PRAGMA page_size = 1024; VACUUM")
        _ = try await Self.restoring(store, from: backup).run()
        #expect(try await store.verify() == [])
        #expect(try await Self.texts(store).count == 2)
    }

    @Test(
        "no index of what was there before answers for what was restored",
        arguments: [false, true])
    func index(hasFiles: Bool) async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        func units(_ name: String) -> [TranslationUnit] {
            (0..<60).map { pair("Строка \(name) номер \($0 % 40) мост", "\(name) \($0)") }
        }
        try await store.add(units("первая"))
        if hasFiles { try await store.updateIndex(.all) }
        let backup = folder.file("backup.tolmach")
        _ = try await store.backUp(to: backup)
        let reader = try SQLiteMemoryStore(path: store.path, for: .reading)
        let copy = try SQLiteMemoryStore(path: backup, for: .reading)
        func expectEqualAnswers(_ stores: [SQLiteMemoryStore]) async throws {
            for store in stores {
                var options = LookupOptions(
                    from: russian, to: english, minimum: Score(percent: 50), limit: 9)
                let queries = ["первая", "вторая", "третья", "иная"].map {
                    LookupQuery("Строка \($0) номер 7 мост")
                }
                let found = try await store.answers(to: queries, options)
                options.scanOnly = true
                #expect(try await store.matches(for: queries, options) == found.matches)
                #expect(found.matches.joined().count > 0)
                #expect(found.indexFaults.isEmpty, "\(found.indexFaults)")
            }
        }
        try await expectEqualAnswers([store, reader, copy])
        // Two histories with the same numbers: after the backup one goes on, then the other.
        try await store.add(units("вторая"))
        if hasFiles { try await store.updateIndex(.all) }
        try await expectEqualAnswers([store, reader])
        let report = try await Self.restoring(store, from: backup).run()
        try await expectEqualAnswers([store, reader])
        try await store.add(units("третья"))
        try await expectEqualAnswers([store, reader])
        // Back to the first, whose last change has the same number.
        _ = try await Self.restoring(store, from: try #require(report.kept)).run()
        try await expectEqualAnswers([store, reader])
        try await store.updateIndex(.all)
        try await expectEqualAnswers([store, reader])
        try copy.close()
    }
}
