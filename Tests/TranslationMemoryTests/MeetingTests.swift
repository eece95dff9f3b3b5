import Bitext
import Language
import TestSupport
import Testing

@testable import TranslationMemory

/// What becomes of a unit that meets itself, or another target in its place.
@Suite struct MeetingTests {
    private static func document(_ name: String, from source: String = "ru") -> DocumentPair {
        DocumentPair(name, from: LanguageTag(source), to: english)
    }

    private static func unit(_ target: String, in document: String?) -> TranslationUnit {
        var unit = pair("Кот спит", target)
        unit.document = document
        return unit
    }

    private static func documents(of store: SQLiteMemoryStore) async throws -> [[String]] {
        try await store.units().map { unit in
            ([unit.unit.document ?? ""] + unit.unit.furtherDocuments).sorted()
        }
    }

    @Test("keeps the first date of creation and the last of change and use, with their authors")
    func dates() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        var known = pair("Да", "Yes")
        known.created = Stamp(date: "20220101T000000Z", author: "Иванов")
        known.changed = Stamp(date: "20230101T000000Z", author: "Петров")
        known.lastUsed = "20230601T000000Z"
        known.useCount = 7
        try await store.add([known])

        var older = pair("Да", "Yes")
        older.changed.date = "20200101T000000Z"
        older.lastUsed = "20210101T000000Z"
        older.useCount = 2
        try await store.add([older, pair("Да", "Yes")])
        #expect(try await store.units().map(\.unit) == [known])

        var both = pair("Да", "Yes")
        both.created = Stamp(date: "2019-05-01")
        both.changed = Stamp(date: "20240101T000000Z", author: "Сидоров")
        try await store.add([both])
        var expected = known
        expected.created = Stamp(date: "2019-05-01", author: "Иванов")
        expected.changed = both.changed
        #expect(try await store.units().map(\.unit) == [expected])
    }

    @Test("knows a document by its languages, however their tags are written")
    func tags() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        for (tag, texts) in [("ru-RU", ["раз", "два"]), ("RU_ru", ["раз", "три"])] {
            _ = try await store.replaceDocument(
                Self.document("d", from: tag), AddingOptions()
            ) { add in
                for text in texts { try add(pair(text, text, from: tag)) }
            }
        }
        #expect(try await store.units().map(\.unit.source.text) == ["раз", "три"])
    }

    @Test("a new target is the target of every document that had the old one")
    func overwritten() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        for name in ["D1", "D2"] {
            _ = try await store.replaceDocument(Self.document(name), AddingOptions()) { add in
                try add(Self.unit("A cat sleeps", in: name))
            }
        }
        let overwriting = AddingOptions(onDuplicate: .overwrite)
        let report = try await store.add([Self.unit("The cat sleeps", in: "D2")], overwriting)
        #expect(report.replaced == 1)
        #expect(try await Self.documents(of: store) == [["D1", "D2"]])
        _ = try await store.replaceDocument(Self.document("D2"), AddingOptions()) { add in
            try add(pair("Другое", "Other"))
        }
        #expect(try await store.units().map(\.unit.target.text) == ["The cat sleeps", "Other"])
        #expect(try await Self.documents(of: store) == [["D1"], ["D2"]])
        #expect(try await store.verify().isEmpty)
    }

    @Test(
        "overwriting leaves one target in a place, whether it was there or not",
        arguments: ["One", "Two", "Three"])
    func overwriting(target: String) async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([Self.unit("One", in: "a"), Self.unit("Two", in: "b")])
        let report = try await store.add(
            [Self.unit(target, in: "c")], AddingOptions(onDuplicate: .overwrite))
        #expect(try await store.units().map(\.unit.target.text) == [target])
        #expect(try await Self.documents(of: store) == [["a", "b", "c"]])
        #expect(report.removed == 1)
        #expect(report.replaced == (target == "Three" ? 1 : 0))
        #expect(try await store.verify().isEmpty)
    }

    @Test("takes over all documents that a unit came with")
    func documents() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        var unit = Self.unit("A cat sleeps", in: "D1")
        unit.furtherDocuments = ["D2", "D3"]
        try await store.add([unit])
        unit.furtherDocuments = ["D1", "D4"]
        try await store.add([unit])
        #expect(try await Self.documents(of: store) == [["D1", "D2", "D3", "D4"]])
    }
}
