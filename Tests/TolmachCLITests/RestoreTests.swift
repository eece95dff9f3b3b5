import Foundation
import TestSupport
import Testing
import Tolmach

/// A memory and its index that do not belong together answer as the memory alone does.
@Suite(.serialized) struct RestoreTests {
    private static let units = 300

    /// A memory with an index of its own.
    private static func indexed(seed: UInt64) throws -> MemoryLedger {
        let ledger = try MemoryLedger(seed: seed)
        #expect(try ledger.run(importing: [ledger.write(units: units)]).talk.isEmpty)
        #expect(try ledger.tolmach("memory", "rebuild").status == 0)
        #expect(try files(ledger).count == 2)
        return ledger
    }

    private static func files(_ ledger: MemoryLedger) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: ledger.index).sorted()
    }

    @Test("an older copy of the memory put over newer files of its index")
    func olderCopy() async throws {
        let ledger = try Self.indexed(seed: 51)
        let copy = ledger.scene.folder.file("copy")
        try FileManager.default.copyItem(atPath: ledger.memory, toPath: copy)
        let older = ledger.acknowledged
        #expect(try ledger.run(importing: [ledger.write(units: 400)]).talk.isEmpty)
        #expect(try ledger.tolmach("memory", "rebuild").status == 0)
        #expect(try ledger.expectAnswersOfScan().isEmpty)

        try FileManager.default.removeItem(atPath: ledger.memory)
        try FileManager.default.copyItem(atPath: copy, toPath: ledger.memory)
        #expect(try ledger.expectAnswersOfScan().contains("main: files of the index are missing"))
        let info = try ledger.tolmach("memory", "info", "--json").objects()
        #expect(info[0]["units"] as? Int == Self.units && older.count == 1)
        // The numbers of what is added now are those that the newer files have for other units.
        #expect(try ledger.run(importing: [ledger.write(units: 100)]).talk.isEmpty)
        #expect(
            try ledger.expectAnswersOfScan().isEmpty,
            "files that are not there are not listed any more")
        #expect(try ledger.tolmach("memory", "verify").status == 0)
    }

    @Test("the index of another memory, under its own names and under ours")
    func foreignIndex() async throws {
        let ledger = try Self.indexed(seed: 52)
        let other = try Self.indexed(seed: 53)
        let names = try Self.files(ledger)
        try FileManager.default.removeItem(atPath: ledger.index)
        try FileManager.default.copyItem(atPath: other.index, toPath: ledger.index)
        #expect(try ledger.expectAnswersOfScan().contains("main: files of the index are missing"))
        for (foreign, own) in zip(try Self.files(other), names) {
            try FileManager.default.moveItem(
                atPath: "\(ledger.index)/\(foreign)", toPath: "\(ledger.index)/\(own)")
        }
        #expect(
            try ledger.expectAnswersOfScan().contains("main: the index belongs to another memory"))
        #expect(try ledger.tolmach("memory", "rebuild").status == 0)
        #expect(try ledger.expectAnswersOfScan().isEmpty)
        try await ledger.finish()
    }

    @Test("a memory with keys of another ICU answers by reading every unit, whatever index it has")
    func otherKeys() async throws {
        let ledger = try Self.indexed(seed: 54)
        let info = try ledger.tolmach("memory", "info", "--json").objects()
        let version = Data(try #require(info[0]["keys"] as? String).utf8)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: ledger.memory))
        let place = try #require(bytes.range(of: version))
        bytes[place.lowerBound] = UInt8(ascii: "0")
        try bytes.write(to: URL(fileURLWithPath: ledger.memory))
        let told = "main: its keys are of another version"
        #expect(try ledger.expectAnswersOfScan().contains(told))
        // Whoever only looks up changes nothing; the next writer makes the keys anew.
        #expect(try ledger.expectAnswersOfScan().contains(told))
        #expect(try ledger.run(importing: [ledger.write(units: 100)]).talk.isEmpty)
        #expect(try ledger.expectAnswersOfScan().isEmpty)
        try await ledger.finish()
    }

    @Test(
        "a restored memory has its index, and a reader that was open before answers by the new state"
    )
    func restoring() async throws {
        let ledger = try Self.indexed(seed: 55)
        let backup = ledger.scene.folder.file("backup.tolmach")
        #expect(try ledger.tolmach("memory", "backup", backup).status == 0)
        try ledger.scene.writeTMX("later.tmx", units: 40, prefix: "позже ")
        #expect(try ledger.tolmach("import", "later.tmx").status == 0)
        let reader = try SQLiteMemoryStore(path: ledger.memory, for: .reading)
        func expectAnswers(to text: String, count: Int) async throws {
            var options = LookupOptions(from: LanguageTag("ru"), to: LanguageTag("en"))
            let found = try await reader.answers(to: [LookupQuery(text)], options)
            options.scanOnly = true
            let expected = try await reader.answers(to: [LookupQuery(text)], options)
            #expect(found.matches == expected.matches && found.matches[0].count == count)
            #expect(found.indexFaults.isEmpty)
        }
        let later = "позже Предложение под номер 7."
        try await expectAnswers(to: later, count: 5)
        let restored = try ledger.tolmach("memory", "restore", backup, "--no-keep")
        #expect(restored.status == 0, "\(restored.talk)")
        try await expectAnswers(to: later, count: 0)
        #expect(try ledger.expectAnswersOfScan().isEmpty)
        // As many changes as the reader has seen, and more.
        try ledger.scene.writeTMX("other.tmx", units: 60, prefix: "иначе ")
        #expect(try ledger.tolmach("import", "other.tmx").status == 0)
        try await expectAnswers(to: later, count: 0)
        try await expectAnswers(to: "иначе Предложение под номер 7.", count: 5)
        try reader.close()
        #expect(try ledger.tolmach("memory", "verify").status == 0)
    }

    @Test("an index of an earlier program is told, and made anew by the next writer")
    func earlierForm() async throws {
        let ledger = try MemoryLedger(seed: 56)
        let units = MemoryLedger.indexedUnits
        #expect(try ledger.run(importing: [ledger.write(units: units)]).talk.isEmpty)
        #expect(try Self.files(ledger).count == 2)
        for file in try Self.files(ledger) {
            let path = URL(fileURLWithPath: "\(ledger.index)/\(file)")
            var bytes = try Data(contentsOf: path)
            // The number of the form stands after the magic one.
            bytes[8] -= 1
            try FileManager.default.removeItem(at: path)
            try bytes.write(to: path)
        }
        #expect(try ledger.expectAnswersOfScan().contains("main: the index is damaged"))
        #expect(try ledger.expectAnswersOfScan().contains("tolmach memory rebuild"))
        #expect(try ledger.run(importing: [ledger.write(units: 2)]).talk.isEmpty)
        #expect(try ledger.expectAnswersOfScan().isEmpty)
        #expect(try Self.files(ledger).count == 2)
        try await ledger.finish()
    }
}
