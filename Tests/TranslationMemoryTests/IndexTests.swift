import Bitext
import Foundation
import Language
import TestSupport
import Testing
import TranslationMemory

/// Random texts of few words, so that much is similar.
private struct RandomTexts {
    var random: RandomSource

    init(seed: UInt64) { random = RandomSource(seed: seed) }

    private static let words = [
        "партизан", "партизаны", "партизанами", "город", "Город", "города", "городами", "в", "не",
        "все", "всё", ".", ",", "#", "«", "-", "12", "13", "3,5", "Т-72", "Т-80",
        "b4", "b12", "1-2-3-4-5бв3", "1-2-3-4-абв3", "COBRA", "оккупация", "оккупации",
        "оккупацией", "中", "文", "куратор",
        "кураторы", "мост", "моста", "река", "реки",
        "веб", "сайт", "вебсайт", "вебсайта", "городвеб", "b", "4", "bb", "bb4", "1-2-3-4-5б", "в3",
    ]

    mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

    mutating func text(longest: Int = 9) -> String {
        (0...below(longest)).map { _ in Self.words[below(Self.words.count)] }
            .joined(separator: " ")
    }

    /// A text of a few joined words, some of them parted.
    mutating func joinedText() -> String {
        (0...below(3)).map { _ in
            let word = ["вебсайт", "городвеб", "bb4", "1-2-3-4-5бв3", "партизан"][below(5)]
            let place = word.index(after: word.startIndex)
            let middle = word.index(word.startIndex, offsetBy: word.count / 2)
            return [
                word, word.prefix(3) + " " + word.dropFirst(3),
                word[..<place] + " " + word[place...], word[..<middle] + " " + word[middle...],
            ][below(4)]
        }.joined(separator: " ")
    }

    mutating func unit(_ document: String? = nil) -> TranslationUnit {
        var unit = pair(below(3) == 0 ? joinedText() : text(), text(longest: 3))
        unit.document = document
        return unit
    }
}

@Suite struct IndexTests {
    private static let queries = (0..<8).map { number in
        var texts = RandomTexts(seed: UInt64(900 + number))
        return LookupQuery(number % 2 == 0 ? texts.text() : texts.joinedText())
    }

    /// How many times a file is damaged, one in six cut and one in six gone; TOLMACH_DAMAGES asks
    /// for more.
    private static let damages =
        ProcessInfo.processInfo.environment["TOLMACH_DAMAGES"].flatMap { Int($0) } ?? 60

    /// That look-ups give by the index what they give by reading every unit.
    private static func expectEqualAnswers(
        _ store: SQLiteMemoryStore, from source: String = "ru", to target: String = "en"
    ) async throws {
        for minimum in [50, 70, 85, 99] {
            var options = LookupOptions(
                from: LanguageTag(source), to: LanguageTag(target),
                minimum: Score(percent: minimum), limit: minimum == 85 ? 1 : 5)
            let found = try await store.matches(for: queries, options)
            options.scanOnly = true
            let expected = try await store.matches(for: queries, options)
            #expect(found == expected, "at \(minimum) %")
        }
    }

    @Test("answers what a scan answers, whatever was added, changed, removed and indexed before")
    func equalsScan() async throws {
        var texts = RandomTexts(seed: 5)
        for _ in 0..<4 {
            let folder = try TemporaryFolder()
            let store = try emptyStore(in: folder)
            let other = try emptyStore(in: folder)
            for _ in 0..<8 {
                let writer = texts.below(2) == 0 ? store : other
                switch texts.below(5) {
                case 0:
                    let units = (0..<texts.below(30)).map { _ in texts.unit("д") }
                    _ = try await writer.replaceDocument(
                        DocumentPair("д", from: russian, to: english), AddingOptions()
                    ) { add in for unit in units { try add(unit) } }
                case 1:
                    var changed = try await writer.units().prefix(3).map(\.unit)
                    for place in changed.indices {
                        changed[place].target = Segment(texts.text(longest: 3))
                    }
                    try await writer.add(changed, AddingOptions(onDuplicate: .overwrite))
                case 2: try await writer.updateIndex(.uncovered)
                case 3: try await writer.updateIndex(.due)
                default:
                    try await writer.add((0..<texts.below(60)).map { _ in texts.unit() })
                }
                try await Self.expectEqualAnswers(texts.below(2) == 0 ? store : other)
                let fresh = try SQLiteMemoryStore(
                    path: folder.file("main.tolmach"), for: .reading)
                try await Self.expectEqualAnswers(fresh)
            }
            #expect(try await store.verify().isEmpty)
        }
    }

    @Test("answers in both directions, with the targets indexed or not")
    func reversed() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        var texts = RandomTexts(seed: 8)
        try await store.add((0..<100).map { _ in pair(texts.text(), texts.text()) })
        try await store.add(
            (0..<100).map { _ in pair(texts.text(), texts.text(), from: "en", to: "ru") })
        try await Self.expectEqualAnswers(store)
        try await store.updateIndex(.uncovered)
        try await Self.expectEqualAnswers(store)
        try await store.rebuildKeys(bothDirections: true)
        try await Self.expectEqualAnswers(store)
        try await store.updateIndex(.uncovered)
        try await store.add([pair(texts.text(), texts.text(), from: "en", to: "ru")])
        try await Self.expectEqualAnswers(store)
        try await Self.expectEqualAnswers(store, from: "en", to: "ru")
    }

    @Test("files merge as the memory grows, and old ones go")
    func merging() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        var texts = RandomTexts(seed: 9)
        for round in 1...8 {
            try await store.add((0..<40).map { _ in texts.unit() })
            try await store.updateIndex(.uncovered)
            let files = try FileManager.default.contentsOfDirectory(
                atPath: folder.file("main.index"))
            #expect(files.count <= 5, "round \(round): \(files)")
            #expect(files.allSatisfy { $0.hasSuffix(".tix") })
        }
        try await Self.expectEqualAnswers(store)
    }

    @Test("what no state of the store lists any more goes with the next change of the index")
    func leftFiles() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        var texts = RandomTexts(seed: 13)
        try await store.add((0..<40).map { _ in texts.unit() })
        try await store.updateIndex(.uncovered)
        let left = try folder.write("left", to: "main.index/left.tix")
        let young = try folder.write("young", to: "main.index/young.tix")
        let old = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: -120)]
        try FileManager.default.setAttributes(old, ofItemAtPath: left)
        try await store.updateIndex(.all)
        #expect(!FileManager.default.fileExists(atPath: left))
        #expect(FileManager.default.fileExists(atPath: young))
        try await Self.expectEqualAnswers(store)
    }

    @Test(
        "keys that are made anew leave no file of the index that was made from the old ones",
        arguments: [false, true])
    func rebuilding(bothDirections: Bool) async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        var texts = RandomTexts(seed: 12)
        try await store.add((0..<40).map { _ in texts.unit() })
        try await store.updateIndex(.uncovered)
        try await store.rebuildKeys(bothDirections: bothDirections)
        let index = folder.file("main.index")
        #expect(try FileManager.default.contentsOfDirectory(atPath: index) == [])
        try await Self.expectEqualAnswers(store)
        try await store.updateIndex(.all)
        let files = bothDirections ? 3 : 2
        #expect(try FileManager.default.contentsOfDirectory(atPath: index).count == files)
        try await Self.expectEqualAnswers(store)
    }

    @Test("a file that is damaged, cut, missing or foreign changes no answer, and is made again")
    func damage() async throws {
        var texts = RandomTexts(seed: 10)
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add((0..<300).map { _ in texts.unit() })
        try await store.updateIndex(.uncovered)
        let index = folder.file("main.index")
        let files = try FileManager.default.contentsOfDirectory(atPath: index)
            .map { "\(index)/\($0)" }
        #expect(files.count == 2)
        let kept = try files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
        for round in 0..<Self.damages {
            let place = round % files.count
            var bytes = kept[place]
            switch round % 6 {
            case 4: bytes = bytes.prefix(texts.below(bytes.count))
            case 5: bytes = Data()
            default: bytes[texts.below(bytes.count)] ^= UInt8(1 << texts.below(8))
            }
            // Replaced, never written into: a process may have it mapped.
            try? FileManager.default.removeItem(atPath: files[place])
            if !bytes.isEmpty { try bytes.write(to: URL(fileURLWithPath: files[place])) }
            let fresh = try SQLiteMemoryStore(path: folder.file("main.tolmach"), for: .reading)
            try await Self.expectEqualAnswers(fresh)
            try? FileManager.default.removeItem(atPath: files[place])
            try kept[place].write(to: URL(fileURLWithPath: files[place]))
        }
        try FileManager.default.removeItem(atPath: index)
        let fresh = try SQLiteMemoryStore(path: folder.file("main.tolmach"), for: .reading)
        let answers = try await fresh.answers(
            to: Self.queries, LookupOptions(from: russian, to: english))
        #expect(answers.indexFaults["main"]?.map(\.reason) == [.missing, .missing])
        try await Self.expectEqualAnswers(fresh)
        try await store.updateIndex(.uncovered)
        let again = try SQLiteMemoryStore(path: folder.file("main.tolmach"), for: .reading)
        let mended = try await again.answers(
            to: Self.queries, LookupOptions(from: russian, to: english))
        #expect(mended.indexFaults.isEmpty)
        #expect(mended.matches == answers.matches)
    }

    @Test("units whose numbers lie further apart than a file can tell are in several files")
    func farApart() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        var texts = RandomTexts(seed: 13)
        try await store.add((0..<40).map { _ in texts.unit() })
        try await store.updateIndex(.uncovered)
        var changed = try await store.units().prefix(3).map(\.unit)
        for round in 0..<3 {
            try RawDatabase(store.path).execute(
                "UPDATE sqlite_sequence SET seq = seq + 6000000000 WHERE name = 'change'")
            // More than are compared one by one.
            try await store.add((0..<300).map { _ in texts.unit() })
            for place in changed.indices { changed[place].target = Segment("x \(round)") }
            try await store.add(changed, AddingOptions(onDuplicate: .overwrite))
            try await Self.expectEqualAnswers(store)
            let fresh = try SQLiteMemoryStore(path: store.path, for: .reading)
            try await Self.expectEqualAnswers(fresh)
            if round > 0 { try await store.updateIndex(round == 1 ? .uncovered : .all) }
            try await Self.expectEqualAnswers(store)
        }
        #expect(try await store.verify().isEmpty)
    }
}
