import Bitext
import Foundation
import Glibc
import TestSupport
import Testing

@testable import TranslationMemory

@Suite struct FileSystemTests {
    private static let nfs = FileSystemTrust(isOfAll: false) { _ in
        FileSystemKind(number: 0x6969)
    }

    private func open(
        _ path: String, _ purpose: SQLiteMemoryStore.Purpose, trust: FileSystemTrust
    ) throws -> SQLiteMemoryStore {
        try SQLiteMemoryStore(
            path: path, for: purpose, waitSeconds: 0.2, clock: stillClock, trust: trust)
    }

    @Test(
        "knows the file systems of the network, and those that a program serves",
        arguments: [
            (0x6969, "NFS"), (0xFF53_4D42, "CIFS"), (0xFE53_4D42, "SMB2"), (0x517B, "SMB"),
            (0x6573_5546, "FUSE"), (0x0102_1997, "9p"), (0x5346_414F, "AFS"), (0x00C3_6400, "Ceph"),
            (0x0BD0_0BD0, "Lustre"), (0x4750_4653, "GPFS"), (0xEF53, nil), (0x0102_1994, nil),
            (0x5846_5342, nil), (0x9123_683E, nil), (0x794C_7630, nil), (0x2FC1_2FC1, nil),
        ] as [(UInt32, String?)])
    func kinds(number: UInt32, name: String?) {
        #expect(FileSystemKind(number: number).remoteName == name)
    }

    @Test("asks the system, and takes what it cannot tell for local")
    func system() throws {
        let folder = try TemporaryFolder()
        #expect(FileSystemKind.of(folder.path) != nil)
        #expect(FileSystemKind.of(folder.file("none")) == nil)
        #expect(FileSystemKind.of("/proc") == FileSystemKind(number: 0x9FA0))
        let silent = FileSystemTrust(isOfAll: false) { _ in nil }
        #expect(silent.refusedFileSystem(of: "/") == nil)
    }

    @Test("a memory on such a one is read, and leaves the folder as it was")
    func reading() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Да", "Yes")])
        try store.close()
        let reader = try open(store.path, .reading, trust: Self.nfs)
        #expect(reader.remoteFileSystem == "NFS")
        #expect(try await reader.units().count == 1)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["main.tolmach"])
        #expect(try await reader.backUp(to: folder.file("copy.tolmach")).units == 1)
        try reader.close()
        #expect(try open(store.path, .reading, trust: .ofLocal).remoteFileSystem == nil)
    }

    @Test("what was committed last is read too, as long as it is in the log alone")
    func readingLog() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Да", "Yes")])
        let reader = try open(store.path, .reading, trust: Self.nfs)
        #expect(try await reader.units().count == 1)
    }

    @Test("none is written or made there, unless the file system is trusted")
    func writing() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("main.tolmach")
        let refusal = MemoryError.remoteFileSystem(path: path, fileSystem: "NFS")
        #expect(throws: refusal) { try open(path, .writing, trust: Self.nfs) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        let trusting = FileSystemTrust(isOfAll: true) { _ in FileSystemKind(number: 0x6969) }
        let store = try open(path, .writing, trust: trusting)
        try await store.add([pair("Да", "Yes")])
        #expect(store.remoteFileSystem == nil)
        #expect(throws: refusal) { try open(path, .writing, trust: Self.nfs) }

        let backup = folder.file("backup.tolmach")
        _ = try await store.backUp(to: backup)
        func restoring(_ trust: FileSystemTrust) -> MemoryRestoring {
            MemoryRestoring(
                of: path, from: backup, keepsOld: true, waitSeconds: 0.2, clock: stillClock,
                trust: trust)
        }
        await #expect(throws: refusal) { try await restoring(Self.nfs).run() }
        await #expect(throws: refusal) { try await restoring(Self.nfs).rehearse() }
        #expect(try await restoring(trusting).run().units == 1)
    }

    @Test("it is the folder behind a link that counts")
    func link() throws {
        let folder = try TemporaryFolder()
        try emptyStore(in: folder).close()
        let elsewhere = try TemporaryFolder()
        let link = elsewhere.file("link.tolmach")
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: folder.file("main.tolmach"))
        let remote = try #require(realpath(folder.path, nil))
        defer { free(remote) }
        let path = String(cString: remote)
        let trust = FileSystemTrust(isOfAll: false) { asked in
            FileSystemKind(number: asked == path ? 0x6573_5546 : 0xEF53)
        }
        #expect(throws: MemoryError.remoteFileSystem(path: link, fileSystem: "FUSE")) {
            try open(link, .writing, trust: trust)
        }
    }
}
