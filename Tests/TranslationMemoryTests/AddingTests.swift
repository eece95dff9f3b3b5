import Bitext
import Language
import TestSupport
import Testing

@testable import TranslationMemory

@Suite struct AddingTests {
    private struct Broken: Error {}

    @Test("gives back all that a unit holds")
    func roundTrip() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        var plain = pair("Да", "Yes")
        plain.created.date = "20200101T000000Z"
        let report = try await store.add([fullUnit(), plain])
        #expect(report.read == 2)
        #expect(report.added == 2)
        let units = try await store.units()
        // Equal values may still differ in scalars, which must be kept too.
        #expect(units.map(\.unit) == [fullUnit(), plain])
        #expect(
            units.map { Array($0.unit.source.text.utf8) }
                == [fullUnit(), plain].map { Array($0.source.text.utf8) })
        #expect(units[0].unit.sourceLanguage.text == "ru_RU")
        #expect(units[0].memory == "main")
        #expect(units[0].id < units[1].id)
    }

    @Test("dates a new unit and names its author, but leaves what came with a date alone")
    func stamps() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        var dated = pair("Два", "Two")
        dated.created = Stamp(date: "19991231T000000Z", author: "Петров")
        try await store.add([pair("Раз", "One"), dated], AddingOptions(author: "Сидоров"))
        let units = try await store.units().map(\.unit.created)
        #expect(units == [Stamp(date: stillStamp, author: "Сидоров"), dated.created])
    }

    @Test(
        "adds nothing the second time, whatever the policy",
        arguments: AddingOptions.DuplicatePolicy.allCases)
    func twice(policy: AddingOptions.DuplicatePolicy) async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        let units = [
            fullUnit(), pair("Да", "Yes"), pair("Да", "Yes", previous: .edge),
            pair("Да", "Yes", to: "en-GB"), pair("Нет", "No"), pair("Нет", "No"),
        ]
        let options = AddingOptions(onDuplicate: policy)
        let first = try await store.add(units, options)
        #expect(first.added == 5)
        #expect(first.updated == 1)
        let stored = try await store.units()
        let sequence = try await store.information().sequence
        let second = try await store.add(units, options)
        #expect(second.added == 0)
        #expect(second.updated == 6)
        #expect(try await store.units() == stored)
        #expect(try await store.information().sequence == sequence)
    }

    @Test("holds units for the same by languages, texts, codes and context alone")
    func identity() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        let base = fullUnit()
        var same = base
        same.sourceLanguage = LanguageTag("RU-ru")
        same.document = "another"
        same.origin = nil
        same.annotations = Annotations()
        var others: [TranslationUnit] = []
        for change in [
            { $0.source.text += " " }, { $0.target.text = "He said" },
            { $0.source.codes[0].offset = 2 }, { $0.target.codes = [] },
            { $0.previous = .unknown }, { $0.next = .segment("") },
            { $0.targetLanguage = LanguageTag("en") },
            { $0.source.text = "Он «сказал»: \u{0} \"и\u{306}\" и\u{306}" },
        ] as [(inout TranslationUnit) -> Void] {
            var other = base
            change(&other)
            others.append(other)
        }
        let report = try await store.add([base, same] + others)
        #expect(report.added == 1 + others.count)
        #expect(report.updated == 1)
        #expect(try await store.units().count == 1 + others.count)
    }

    @Test("takes over dates and use count of a unit that was there")
    func touched() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([fullUnit()])
        var again = fullUnit()
        again.changed = Stamp(date: "20240101T000000Z", author: "Новый")
        again.useCount = 8
        again.annotations = Annotations()
        let report = try await store.add([again])
        #expect(report.updated == 1)
        var expected = fullUnit()
        expected.changed = again.changed
        expected.useCount = 8
        #expect(try await store.units().map(\.unit) == [expected])
        #expect(try await store.verify() == [])
    }

    @Test("keeps, replaces or leaves out another target, as is wished")
    func policies() async throws {
        for policy in AddingOptions.DuplicatePolicy.allCases {
            let folder = try TemporaryFolder()
            let store = try emptyStore(in: folder)
            try await store.add([
                pair("Да", "Yes"), pair("Да", "Yeah"), pair("Да", "Yes", previous: .edge),
                pair("Да", "Ja", to: "de"),
            ])
            let ids = try await store.units().map(\.id)
            let report = try await store.add(
                [pair("Да", "Yep")], AddingOptions(onDuplicate: policy, author: "x"))
            let units = try await store.units()
            let targets = units.map(\.unit.target.text)
            switch policy {
            case .add:
                #expect(report.added == 1)
                #expect(targets == ["Yes", "Yeah", "Yes", "Ja", "Yep"])
            case .overwrite:
                #expect(report.replaced == 1)
                #expect(report.removed == 1)
                #expect(targets == ["Yep", "Yes", "Ja"])
                #expect(units.map(\.id) == [ids[0], ids[2], ids[3]])
                #expect(units[0].unit.changed == Stamp(date: stillStamp, author: "x"))
            case .skip:
                #expect(report.skipped == 1)
                #expect(targets == ["Yes", "Yeah", "Yes", "Ja"])
            }
            #expect(try await store.verify() == [])
        }
    }

    @Test("looks at one row for a place, however many places a text has")
    func placesOfOneText() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        let units = (0..<3_000).map { pair("Да", "Yes", previous: .segment("\($0)")) }
        try await store.add(units)
        let raw = try RawDatabase(store.path)
        #expect(try raw.number("SELECT count(DISTINCT place) FROM unit") == 3_000)
        #expect(
            try raw.number(
                "SELECT count(*) FROM pragma_index_info('unitByPlace') WHERE name = 'place'") == 1)
        for policy in [AddingOptions.DuplicatePolicy.skip, .overwrite] {
            var others = units
            for place in others.indices { others[place].target.text = policy.rawValue }
            let report = try await store.add(others, AddingOptions(onDuplicate: policy))
            #expect((policy == .skip ? report.skipped : report.replaced) == 3_000)
        }
        #expect(try await store.verify() == [])
    }

    private func document(_ name: String) -> DocumentPair {
        DocumentPair(name, from: LanguageTag("ru"), to: LanguageTag("en"))
    }

    @Test("replaces a document's units between its languages alone")
    func documentOfTwoTargets() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        for target in ["en", "de"] {
            let pair = DocumentPair("a", from: LanguageTag("ru"), to: LanguageTag(target))
            _ = try await store.replaceDocument(pair, AddingOptions()) { add in
                try add(
                    TranslationUnit(
                        source: Segment("да"), target: Segment(target),
                        sourceLanguage: LanguageTag("ru"), targetLanguage: LanguageTag(target)))
            }
        }
        #expect(try await store.units().map(\.unit.target.text) == ["en", "de"])
        let report = try await store.replaceDocument(document("a"), AddingOptions()) { _ in }
        #expect(report.removed == 1)
        #expect(try await store.units().map(\.unit.target.text) == ["de"])
    }

    @Test("replaces a document's units, and leaves those that come again their ids")
    func documents() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        var elsewhere = pair("Мир", "World")
        elsewhere.document = "b"
        try await store.add([elsewhere])
        _ = try await store.replaceDocument(document("a"), AddingOptions()) { add in
            for text in ["один", "два", "три"] { try add(pair(text, text)) }
        }
        let before = try await store.units()
        #expect(before.map(\.unit.document) == ["b", "a", "a", "a"])
        let report = try await store.replaceDocument(document("a"), AddingOptions()) { add in
            for text in ["три", "четыре", "один"] { try add(pair(text, text)) }
        }
        #expect(report.read == 3)
        #expect(report.added == 1)
        #expect(report.updated == 2)
        #expect(report.removed == 1)
        let after = try await store.units()
        #expect(after.map(\.unit.source.text) == ["Мир", "один", "три", "четыре"])
        #expect(after[1].id == before[1].id)
        #expect(after[2].id == before[3].id)
        // The number of a unit that went is never given again.
        #expect(after[3].id > before[3].id)
    }

    @Test("a unit that several documents have goes with the last of them")
    func sharedUnits() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        func replace(_ document: String, _ texts: [String]) async throws {
            _ = try await store.replaceDocument(self.document(document), AddingOptions()) { add in
                for text in texts { try add(pair(text, text)) }
            }
        }
        try await replace("a", ["общее", "своё", "дома"])
        try await replace("b", ["общее", "чужое"])
        try await store.add([pair("дома", "дома")])
        let id = try await store.units()[0].id
        try await replace("a", ["новое"])
        let units = try await store.units()
        #expect(units.map(\.unit.source.text) == ["общее", "дома", "чужое", "новое"])
        #expect(units.map(\.unit.document) == ["b", nil, "b", "a"])
        #expect(units[0].id == id)
        #expect(try await store.verify().isEmpty)
        try await replace("b", [])
        try await replace("a", ["дома"])
        #expect(try await store.units().map(\.unit.source.text) == ["дома"])
        try await replace("a", [])
        #expect(try await store.units().map(\.unit.source.text) == ["дома"])
    }

    @Test("counts and finds a unit for each of its documents, and notes when they change")
    func membership() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        func replace(_ document: String, _ texts: [String]) async throws {
            _ = try await store.replaceDocument(self.document(document), AddingOptions()) { add in
                for text in texts { try add(pair(text, text)) }
            }
        }
        func documents() async throws -> [String: Int] {
            Dictionary(
                uniqueKeysWithValues: try await store.information().documents.map {
                    ($0.name, $0.units)
                })
        }
        try await replace("a", ["общее", "своё"])
        #expect(try await store.information().sequence == 2)
        for _ in 0..<2 {
            try await replace("b", ["общее"])
            #expect(try await store.information().sequence == 3)
        }
        try await store.add([pair("общее", "общее")])
        #expect(try await documents() == ["a": 2, "b": 1])
        let found = try await store.units(where: [UnitFilter("document = b")])
        #expect(found.map(\.unit.source.text) == ["общее"])
        #expect(found.map(\.unit.furtherDocuments) == [["", "b"]])
        #expect(try await store.units(where: [UnitFilter("document = a")]).count == 2)
        #expect(try await store.units(where: [UnitFilter("document =")]).isEmpty)
        #expect(try await store.matches("общее").map(\.unit) == found)
        let sequence = try await store.information().sequence
        try await replace("b", [])
        #expect(try await store.information().sequence == sequence + 1)
        #expect(try await documents() == ["a": 2])
        let raw = try RawDatabase(store.path)
        #expect(
            try raw.number("SELECT kind FROM change ORDER BY sequence DESC LIMIT 1")
                == Int(MemorySchema.ChangeKind.touched.rawValue))
    }

    @Test("keeps nothing of an addition whose feed fails, however far it came")
    func rollBack() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Да", "Yes")])
        let before = try await store.units()
        for count in [0, 1, 999, 1_000, 2_500] {
            await #expect(throws: Broken.self) {
                _ = try await store.replaceDocument(document("a"), AddingOptions()) { add in
                    for number in 0..<count { try add(pair("\(number)", "x")) }
                    throw Broken()
                }
            }
            #expect(try await store.units() == before)
        }
        #expect(try await store.add([pair("Нет", "No")]).added == 1)
        #expect(try await store.verify() == [])
    }

    @Test("only tries, where a rehearsal is asked for")
    func rehearsal() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        let report = try await store.add(
            [pair("Да", "Yes"), pair("Да", "Yes")], AddingOptions(isRehearsal: true))
        #expect(report.added == 1)
        #expect(report.updated == 1)
        #expect(try await store.units() == [])
        #expect(try await store.information().sequence == 0)
    }

    @Test("stops when its task is cancelled, and keeps nothing")
    func cancellation() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        let task = Task {
            try await store.add(AddingOptions()) { add in
                var number = 0
                while true {
                    try add(pair("Строка \(number)", "Line \(number)"))
                    number += 1
                }
            }
        }
        try await Task.sleep(for: .milliseconds(100))
        task.cancel()
        await #expect(throws: CancellationError.self) { _ = try await task.value }
        #expect(try await store.units() == [])
        #expect(try await store.add([pair("Да", "Yes")]).added == 1)
    }

    @Test("holds texts within the codes of texts, and refuses what it could not read again")
    func nestedTexts() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        func nested(_ depth: Int) -> TranslationUnit {
            var unit = pair("Текст \(depth)", "Text")
            for _ in 0..<depth {
                unit.source = Segment(
                    unit.source.text,
                    codes: [
                        InlineCode(
                            .placeholder, at: 0, attributes: [Attribute("x", "1")],
                            content: [
                                .subflow(unit.source, attributes: [Attribute("type", "x")])
                            ])
                    ])
            }
            return unit
        }
        try await store.add([nested(0), nested(16), nested(40)])
        #expect(try await store.units().map(\.unit.source.codes.isEmpty) == [true, false, false])
        for depth in [41, 60, 300] {
            let unit = nested(depth)
            let refusal = UnstorableUnit(path: store.path, unit: unit)
            await #expect(throws: refusal) { try await store.add([pair("Да", "Yes"), unit]) }
        }
        #expect(try await store.units().count == 3)
        #expect(try await store.verify() == [])
    }

    @Test("refuses codes that stand nowhere in their text", arguments: [[-1], [1], [5], [4, 2]])
    func wrongOffsets(offsets: [Int]) async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        var unit = pair("Да", "Yes")
        unit.source.codes = offsets.map { InlineCode(.placeholder, at: $0) }
        await #expect(throws: UnstorableUnit(path: store.path, unit: unit)) {
            try await store.add([unit])
        }
        #expect(try await store.units() == [])
    }

    @Test("takes empty, huge and odd texts")
    func hostile() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        let huge = String(repeating: "слово, ", count: 50_000)
        let texts = ["", " ", "\u{0}", "'; DROP TABLE unit; --", "\u{202E}abc", "👩‍👩‍👧", huge]
        try await store.add(texts.map { pair($0, $0) })
        #expect(try await store.units().map(\.unit.source.text) == texts)
        for text in texts {
            let matches = try await store.matches(text, minimum: 100)
            #expect(matches.first.map(\.kind) == .exact)
            #expect(matches.first?.unit.unit.source.text == text)
        }
        #expect(try await store.verify() == [])
    }
}
