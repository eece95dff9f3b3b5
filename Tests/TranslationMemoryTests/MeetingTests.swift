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
        expected.created = Stamp(date: "2019-05-01")
        expected.changed = both.changed
        #expect(try await store.units().map(\.unit) == [expected])
    }

    @Test(
        "of two stamps the more precise, or the readable one counts, with its own author",
        arguments: [
            ("2020", "a", "2019", nil, "2019", nil), ("2019", nil, "2019", "b", "2019", "b"),
            ("2019", "a", "20190101", "b", "20190101", "b"),
            ("2019-05-01", "a", "2019", "b", "2019-05-01", "a"),
            (nil, "a", "gestern", nil, "gestern", "a"), (nil, nil, "gestern", "b", "gestern", "b"),
            ("2019", "a", "gestern", "b", "2019", "a"), ("gestern", "a", "2019", "b", "2019", "b"),
            ("heute", "a", "gestern", "b", "heute", "a"), (nil, nil, nil, "b", nil, "b"),
        ] as [(String?, String?, String?, String?, String?, String?)])
    func stamps(
        date: String?, author: String?, otherDate: String?, otherAuthor: String?,
        expectedDate: String?, expectedAuthor: String?
    ) {
        let met = Stamp(date: date, author: author).earlier(
            Stamp(date: otherDate, author: otherAuthor))
        #expect(met == Stamp(date: expectedDate, author: expectedAuthor))
    }

    @Test("a unit without a date of creation was made no later than it was changed or used")
    func creation() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        let dates: [(changed: String?, used: String?, created: String)] = [
            ("20010203T040506Z", nil, "20010203T040506Z"), ("2002", "2001-01-01", "2001-01-01"),
            ("gestern", nil, stillStamp), (nil, nil, stillStamp),
        ]
        for (number, date) in dates.enumerated() {
            var unit = pair("\(number)", "x")
            unit.changed.date = date.changed
            unit.lastUsed = date.used
            try await store.add([unit])
        }
        #expect(try await store.units().map(\.unit.created.date) == dates.map(\.created))
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

    @Test("a unit that comes confirmed is so from then on, and keeps what else it has")
    func confirmed() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        var known = fullUnit()
        known.annotations.properties.append(Annotations.Property("reviewed", "no"))
        try await store.add([known])
        var confirmed = fullUnit()
        confirmed.annotations = Annotations(properties: [.reviewed])
        #expect(try await store.add([confirmed]).confirmed == 1)
        let again = try await store.add([confirmed, known])
        #expect(again.confirmed == 0 && again.updated == 2)
        var expected = fullUnit()
        expected.annotations.properties.append(.reviewed)
        #expect(try await store.units().map(\.unit) == [expected])
        #expect(try await store.verify().isEmpty)
    }

    @Test("tells what stays of a document that is replaced, whatever others have of it")
    func replacedDocument() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        func replace(_ name: String, _ texts: String...) async throws -> AddingReport {
            try await store.replaceDocument(Self.document(name), AddingOptions()) { add in
                for text in texts { try add(pair(text, text)) }
            }
        }
        _ = try await replace("D1", "раз", "два")
        _ = try await replace("D2", "два", "три", "четыре")
        let report = try await replace("D1", "три", "три", "четыре")
        #expect(report.updated == 3 && report.kept == 0)
        #expect(report.released == 2 && report.removed == 1)
        let again = try await replace("D1", "три", "три")
        #expect(again.updated == 2 && again.kept == 1)
        #expect(again.released == 1 && again.removed == 0)
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

    @Test("overwriting keeps all targets that one source has in what is added, and their notes")
    func severalTargets() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        var noted = Self.unit("Two", in: "a")
        noted.annotations.notes = [Annotations.Note("checked")]
        try await store.add([Self.unit("Old", in: "a"), noted])
        let overwriting = AddingOptions(onDuplicate: .overwrite)
        let handedIn = [
            Self.unit("One", in: "b"), Self.unit("Two", in: "b"), Self.unit("Three", in: "b"),
        ]
        let report = try await store.add(handedIn, overwriting)
        #expect(report.replaced == 1)
        #expect(report.updated == 1)
        #expect(report.added == 1)
        #expect(report.removed == 0)
        let units = try await store.units()
        #expect(units.map(\.unit.target.text) == ["One", "Two", "Three"])
        #expect(units[1].unit.annotations == noted.annotations)
        #expect(try await Self.documents(of: store) == [["a", "b"], ["a", "b"], ["b"]])

        let again = try await store.add(handedIn, overwriting)
        #expect(again.updated == 3)
        #expect(again.removed == 0)
        #expect(try await store.units() == units)
        #expect(try await store.verify().isEmpty)
    }

    @Test("a new target takes over the date of the one that it replaces, others get today's")
    func datesOfOverwriting() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        var old = pair("Да", "Yes")
        old.created = Stamp(date: "2001", author: "Иванов")
        try await store.add([old])
        try await store.add(
            [pair("Да", "Yea"), pair("Да", "Aye")], AddingOptions(onDuplicate: .overwrite))
        let units = try await store.units().map(\.unit)
        #expect(units.map(\.target.text) == ["Yea", "Aye"])
        #expect(units.map(\.created.date) == ["2001", stillStamp])
        #expect(units.map(\.changed.date) == [stillStamp, nil])
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
