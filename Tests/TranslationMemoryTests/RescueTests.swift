import Bitext
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import TranslationMemory

@Suite struct RescueTests {
    /// A memory with long texts on overflow pages, codes, notes, several documents, two pairs of
    /// languages, units that were changed, and some that are gone.
    private static func fill(_ store: SQLiteMemoryStore, units: Int = 300) async throws {
        var random = RandomSource(seed: 41)
        func unit(_ number: Int) -> TranslationUnit {
            let length = number % 17 == 0 ? 9_000 : Int.random(in: 0..<120, using: &random)
            var unit = pair(
                "Строка \(number) " + String(repeating: "я", count: length), "Line \(number)",
                to: number % 5 == 0 ? "en-GB" : "en")
            unit.created.date = "20\(10 + number % 15)0101T000000Z"
            unit.created.author = "Иванов"
            if number % 7 == 0 { unit.annotations.notes = [.init("Заметка \(number)")] }
            if number % 11 == 0 { unit.furtherDocuments = ["a", "документ \(number)"] }
            return unit
        }
        let all = (0..<units).map(unit)
        try await store.add([fullUnit()] + all)
        // Rows that grow, pages that become free, and numbers that are not given again.
        let old = DocumentPair("old", from: russian, to: english)
        _ = try await store.replaceDocument(old, AddingOptions()) { add in
            for number in 0..<units { try add(pair("Старое \(number)", "Old \(number)")) }
        }
        _ = try await store.replaceDocument(old, AddingOptions()) { add in
            for number in 0..<20 { try add(pair("Старое \(number)", "Old \(number)")) }
        }
        try await store.add(
            all.filter { $0.useCount == nil }.prefix(40).map { unit in
                var unit = unit
                unit.useCount = 3
                unit.changed = Stamp(
                    date: "20260101T000000Z", author: String(repeating: "о", count: 60))
                return unit
            })
    }

    private static func rescued(
        _ path: String, in folder: TemporaryFolder
    ) async throws -> (report: MemoryRescue.Report, units: [StoredUnit]) {
        let target = folder.file("rescued.tolmach")
        let report = try await MemoryRescue(of: path).run(into: target, replacing: true)
        let store = try SQLiteMemoryStore(path: target, for: .reading)
        defer { try? store.close() }
        #expect(try await store.verify() == [])
        #expect(try await store.information().units == report.units)
        return (report, try await store.units())
    }

    private static func content(_ units: [StoredUnit]) -> [Int64: TranslationUnit] {
        Dictionary(uniqueKeysWithValues: units.map { ($0.id, $0.unit) })
    }

    @Test("of a sound memory saves all, as it is and under its numbers")
    func sound() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await Self.fill(store)
        // The log is still there; then it is not.
        for round in 0..<2 {
            let (report, units) = try await Self.rescued(store.path, in: folder)
            #expect(report.isComplete, "\(round) \(report)")
            #expect(report.units == 321)
            let expected = try await store.units()
            #expect(units.map(\.id) == expected.map(\.id))
            #expect(units.map(\.unit) == expected.map(\.unit))
            if round == 0 { _ = try await store.compact() }
        }
        #expect(try await MemoryRescue(of: store.path).rehearse().units == 321)
        let rescued = try SQLiteMemoryStore(
            path: folder.file("rescued.tolmach"), for: .writing, clock: stillClock)
        #expect(try await rescued.information().sequence == store.information().sequence)
        #expect(try await rescued.information().storeID != store.information().storeID)
        try await rescued.add([pair("Новое", "New")])
        let sequence = try await store.information().sequence
        #expect(try await rescued.units().last?.id == sequence + 1)
    }

    /// A damage of a file: at some places other bytes, or the end cut off.
    enum Damage: CaseIterable {
        case flip, page, cut, header

        func done(to whole: Data, _ random: inout RandomSource) -> Data {
            var bytes = whole
            switch self {
            case .flip:
                let place = Int.random(in: 0..<whole.count, using: &random)
                bytes[place] ^= UInt8.random(in: 1...255, using: &random)
            case .page:
                let page = Int.random(in: 0..<whole.count / 4096, using: &random)
                for place in page * 4096..<(page + 1) * 4096 {
                    bytes[place] = UInt8.random(in: 0...255, using: &random)
                }
            case .cut:
                bytes = bytes.prefix(Int.random(in: 30_000..<whole.count, using: &random))
            case .header:
                // The first bytes of a page tell what it is and where its rows are.
                let page = Int.random(in: 0..<whole.count / 4096, using: &random)
                let place = page * 4096 + Int.random(in: 0..<12, using: &random)
                bytes[place] ^= UInt8.random(in: 1...255, using: &random)
            }
            return bytes
        }
    }

    @Test("saves every unit whose bytes are whole, and nothing that was not there")
    func damaged() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await Self.fill(store)
        let expected = Self.content(try await store.units())
        try store.close()
        let whole = try Data(contentsOf: URL(fileURLWithPath: store.path))
        let places = try RowPlaces(of: store.path)
        var random = RandomSource(seed: 42)
        var lost = 0
        for round in 0..<Self.rounds {
            let damage = Damage.allCases[round % Damage.allCases.count]
            let bytes = damage.done(to: whole, &random)
            let path = folder.file("damaged-\(round).tolmach")
            try bytes.write(to: URL(fileURLWithPath: path))
            let saved: [Int64: TranslationUnit]
            do {
                let (report, units) = try await Self.rescued(path, in: folder)
                saved = Self.content(units)
                #expect(saved.count == expected.count || !report.isComplete)
            } catch MemoryError.nothingToSave {
                saved = [:]
            }
            for (id, unit) in saved {
                // Which documents have a unit has no checksum.
                var known = expected[id]
                known?.furtherDocuments = unit.furtherDocuments
                #expect(known == unit, "\(damage) \(round): unit \(id)")
            }
            let missing = Set(expected.keys).subtracting(saved.keys)
            #expect(
                missing.isSubset(of: places.rows(touchedBy: whole, bytes)), "\(damage) \(round)")
            if damage == .flip || damage == .header { #expect(missing.count <= 1) }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
            lost += missing.count
            try FileManager.default.removeItem(atPath: path)
        }
        // That the damages did damage.
        #expect(lost > 100)
    }

    private static let rounds = 60

    @Test("pages of any size are told by what is on them", arguments: [512, 1024, 16_384, 65_536])
    func pageSizes(size: Int) async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await Self.fill(store)
        let expected = Self.content(try await store.units())
        try store.close()
        try RawDatabase(store.path).execute(
            "PRAGMA journal_mode = DELETE; PRAGMA page_size = \(size); VACUUM")
        var bytes = try Data(contentsOf: URL(fileURLWithPath: store.path))
        #expect(try await Self.content(Self.rescued(store.path, in: folder).units) == expected)
        bytes.replaceSubrange(0..<512, with: Data(repeating: 0, count: 512))
        let path = folder.file("damaged.tolmach")
        try bytes.write(to: URL(fileURLWithPath: path))
        #expect(try await Self.content(Self.rescued(path, in: folder).units) == expected)
    }

    @Test("reads the log as far as it was committed, and beyond a frame that is damaged")
    func log() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        // Not so many that the log would be emptied in a pause.
        for number in 0..<12 {
            try await store.add(
                (0..<8).map { pair("Строка \(number) \($0)", "Line \(number) \($0)") })
        }
        let file = try Data(contentsOf: URL(fileURLWithPath: store.path))
        let log = try Data(contentsOf: URL(fileURLWithPath: store.path + "-wal"))
        let expected = Self.content(try await store.units())
        var random = RandomSource(seed: 43)
        let path = folder.file("damaged.tolmach")
        var beyond = 0
        for round in 0..<40 {
            var bytes = log
            if round % 2 == 0 {
                bytes = bytes.prefix(Int.random(in: 0..<log.count, using: &random))
            } else {
                bytes[Int.random(in: 0..<log.count, using: &random)] ^= 0x10
            }
            try file.write(to: URL(fileURLWithPath: path))
            try bytes.write(to: URL(fileURLWithPath: path + "-wal"))
            var saved: [Int64: TranslationUnit] = [:]
            do {
                saved = Self.content(try await Self.rescued(path, in: folder).units)
            } catch MemoryError.nothingToSave {}
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == file)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path + "-wal")) == bytes)
            let plain = try SQLiteMemoryStore(path: path, for: .reading)
            let read = Self.content(try await plain.units())
            try plain.close()
            if round % 2 == 0 {
                #expect(saved == read, "\(round)")
            } else {
                #expect(saved.merging(read) { $1 } == saved, "\(round)")
                #expect(expected.merging(saved) { $1 } == expected, "\(round)")
                beyond += saved.count - read.count
            }
            try FileManager.default.removeItem(atPath: path)
        }
        #expect(beyond > 250)
    }

    @Test("whatever is in a file, it ends, and makes up nothing")
    func hostile() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await Self.fill(store, units: 60)
        let expected = Self.content(try await store.units())
        try store.close()
        let whole = try Data(contentsOf: URL(fileURLWithPath: store.path))
        var random = RandomSource(seed: 44)
        let path = folder.file("damaged.tolmach")
        for round in 0..<30 {
            var bytes = whole
            for _ in 0..<(1 << Int.random(in: 2..<12, using: &random)) {
                let place = Int.random(in: 0..<whole.count, using: &random)
                // Numbers of pages that are there make the worst pointers.
                bytes[place] = UInt8.random(in: 0...(round % 2 == 0 ? 255 : 20), using: &random)
            }
            try bytes.write(to: URL(fileURLWithPath: path))
            do {
                for unit in try await Self.rescued(path, in: folder).units {
                    var known = expected[unit.id]
                    known?.furtherDocuments = unit.unit.furtherDocuments
                    #expect(known == unit.unit)
                }
            } catch MemoryError.nothingToSave {}
        }
    }

    @Test(
        "says of what is no memory that nothing is in it",
        arguments: ["", "text", String(repeating: "text ", count: 10_000)])
    func foreign(content: String) async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(content, to: "text.tolmach")
        let expected =
            content.utf8.count < 512
            ? MemoryError.notAMemory(path: path) : MemoryError.nothingToSave(path: path)
        await #expect(throws: expected) {
            try await MemoryRescue(of: path).run(into: folder.file("new.tolmach"))
        }
        await #expect(throws: MemoryError.missing(path: folder.file("none"))) {
            try await MemoryRescue(of: folder.file("none")).rehearse()
        }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["text.tolmach"])
    }

    @Test("replaces nothing unasked, and never the damaged file")
    func output() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Да", "Yes")])
        try store.close()
        let taken = try folder.write("precious", to: "taken.tolmach")
        await #expect(throws: MemoryError.exists(path: taken)) {
            try await MemoryRescue(of: store.path).run(into: taken)
        }
        await #expect(throws: MemoryError.exists(path: store.path)) {
            try await MemoryRescue(of: store.path).run(into: store.path, replacing: true)
        }
        #expect(try String(contentsOfFile: taken, encoding: .utf8) == "precious")
    }
}
