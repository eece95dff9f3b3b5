import Bitext
import Foundation
import Glibc
import Language
import TestSupport
import Testing

@testable import TranslationMemory

@Suite struct StoreOpeningTests {
    private func open(
        _ path: String, _ purpose: SQLiteMemoryStore.Purpose
    ) throws -> SQLiteMemoryStore {
        try SQLiteMemoryStore(path: path, for: purpose, waitSeconds: 0.2, clock: stillClock)
    }

    private func files(in folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    /// Runs a program, and gives its output; nil where it is not installed.
    private func run(_ program: String, _ arguments: [String]) throws -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
    }

    @Test("makes nothing when it only reads")
    func missing() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("none.tolmach")
        #expect(throws: MemoryError.missing(path: path)) { try open(path, .reading) }
        #expect(try files(in: folder) == [])
        let elsewhere = folder.file("no/such/folder/x.tolmach")
        #expect(throws: MemoryError.missing(path: elsewhere)) { try open(elsewhere, .reading) }
    }

    @Test("makes a file to write, and leaves nothing beside it when closed")
    func created() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Да", "Yes")])
        let information = try await store.information()
        #expect(information.name == "main")
        #expect(information.units == 1)
        #expect(information.storeID.utf8.count == 32)
        #expect(information.schemaVersion == 2)
        #expect(information.keysAreCurrent)
        #expect(information.sequence == 1)
        #expect(information.fileSize > 0)
        try store.close()
        #expect(try files(in: folder) == ["main.tolmach"])

        let again = try open(folder.file("main.tolmach"), .reading)
        #expect(try await again.information().storeID == information.storeID)
        #expect(try await again.units().count == 1)
        try again.close()
        #expect(try files(in: folder) == ["main.tolmach"])
        let other = try emptyStore(in: folder, "other")
        #expect(try await other.information().storeID != information.storeID)
    }

    @Test("writes nothing when opened for reading")
    func readOnly() async throws {
        let folder = try TemporaryFolder()
        try emptyStore(in: folder).close()
        let path = folder.file("main.tolmach")
        let store = try open(path, .reading)
        await #expect(throws: MemoryError.readOnly(path: path)) {
            try await store.add([pair("Да", "Yes")])
        }
        await #expect(throws: MemoryError.readOnly(path: path)) { try await store.rebuildKeys() }
    }

    @Test(
        "knows files that are no memories",
        arguments: [
            "", "x", String(repeating: "SQLite format 4\0", count: 100),
            "SQLite format 3\0" + String(repeating: "\0", count: 200),
        ])
    func foreignFiles(content: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(content, to: "main.tolmach")
        #expect(throws: MemoryError.notAMemory(path: path)) { try open(path, .reading) }
        #expect(throws: MemoryError.notAMemory(path: path)) { try open(path, .writing) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
    }

    @Test(
        "waits for nobody at what is no file",
        arguments: [SQLiteMemoryStore.Purpose.reading, .writing])
    func specialFiles(purpose: SQLiteMemoryStore.Purpose) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("main.tolmach")
        #expect(mkfifo(path, 0o600) == 0)
        #expect(throws: MemoryError.notAMemory(path: path)) { try open(path, purpose) }
        #expect(throws: MemoryError.notAMemory(path: folder.path)) {
            try open(folder.path, purpose)
        }
    }

    @Test("leaves an empty file alone that another program made")
    func oldEmptyFile() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("", to: "main.tolmach")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: path)
        let start = ContinuousClock.now
        #expect(throws: MemoryError.notAMemory(path: path)) {
            try SQLiteMemoryStore(path: path, for: .writing, waitSeconds: 20)
        }
        #expect(ContinuousClock.now - start < .seconds(10))
        #expect(FileManager.default.contents(atPath: path) == Data())
    }

    @Test("several first writers at once all come to write")
    func firstWriters() async throws {
        for round in 0..<6 {
            let folder = try TemporaryFolder()
            let path = folder.file("main.tolmach")
            try await withThrowingTaskGroup { group in
                for writer in 0..<8 {
                    group.addTask {
                        let store = try SQLiteMemoryStore(
                            path: path, for: .writing, waitSeconds: 30, clock: stillClock)
                        try await store.add([pair("\(round):\(writer)", "x"), pair("Да", "Yes")])
                    }
                }
                try await group.waitForAll()
            }
            let store = try open(path, .reading)
            #expect(try await store.information().units == 9)
            #expect(try await store.verify() == [])
        }
    }

    @Test(
        "waits before it says that another one holds the file",
        arguments: ["BEGIN EXCLUSIVE", "BEGIN; SELECT count(*) FROM sqlite_schema"])
    func lockedAtFirst(hold: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("main.tolmach")
        let other: RawDatabase
        try emptyStore(in: folder).close()
        other = try RawDatabase(path)
        try other.execute("PRAGMA journal_mode = DELETE")
        try other.execute(hold)
        let start = ContinuousClock.now
        #expect(throws: MemoryError.locked(path: path, holder: nil)) { try open(path, .writing) }
        #expect(ContinuousClock.now - start > .milliseconds(150))
        try other.execute("COMMIT")
        _ = try open(path, .writing)
    }

    @Test("reads through a link what is only in the log so far")
    func link() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Да", "Yes")])
        let elsewhere = try TemporaryFolder()
        let link = elsewhere.file("link.tolmach")
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: store.path)
        let size = try await store.information().fileSize
        let through = try open(link, .reading)
        #expect(through.path == link)
        #expect(through.name == "link")
        #expect(try await through.information().fileSize == size)
        #expect(try await through.units().count == 1)
        // Root writes everywhere; only a mount stops it.
        let mount = try TemporaryFolder()
        guard try run("mount", ["--bind", "-o", "ro", folder.path, mount.path]) != nil else {
            print("skipped: reading in a read-only folder needs the right to mount")
            return
        }
        defer { _ = try? run("umount", [mount.path]) }
        let closed = elsewhere.file("closed.tolmach")
        try FileManager.default.createSymbolicLink(
            atPath: closed, withDestinationPath: mount.file("main.tolmach"))
        let reader = try open(closed, .reading)
        #expect(try await reader.units().count == 1)
        try reader.close()
    }

    @Test("takes a relative name for a name")
    func relative() async throws {
        let folder = try TemporaryFolder()
        // The folder of work belongs to all tests: the way from it to the name is spelt out.
        let here = FileManager.default.currentDirectoryPath.split(separator: "/")
        let path = here.map { _ in "../" }.joined() + folder.path.dropFirst() + "/file:y.tolmach"
        let store = try open(path, .writing)
        try await store.add([pair("Да", "Yes")])
        try store.close()
        #expect(try files(in: folder) == ["file:y.tolmach"])
        let name = "file:tolmach-no-such-folder/y.tolmach"
        #expect(throws: MemoryError.missing(path: name)) { try open(name, .reading) }
    }

    @Test("leaves another program's database alone")
    func foreignDatabase() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("main.tolmach")
        try RawDatabase(path).execute("CREATE TABLE unit (id INTEGER)")
        let before = FileManager.default.contents(atPath: path)
        #expect(throws: MemoryError.notAMemory(path: path)) { try open(path, .reading) }
        #expect(throws: MemoryError.notAMemory(path: path)) { try open(path, .writing) }
        #expect(FileManager.default.contents(atPath: path) == before)
    }

    @Test("says that a store is of a later version")
    func newer() throws {
        let folder = try TemporaryFolder()
        try emptyStore(in: folder).close()
        let path = folder.file("main.tolmach")
        try RawDatabase(path).execute("PRAGMA user_version = 9")
        let expected = MemoryError.newerSchema(path: path, version: 9, supported: 2)
        #expect(throws: expected) { try open(path, .reading) }
        #expect(throws: expected) { try open(path, .writing) }
    }

    @Test("says that a folder is missing or closed")
    func cannotCreate() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("no/such/main.tolmach")
        do {
            _ = try open(path, .writing)
            Issue.record("opened a file in a folder that is not there")
        } catch MemoryError.cannotCreate(let named, _) {
            #expect(named == path)
        }
    }

    @Test("opens names that mean something in a URI")
    func names() async throws {
        let folder = try TemporaryFolder()
        let name = "a?b#c%41 ы&mode=ro"
        let store = try emptyStore(in: folder, name)
        try await store.add([pair("Да", "Yes")])
        #expect(store.name == name)
        try store.close()
        let again = try open(folder.file("\(name).tolmach"), .reading)
        #expect(try await again.units().count == 1)
    }

    @Test("syncs every commit")
    func durable() throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        #expect(try store.synchronousMode() == 2)
    }

    @Test("waits for another writer, then names it")
    func locked() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("main.tolmach")
        let store = try emptyStore(in: folder)
        try await store.add([pair("Да", "Yes")])
        let other = try RawDatabase(path)
        try other.execute("BEGIN IMMEDIATE")
        let start = ContinuousClock.now
        do {
            try await store.add([pair("Нет", "No")])
            Issue.record("wrote beside another writer")
        } catch MemoryError.locked(let named, let holder) {
            #expect(named == path)
            #expect(holder?.process == ProcessInfo.processInfo.processIdentifier)
            #expect(holder?.command?.isEmpty == false)
        }
        #expect(ContinuousClock.now - start > .milliseconds(150))
        // Readers never wait.
        #expect(try await store.units().count == 1)
        #expect(try await open(path, .reading).units().count == 1)
        try other.execute("COMMIT")
        #expect(try await store.add([pair("Нет", "No")]).added == 1)
    }

    @Test("names a writer of another process")
    func lockedElsewhere() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("main.tolmach")
        let store = try emptyStore(in: folder)
        try await store.add([pair("Да", "Yes")])
        // Perl is on every Debian: it takes WAL's write lock, byte 120, as SQLite does.
        let script = """
            use Fcntl; open(my $f, "+<", $ARGV[0]) or die;
            my $lock = pack("s s x4 q q i", F_WRLCK, SEEK_SET, 120, 1, 0);
            fcntl($f, F_SETLKW, $lock) or die; $| = 1; print "held\\n"; sleep 300;
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["perl", "-e", script, path + "-shm"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        guard output.fileHandleForReading.availableData == Data("held\n".utf8) else {
            kill(process.processIdentifier, SIGKILL)
            print("skipped: naming a writer of another process needs perl")
            return
        }
        do {
            try await store.add([pair("Нет", "No")])
            Issue.record("wrote beside another writer")
        } catch MemoryError.locked(_, let holder) {
            #expect(holder?.process == process.processIdentifier)
            #expect(holder?.command?.hasPrefix("perl -e") == true)
        }
        // The runner blocks SIGTERM, and its children with it.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(try await store.add([pair("Нет", "No")]).added == 1)
    }

    @Test("reads in a folder that cannot be written, and makes nothing there")
    func readOnlyFolder() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Да", "Yes")])
        try store.close()
        let mount = try TemporaryFolder()
        // Root writes everywhere; only a mount stops it.
        guard try run("mount", ["--bind", "-o", "ro", folder.path, mount.path]) != nil else {
            print("skipped: reading in a read-only folder needs the right to mount")
            return
        }
        defer { _ = try? run("umount", [mount.path]) }
        let path = mount.file("main.tolmach")
        let reader = try open(path, .reading)
        #expect(try await reader.matches("Да").map(\.kind) == [.exact])
        #expect(try await reader.verify() == [])
        try reader.close()
        #expect(try files(in: mount) == ["main.tolmach"])
        #expect(throws: MemoryError.readOnly(path: path)) { try open(path, .writing) }
        let new = mount.file("new.tolmach")
        #expect(throws: (any Error).self) { try open(new, .writing) }
    }

    @Test("takes away what a killed maker left, and nothing that a living one holds")
    func drafts() throws {
        let folder = try TemporaryFolder()
        let draft = folder.file(".tolmach-1.new")
        try FileManager.default.createDirectory(
            atPath: draft, withIntermediateDirectories: false)
        _ = try folder.write("half", to: ".tolmach-1.new/m")
        _ = try folder.write("half", to: ".tolmach-1.new/m-journal")
        let holder = Glibc.open(draft, O_RDONLY | O_DIRECTORY)
        #expect(flock(holder, LOCK_EX | LOCK_NB) == 0)
        try emptyStore(in: folder, "a").close()
        #expect(try files(in: folder) == [".tolmach-1.new", "a.tolmach"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: draft).count == 2)
        close(holder)
        try emptyStore(in: folder, "b").close()
        #expect(try files(in: folder) == ["a.tolmach", "b.tolmach"])
    }

    @Test("takes names as long as SQLite's own files leave room for, and refuses longer ones")
    func longNames() async throws {
        let folder = try TemporaryFolder()
        for length in [228, 239, 240, 251, 256] {
            let path = folder.file(
                String(repeating: "n", count: length - ".tolmach".utf8.count) + ".tolmach")
            guard length <= 247 else {
                #expect(throws: MemoryError.nameTooLong(path: path)) { try open(path, .writing) }
                continue
            }
            let store = try open(path, .writing)
            try await store.add([pair("Да", "Yes")])
            try store.close()
            try FileManager.default.removeItem(atPath: path)
        }
        #expect(try files(in: folder) == [])
        let name = String(repeating: "d", count: 80)
        let deep = folder.path + String(repeating: "/" + name, count: 6)
        try FileManager.default.createDirectory(
            atPath: deep, withIntermediateDirectories: true)
        #expect(throws: MemoryError.nameTooLong(path: deep + "/a.tolmach")) {
            try open(deep + "/a.tolmach", .writing)
        }
    }

    @Test("two that write at once lose and double nothing")
    func twoWriters() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("main.tolmach")
        try emptyStore(in: folder).close()
        try await withThrowingTaskGroup { group in
            for writer in 0..<2 {
                group.addTask {
                    let store = try SQLiteMemoryStore(
                        path: path, for: .writing, waitSeconds: 20, clock: stillClock)
                    for round in 0..<40 {
                        try await store.add([
                            pair("Общая \(round)", "Shared"), pair("\(writer):\(round)", "Own"),
                        ])
                    }
                }
            }
            try await group.waitForAll()
        }
        let store = try open(path, .reading)
        let texts = try await store.units().map(\.unit.source.text)
        #expect(texts.count == 120)
        #expect(Set(texts).count == 120)
        #expect(try await store.verify() == [])
    }

    @Test("readers see whole additions only, while a writer adds")
    func readersBesideWriter() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("main.tolmach")
        let store = try emptyStore(in: folder)
        try await store.add((0..<100).map { pair("Строка \($0)", "Line") })
        try await withThrowingTaskGroup { group in
            group.addTask {
                for round in 1...5 {
                    try await store.add(
                        (0..<1_500).map { pair("Строка \(round):\($0)", "Line") })
                }
            }
            for reader in 0..<3 {
                group.addTask {
                    let own =
                        reader == 0
                        ? store : try SQLiteMemoryStore(path: path, for: .reading)
                    for _ in 0..<6 {
                        let count = try await own.information().units
                        #expect((count - 100) % 1_500 == 0)
                        #expect(
                            try await own.matches("Строка 7", minimum: 100).first?.kind == .exact)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await store.information().units == 7_600)
    }
}
