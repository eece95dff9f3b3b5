import Bitext
import TestSupport
import Testing

@testable import TranslationMemory

/// Many units that are added to an empty memory.
@Suite struct BulkAddingTests {
    private struct Broken: Error {}

    private let folder: TemporaryFolder
    private let store: SQLiteMemoryStore

    init() throws {
        folder = try TemporaryFolder()
        store = try emptyStore(in: folder)
    }

    @Test("gives the units, keys and answers that one at a time give")
    func equalsSingly() async throws {
        var units = (0..<2_500).map { pair("Строка \($0 % 1_900)", "Line \($0 % 950)") }
        units[1_700].document = "a.txt"
        let other = try emptyStore(in: folder, "other")
        let report = try await store.add(units)
        var single = AddingReport()
        for place in stride(from: 0, to: units.count, by: 500) {
            let part = try await other.add(Array(units[place..<place + 500]))
            single.read += part.read
            single.added += part.added
            single.updated += part.updated
        }
        #expect(report == single)
        #expect(report.added < report.read)
        #expect(try await store.units().map(\.unit) == other.units().map(\.unit))
        #expect(try await store.units().map(\.id) == other.units().map(\.id))
        #expect(try await store.verify() == [])
        #expect(
            try await store.matches("Строка 77").map(\.unit.unit)
                == other.matches("Строка 77").map(\.unit.unit))
        #expect(try await store.add(units).added == 0)
    }

    @Test(
        "keeps nothing where it fails, is cancelled or only tried",
        arguments: [1_000, 3_500])
    func failing(count: Int) async throws {
        await #expect(throws: Broken.self) {
            _ = try await store.add(AddingOptions()) { add in
                for number in 0..<count { try add(pair("\(number)", "x")) }
                throw Broken()
            }
        }
        let units = (0..<count).map { pair("\($0)", "x") }
        #expect(try await store.add(units, AddingOptions(isRehearsal: true)).added == count)
        #expect(try await store.units() == [])
        #expect(try await store.add([pair("Да", "Yes")]).added == 1)
        #expect(try await store.verify() == [])
    }

    @Test("a reader that is open answers before, meanwhile and after")
    func readers() async throws {
        let reader = try SQLiteMemoryStore(path: store.path, for: .reading)
        #expect(try await reader.matches("Строка 7").isEmpty)
        let units = (0..<1_500).map { pair("Строка \($0)", "Line \($0)") }
        _ = try await store.add(units)
        #expect(try await reader.matches("Строка 7").first?.unit.unit.target.text == "Line 7")
        try reader.close()
    }

    @Test("an identity that was met is always known again, others hardly ever")
    func filter() {
        var random = RandomSource(seed: 3)
        let identities = (0..<50_000).map { _ in Int64(bitPattern: random.next()) }
        var filter = IdentityFilter()
        let early = identities.count { filter.meet($0) }
        #expect(early < 5)
        let known = identities.count { filter.meet($0) }
        #expect(known == identities.count)
    }
}
