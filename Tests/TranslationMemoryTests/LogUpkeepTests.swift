import Foundation
import TestSupport
import Testing

@testable import TranslationMemory

/// What becomes of the log of a memory.
@Suite struct LogUpkeepTests {
    private let folder: TemporaryFolder
    private let store: SQLiteMemoryStore

    init() throws {
        folder = try TemporaryFolder()
        store = try emptyStore(in: folder)
    }

    @Test("what stands in the log alone comes into the file in a pause, though others read")
    func emptied() async throws {
        let reader = try SQLiteMemoryStore(path: store.path, for: .reading)
        _ = try await reader.matches("Строка 7")
        for number in 0..<150 { try await store.add([pair("Строка \(number)", "Line")]) }
        #expect(try unitsInFile() < 150)
        await store.logUpkeep.finish()
        #expect(try unitsInFile() == 150)
        #expect(try await reader.matches("Строка 149").first?.kind == .exact)
        #expect(try await store.verify() == [])
    }

    @Test("a store that is closed at once leaves no log behind")
    func closed() async throws {
        for number in 0..<120 { try await store.add([pair("Строка \(number)", "Line")]) }
        try await Task.sleep(for: .milliseconds(250))
        try store.close()
        #expect(!FileManager.default.fileExists(atPath: store.path + "-wal"))
        #expect(try unitsInFile() == 120)
    }

    @Test("a few additions leave it")
    func few() async throws {
        for number in 0..<20 { try await store.add([pair("Строка \(number)", "Line")]) }
        await store.logUpkeep.finish()
        #expect(try unitsInFile() < 20)
    }

    /// The units that the file has without its log.
    private func unitsInFile() throws -> Int {
        try RawDatabase("file:\(store.path)?immutable=1").number("SELECT count(*) FROM unit") ?? 0
    }
}
