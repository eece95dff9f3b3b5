import Foundation
import Glibc
import TestSupport

/// A disk of few bytes that a test mounts for itself, where it may.
enum SmallDisk {
    /// Runs a test on a small disk in a folder of its own; tells where none can be mounted.
    static func run(size: String, _ body: (URL) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        guard mount(folder.path, size) else { return tellSkipped() }
        defer { umount2(folder.path, Int32(MNT_DETACH)) }
        try await body(folder.url)
    }

    /// Runs a test on a small disk in a folder of its own; tells where none can be mounted.
    static func run(size: String, _ body: (URL) throws -> Void) throws {
        let folder = try TemporaryFolder()
        try mounted(at: folder.path, size: size) { try body(folder.url) }
    }

    /// Runs a test while a small disk is mounted at a folder; tells where none can be.
    static func mounted(at path: String, size: String, _ body: () throws -> Void) throws {
        guard mount(path, size) else { return tellSkipped() }
        defer { umount2(path, Int32(MNT_DETACH)) }
        try body()
    }

    /// Mounts a disk anew with other options; whether that was permitted.
    static func remount(_ disk: URL, _ options: String) -> Bool {
        mount(["-o", "remount,\(options)", disk.path])
    }

    /// Writes to a disk until not another page goes on it.
    static func fill(_ disk: URL) throws {
        var number = 0
        for size in [1 << 20, 1 << 16, 1 << 12] {
            while (try? Data(repeating: 1, count: size).write(
                to: disk.appendingPathComponent("f\(number)"))) != nil
            {
                number += 1
            }
        }
    }

    private static func mount(_ path: String, _ size: String) -> Bool {
        mount(["-t", "tmpfs", "-o", "size=\(size)", "tmpfs", path])
    }

    private static func mount(_ arguments: [String]) -> Bool {
        let run = try? ToolRun.run(
            URL(fileURLWithPath: "/bin/mount"), arguments,
            in: FileManager.default.temporaryDirectory)
        return run?.status == 0
    }

    private static func tellSkipped() {
        print("skipped: tests on a small disk need the right to mount one (root)")
    }
}
