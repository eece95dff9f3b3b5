import Bitext
import Foundation
import Language
import TestSupport
import Testing
import TranslationMemory

@Suite struct VerifyTests {
    private static let columns = [
        "source": "'x'", "target": "'x'", "sourceCodes": "NULL", "targetCodes": "'[]'",
        "previousKind": "0", "previous": "'x'", "nextKind": "0", "next": "'x'",
        "createdDate": "NULL", "createdAuthor": "'x'", "changedDate": "'x'",
        "changedAuthor": "''", "useCount": "8", "lastUsed": "NULL", "origin": "NULL",
        "document": "'x'", "annotations": "'{}'", "sourceAnnotations": "'{'",
        "targetAnnotations": "NULL", "checksum": "0", "id": "77", "sourceLanguage": "2",
    ]

    @Test("finds every value that is not what was written", arguments: columns.keys.sorted())
    func values(column: String) async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Да", "Yes"), fullUnit(), pair("Нет", "No")])
        #expect(try await store.verify() == [])
        let id = try await store.units()[1].id
        try RawDatabase(store.path).execute(
            "UPDATE unit SET \(column) = \(Self.columns[column] ?? "") WHERE id = \(id)")
        let damaged = column == "id" ? 77 : id
        let findings = try await store.verify()
        // What else refers to a unit is left behind by its old number.
        #expect(findings.last == .damagedUnit(id: damaged))
        #expect(findings.count == (column == "id" ? 2 : 1))
        await #expect(throws: MemoryError.damagedUnit(path: store.path, id: damaged)) {
            _ = try await store.units()
        }
    }

    @Test(
        "a damaged unit keeps no other from being found",
        arguments: [
            "sourceCodes = '['", "targetCodes = '['", "annotations = '['", "checksum = 0",
            "sourceCodes = '[{\"kind\":\"ph\",\"at\":9999}]'",
            "sourceCodes = '[{\"kind\":\"ph\",\"at\":-1}]'",
            "sourceCodes = '[{\"kind\":\"ph\",\"at\":1}]'", "sourceLanguage = 99",
            "targetCodes = '[{\"kind\":\"ph\",\"at\":9999}]'", "previousKind = 2",
        ])
    func damagedBeside(change: String) async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([
            pair("Да", "Yes"), pair("Да", "Yeah", previous: .edge), pair("Нет", "No"),
        ])
        let raw = try RawDatabase(store.path)
        try raw.execute("PRAGMA foreign_keys = OFF; UPDATE unit SET \(change) WHERE id = 1")
        for scanOnly in [false, true] {
            let options = LookupOptions(from: russian, to: english, limit: 1, scanOnly: scanOnly)
            let found = try await store.matches(
                for: [LookupQuery("Да"), LookupQuery("Нет"), LookupQuery("да")], options)
            #expect(found.map { $0.map(\.unit.unit.target.text) } == [["Yeah"], ["No"], ["Yeah"]])
        }
        #expect(try await store.verify().contains(.damagedUnit(id: 1)))
    }

    @Test("finds rows that refer to nothing, and damaged structures")
    func structure() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([fullUnit()])
        let raw = try RawDatabase(store.path)
        try raw.execute("PRAGMA foreign_keys = OFF; DELETE FROM language")
        let findings = try await store.verify()
        #expect(findings.contains(.danglingReference(table: "unit", row: 1, to: "language")))
        #expect(findings.contains(.damagedUnit(id: 1)))
    }

    @Test("a damaged file is an error or a finding, wherever the damage is, and never a crash")
    func damagedFile() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add((0..<300).map { pair("Строка номер \($0)", "Line number \($0)") })
        try store.close()
        let whole = try Data(contentsOf: URL(fileURLWithPath: store.path))
        var random = RandomSource(seed: 11)
        var noticed = 0
        for round in 0..<60 {
            var bytes = whole
            if round % 4 == 0 {
                bytes = bytes.prefix(Int.random(in: 0..<whole.count, using: &random))
            } else {
                let place = Int.random(in: 100..<whole.count, using: &random)
                bytes[place] ^= UInt8.random(in: 1...255, using: &random)
            }
            let path = folder.file("damaged-\(round).tolmach")
            try bytes.write(to: URL(fileURLWithPath: path))
            do {
                let damaged = try SQLiteMemoryStore(path: path, for: .reading)
                let findings = try await damaged.verify()
                if !findings.isEmpty { noticed += 1 }
                if findings.isEmpty {
                    // Nothing was found, so nothing may be lost.
                    #expect(try await damaged.units().count == 300)
                }
                _ = try? await damaged.matches("Строка номер 7")
                _ = try? await damaged.information()
            } catch is MemoryError {
                noticed += 1
            }
            try FileManager.default.removeItem(atPath: path)
        }
        #expect(noticed > 20)
    }

    @Test("a unit without its checksum is counted when the keys are made anew")
    func damagedUnitAtRebuilding() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Да", "Yes"), pair("Нет", "No")])
        try RawDatabase(store.path).execute(
            "UPDATE unit SET target = 'Now' WHERE target = 'No'")
        let report = try await store.rebuildKeys()
        #expect(report.units == 2 && report.damagedUnits == 1)
    }

    @Test("a rebuilding that is cancelled changes nothing")
    func cancelledRebuilding() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add((0..<3_000).map { pair("Строка \($0)", "Line \($0)") })
        try RawDatabase(store.path).execute("UPDATE unit SET sourceKey = 2 WHERE id = 7")
        let rebuilding = Task { try await store.rebuildKeys() }
        rebuilding.cancel()
        await #expect(throws: CancellationError.self) { try await rebuilding.value }
        #expect(try await store.verify() == [.wrongKeys(id: 7)])
    }

    @Test(
        "finds keys that lead elsewhere, and mends them",
        arguments: ["identity = 1", "sourceKey = 2", "targetKey = 3", "place = 4"])
    func wrongKeys(change: String) async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        let units = [pair("Да", "Yes"), fullUnit(), pair("Нет", "No")]
        try await store.add(units)
        let ids = try await store.units().map(\.id)
        try RawDatabase(store.path).execute("UPDATE unit SET \(change) WHERE id <> \(ids[0])")
        #expect(try await store.verify() == [.wrongKeys(id: ids[1]), .wrongKeys(id: ids[2])])
        #expect(try await store.rebuildKeys().units == 3)
        #expect(try await store.verify() == [])
        #expect(try await store.add(units).added == 0)
        #expect(try await store.matches("Нет").map(\.kind) == [.exact])
    }

    @Test(
        "finds numbers of tokens that are not those of the text, and mends them",
        arguments: [
            "UPDATE sourceTokens SET tokens = x'00' WHERE unit = 2",
            "UPDATE sourceTokens SET tokens = x'' WHERE unit = 2",
            "UPDATE sourceTokens SET tokens = x'80' WHERE unit = 2",
            "UPDATE sourceTokens SET tokens = CAST(tokens || x'01' AS BLOB) WHERE unit = 2",
            "UPDATE sourceTokens SET tokens = x'8F7F' WHERE unit = 2",
            "UPDATE sourceTokens SET sourceLanguage = 2 WHERE unit = 2",
            "UPDATE sourceTokens SET targetLanguage = 1 WHERE unit = 2",
            "UPDATE targetTokens SET tokens = x'00' WHERE unit = 2",
            "DELETE FROM sourceTokens WHERE unit = 2", "DELETE FROM targetTokens WHERE unit = 2",
            "UPDATE token SET weight = weight + 1 WHERE key = 'куратор'",
            "UPDATE token SET category = 3 WHERE key = 'куратор'",
            "UPDATE token SET key = 'курантор' WHERE key = 'куратор'",
        ])
    func wrongTokens(change: String) async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Да", "Yes"), pair("Куратор", "Handler"), fullUnit()])
        try await store.rebuildKeys(bothDirections: true)
        #expect(try await store.verify() == [])
        try RawDatabase(store.path).execute(change)
        #expect(try await store.verify() == [.wrongKeys(id: 2)])
        #expect(try await store.rebuildKeys().units == 3)
        #expect(try await store.verify() == [])
        #expect(try await store.matches("куратор").map(\.unit.id) == [2])
    }

    @Test("finds tokens that are not numbered in order, and answers the same until that is mended")
    func disorderedTokens() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Да", "Yes"), pair("Куратор молчал", "x"), pair("Нет", "No")])
        let before = try await store.matches("Куратор не молчал", minimum: 50)
        let raw = try RawDatabase(store.path)
        try raw.execute("UPDATE token SET id = id + 7 WHERE key <> 'да'")
        let findings: [MemoryFinding] = [
            .disorderedTokens, .wrongKeys(id: 2), .wrongKeys(id: 3),
        ]
        #expect(try await store.verify() == findings)
        #expect(try await store.matches("Куратор не молчал", minimum: 50) == before)
        #expect(before.count == 1)
        let answers = try await store.answers(
            to: [LookupQuery("Куратор не молчал")], LookupOptions(from: russian, to: english))
        #expect(answers.indexFaults["main"]?.map(\.reason) == [.damaged])
        // The index waits; what is added is kept all the same.
        try await store.add([pair("Мост", "Bridge")])
        await #expect(throws: MemoryError.indexNotWritten(path: store.path, code: 0)) {
            try await store.updateIndex(.uncovered)
        }
        #expect(try await store.rebuildKeys().units == 4)
        try await store.updateIndex(.uncovered)
        #expect(try await store.verify() == [])
    }

    @Test("makes keys anew, and tells when that is needed; look-ups go on all the while")
    func otherKeys() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Да, верно", "Yes, right"), pair("Нет", "No")])
        let before = try await store.matches("Да, верно!")
        let raw = try RawDatabase(store.path)
        try raw.execute(
            "UPDATE meta SET value = 'other' WHERE key = 'keyVersion'; "
                + "UPDATE unit SET sourceKey = id, targetKey = id")
        var information = try await store.information()
        #expect(information.keyVersion == "other")
        #expect(!information.keysAreCurrent)
        #expect(try await store.matches("Да, верно!") == before)
        #expect(try await store.matches("Нет").map(\.kind) == [.exact])
        #expect(try await store.rebuildKeys().units == 2)
        information = try await store.information()
        #expect(information.keysAreCurrent)
        #expect(try await store.matches("Нет").map(\.kind) == [.exact])
        #expect(try await store.verify() == [])

        // Another target is found by the key of the source, which must be right for that.
        try raw.execute(
            "UPDATE meta SET value = 'other' WHERE key = 'keyVersion'; "
                + "UPDATE unit SET sourceKey = id, targetKey = id")
        let report = try await store.add(
            [pair("Нет", "Nope")], AddingOptions(onDuplicate: .skip))
        #expect(report.skipped == 1)
    }
}
