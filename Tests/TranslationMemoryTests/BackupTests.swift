import Bitext
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import TranslationMemory

@Suite struct BackupTests {
    private func files(in folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test("holds all that the memory holds, and leaves nothing beside it")
    func whole() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        var shared = pair("Да", "Yes")
        shared.furtherDocuments = ["a", "b"]
        try await store.add([fullUnit(), shared])
        let elsewhere = try TemporaryFolder()
        let path = elsewhere.file("copy.tolmach")
        let report = try await store.backUp(to: path)
        #expect(report.units == 2)
        #expect(try files(in: elsewhere) == ["copy.tolmach"])
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        #expect(report.bytes == size)
        let copy = try SQLiteMemoryStore(path: path, for: .reading)
        #expect(try await copy.units().map(\.unit) == store.units().map(\.unit))
        #expect(try await copy.information().sequence == report.sequence)
        #expect(try await copy.verify() == [])
    }

    @Test("shows one moment of a memory that others write to all the while")
    func whileWriting() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        // Enough pages for several steps of each copy.
        let size = 100
        @Sendable func batch(_ number: Int) -> [TranslationUnit] {
            (0..<size).map {
                pair("Строка \(number) \($0) " + String(repeating: "я", count: 600), "x")
            }
        }
        try await store.add(batch(0))
        let writing = Task {
            let other = try SQLiteMemoryStore(
                path: store.path, for: .writing, waitSeconds: 10, clock: stillClock)
            var done = 1
            while !Task.isCancelled, done < 60 {
                do { try await other.add(batch(done)) } catch is CancellationError { break }
                done += 1
            }
            return done
        }
        var counts: [Int] = []
        for number in 0..<6 {
            let acknowledged = try await store.information().units
            let path = folder.file("\(number).tolmach")
            let report = try await store.backUp(to: path)
            let copy = try SQLiteMemoryStore(path: path, for: .reading)
            let texts = try await copy.units().map(\.unit.source.text)
            #expect(texts.count == report.units)
            #expect(texts.count >= acknowledged)
            // Whole batches, in their order.
            #expect(texts.count % size == 0)
            #expect(texts == (0..<texts.count / size).flatMap { batch($0).map(\.source.text) })
            counts.append(texts.count)
            try copy.close()
        }
        writing.cancel()
        #expect(try await writing.value > 1)
        #expect(counts == counts.sorted())
        #expect(Set(counts).count > 1)
    }

    @Test("replaces a file only when it is told to, and never beside the log of another memory")
    func replacing() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Да", "Yes")])
        let path = try folder.write("precious", to: "copy.tolmach")
        await #expect(throws: MemoryError.exists(path: path)) { try await store.backUp(to: path) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
        #expect(try await store.backUp(to: path, replacing: true).units == 1)

        let log = try folder.write("", to: "copy.tolmach-wal")
        await #expect(throws: MemoryError.inUse(path: path, companion: log)) {
            try await store.backUp(to: path, replacing: true)
        }
        let own = MemoryError.inUse(path: store.path, companion: store.path + "-wal")
        await #expect(throws: own) { try await store.backUp(to: store.path, replacing: true) }
        let nowhere = folder.file("no/such/x.tolmach")
        await #expect(throws: MemoryError.self) { try await store.backUp(to: nowhere) }
        #expect(try files(in: folder).filter { $0.hasPrefix(".") } == [])
    }

    @Test("of a damaged memory none is made, and an older one stays")
    func damaged() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Да", "Yes"), pair("Нет", "No")])
        let path = folder.file("copy.tolmach")
        _ = try await store.backUp(to: path)
        let old = try Data(contentsOf: URL(fileURLWithPath: path))
        try RawDatabase(store.path).execute("UPDATE unit SET target = 'Nay' WHERE id = 2")
        let expected = MemoryError.unsound(path: store.path, findings: [.damagedUnit(id: 2)])
        await #expect(throws: expected) { try await store.backUp(to: path, replacing: true) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == old)
    }

    @Test("that is stopped leaves nothing behind")
    func stopped() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add(
            (0..<4_000).map { pair("\($0)" + String(repeating: "я", count: 400), "x") })
        let path = folder.file("copy.tolmach")
        let hasBegun = Atomic(false)
        let task = Task {
            try await store.backUp(to: path) { _ in
                hasBegun.store(true, ordering: .relaxed)
                usleep(50_000)
            }
        }
        while !hasBegun.load(ordering: .relaxed) { try await Task.sleep(for: .milliseconds(1)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try files(in: folder).filter { $0.hasPrefix(".") || $0.hasPrefix("copy") } == [])
        #expect(try await store.verify() == [])
    }
}

@Suite struct CompactingTests {
    @Test("gives back the room of what was removed, and changes nothing else")
    func room() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        func fill(_ count: Int) async throws {
            _ = try await store.replaceDocument(
                DocumentPair("d", from: russian, to: english), AddingOptions()
            ) { add in
                for number in 0..<count {
                    try add(pair("\(number) " + String(repeating: "я", count: 300), "x"))
                }
            }
        }
        try await fill(2_000)
        try await fill(20)
        let units = try await store.units()
        let sequence = try await store.information().sequence
        let forecast = try await store.compactingForecast()
        let report = try await store.compact()
        #expect(report.bytesAfter * 5 < report.bytesBefore)
        #expect(forecast.bytesBefore == report.bytesBefore)
        #expect(report.bytesAfter <= forecast.bytesAfter)
        #expect(try await store.units() == units)
        #expect(try await store.information().sequence == sequence)
        #expect(try await store.verify() == [])
        // The journal names every change, and ids go on where they were.
        let raw = try RawDatabase(store.path)
        #expect(try raw.number("SELECT count(*) FROM change") == Int(sequence))
        try await store.add([pair("Новое", "New")])
        #expect(try await store.units().last?.id == sequence + 1)
    }

    @Test("waits for a writer, says who it is, and lets readers be")
    func locked() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Да", "Yes")])
        let raw = try RawDatabase(store.path)
        try raw.execute("BEGIN IMMEDIATE")
        do {
            _ = try await store.compact()
            Issue.record("compacted under a lock")
        } catch MemoryError.locked(_, let holder) {
            #expect(holder?.process == ProcessInfo.processInfo.processIdentifier)
        }
        try raw.execute("ROLLBACK; BEGIN; SELECT count(*) FROM unit")
        _ = try await store.compact()
        #expect(try raw.number("SELECT count(*) FROM unit") == 1)
        try raw.execute("COMMIT")
        let reading = try SQLiteMemoryStore(path: store.path, for: .reading)
        await #expect(throws: MemoryError.readOnly(path: store.path)) {
            try await reading.compact()
        }
    }
}
