internal import Foundation
internal import Glibc
internal import Language
internal import TranslationMemory

/// Memories that are filled once and kept below the system's temporary folder for later runs.
///
/// Their folder is named for the form of the tables and the version of the keys. The index needs
/// no name there: one of another version is made anew by the first writer.
struct MemoryCache {
    private let folder: URL

    init() async throws {
        let temporary = FileManager.default.temporaryDirectory
        let probe = temporary.appendingPathComponent("tolmach-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: probe, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: probe) }
        let store = try SQLiteMemoryStore(
            path: probe.appendingPathComponent("probe.tolmach").path, for: .writing)
        let information = try await store.information()
        try store.close()
        folder =
            temporary.appendingPathComponent("tolmach-bench-cache")
            .appendingPathComponent(
                "schema-\(information.schemaVersion)-keys-\(information.keyVersion)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// The file of a memory with all units of the data.
    ///
    /// It is opened for writing and asked once before it is handed out, so that whatever the engine
    /// derives from the units is there.
    func memory(of data: MemoryData) async throws -> URL {
        let home = folder.appendingPathComponent(data.name)
        let file = home.appendingPathComponent("bench.tolmach")
        let isKept = FileManager.default.fileExists(atPath: file.path)
        let cost = try await Cost.of {
            if !isKept { try await Self.fill(home, from: data) }
            let store = try SQLiteMemoryStore(path: file.path, for: .writing)
            _ = try await store.answers(
                to: [LookupQuery("Готово.")],
                LookupOptions(from: LanguageTag("ru"), to: LanguageTag("en")))
            try store.close()
        }
        print(
            "memory of \(data.name): \(home.path), \(isKept ? "kept from an earlier run" : "new"),"
                + " ready after \(Table.number(cost.wall / 1e3)) s")
        return file
    }

    /// Works with a copy of a memory, so that what is added to it is gone afterwards.
    func withCopy(
        of data: MemoryData, _ body: (_ file: URL) async throws -> Void
    ) async throws {
        let original = try await memory(of: data).deletingLastPathComponent()
        let copy = FileManager.default.temporaryDirectory
            .appendingPathComponent("tolmach-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: copy) }
        try FileManager.default.copyItem(at: original, to: copy)
        // The copy must not be written back to the disk while the syncs of others are timed.
        sync()
        try await body(copy.appendingPathComponent("bench.tolmach"))
    }

    /// A file of the cache that is made where it is missing.
    func file(named name: String, make: (_ draft: URL) throws -> Void) throws -> URL {
        let file = folder.appendingPathComponent(name)
        guard !FileManager.default.fileExists(atPath: file.path) else { return file }
        let draft = folder.appendingPathComponent("\(name).\(getpid())")
        defer { try? FileManager.default.removeItem(at: draft) }
        try make(draft)
        try FileManager.default.moveItem(at: draft, to: file)
        return file
    }

    private static func fill(_ home: URL, from data: MemoryData) async throws {
        let draft = home.appendingPathExtension("\(getpid())")
        defer { try? FileManager.default.removeItem(at: draft) }
        try FileManager.default.createDirectory(at: draft, withIntermediateDirectories: true)
        let store = try SQLiteMemoryStore(
            path: draft.appendingPathComponent("bench.tolmach").path, for: .writing)
        _ = try await store.add(AddingOptions()) { add in try data.forEachUnit(add) }
        try await store.updateIndex(.uncovered)
        try store.close()
        try FileManager.default.moveItem(at: draft, to: home)
    }
}
