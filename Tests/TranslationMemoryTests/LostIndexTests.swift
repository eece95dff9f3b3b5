import Bitext
import Foundation
import GRDB
import Language
import Matching
import TestSupport
import Testing

@testable import TranslationMemory

/// What files of the index held that are gone, or that cannot be listed, and what tables that are
/// damaged do to look-ups.
@Suite struct LostIndexTests {
    private let folder: TemporaryFolder
    private let store: SQLiteMemoryStore
    private let index: String

    init() throws {
        folder = try TemporaryFolder()
        store = try emptyStore(in: folder)
        index = folder.file("main.index")
    }

    private func files() throws -> Set<String> {
        Set((try? FileManager.default.contentsOfDirectory(atPath: index)) ?? [])
    }

    private static let options = LookupOptions(from: russian, to: english)

    /// The answer to a text by a store that is opened for it, which must be that of a scan.
    private func answer(_ text: String) async throws -> LookupAnswers {
        let fresh = try SQLiteMemoryStore(path: store.path, for: .reading)
        let found = try await fresh.answers(to: [LookupQuery(text)], Self.options)
        var scanning = Self.options
        scanning.scanOnly = true
        let expected = try await fresh.answers(to: [LookupQuery(text)], scanning)
        #expect(found.matches == expected.matches)
        try fresh.close()
        return found
    }

    @Test("a unit that was changed is found when the file that has its new form is lost")
    func lostStray() async throws {
        try await store.add(
            (0..<300).map { pair("Партизаны прятали оружие в подвале \($0)", "Line \($0)") })
        try await store.updateIndex(.uncovered)
        let first = try files()
        let changed = pair("Партизаны прятали оружие в подвале 5", "Another line")
        try await store.add([changed], AddingOptions(onDuplicate: .overwrite))
        try await store.add([pair("Мост построили весной", "The bridge was built in spring")])
        try await store.updateIndex(.uncovered)
        for name in try files().subtracting(first) {
            try FileManager.default.removeItem(atPath: "\(index)/\(name)")
        }
        let query = "Партизаны прятали оружие в подвалах 5"
        let lost = try await answer(query)
        #expect(lost.indexFaults["main"]?.isEmpty == false)
        #expect(lost.matches[0].contains { $0.unit.unit.target.text == "Another line" })
        try await store.updateIndex(.due)
        let mended = try await answer(query)
        #expect(mended.indexFaults.isEmpty)
        #expect(mended.matches == lost.matches)
    }

    @Test(
        "tokens that are damaged are told, and every unit is read",
        arguments: ["weight = -121", "weight = 0", "category = 9", "key = 'мост'"])
    func damagedTokens(_ change: String) async throws {
        try await store.add([
            pair("Куратор молчал", "The handler was silent"), pair("Мост стоял", "It stood"),
        ])
        try await store.updateIndex(.uncovered)
        try FileManager.default.removeItem(atPath: index)
        try store.close()
        let raw = try RawDatabase(store.path)
        // Without the index over keys a second token of the same key can be written.
        try raw.execute("DROP INDEX tokenByKey")
        try raw.execute("UPDATE token SET \(change) WHERE key = 'куратор'")
        let found = try await answer("Куратор молчит")
        #expect(found.indexFaults["main"]?.map(\.reason) == [.damaged])
        #expect(found.matches[0].count == 1)
    }

    @Test("units with ids that lie far apart are indexed and found")
    func distantIDs() async throws {
        try await store.add((0..<40).map { pair("Партизаны прятали оружие \($0)", "A \($0)") })
        try await store.write { database in
            try database.execute(sql: "UPDATE sqlite_sequence SET seq = 5000000000")
        }
        try await store.add(
            (40..<560).map { pair("Партизаны прятали оружие \($0)", "B \($0)") })
        let query = "Партизаны прятали оружием 7"
        let inMemory = try await answer(query)
        #expect(inMemory.matches[0].count == 5)
        try await store.updateIndex(.uncovered)
        let onDisk = try await answer(query)
        #expect(onDisk.indexFaults.isEmpty)
        #expect(onDisk.matches == inMemory.matches)
        #expect(try await answer("Партизаны прятали оружием 547").matches[0].count == 5)
    }

    @Test("files that cannot be listed do not stay")
    func unlisted() async throws {
        try await store.add((0..<50).map { pair("Строка \($0)", "Line \($0)") })
        let other = try RawDatabase(store.path)
        try other.execute("BEGIN IMMEDIATE")
        await #expect(throws: MemoryError.self) { try await store.updateIndex(.uncovered) }
        #expect(try files().isEmpty)
        try other.execute("COMMIT")
        try await store.updateIndex(.uncovered)
        #expect(try files().count == 2)
    }

    @Test("what was not indexed yet can be counted, hidden and taken up again")
    func delta() throws {
        var vocabulary = Vocabulary()
        let word = vocabulary.id(of: "мост".utf8.span, .word, weight: 6)
        func unit(_ id: Int64) -> IndexDelta.Unit {
            IndexDelta.Unit(id: id, pair: SIMD2(1, 2), tokens: [word])
        }
        var delta = IndexDelta()
        for id in 0..<600 { delta.insert(unit(Int64(id)), in: vocabulary) }
        #expect(delta.segment != nil)
        #expect(delta.count == 600)
        delta.insert(unit(3), in: vocabulary)
        delta.insert(unit(700), in: vocabulary)
        #expect(delta.count == 601)
        delta.remove(4)
        delta.remove(700)
        delta.remove(9_000)
        #expect(delta.count == 599)
        #expect(delta.hidden == [3, 4])
    }
}
