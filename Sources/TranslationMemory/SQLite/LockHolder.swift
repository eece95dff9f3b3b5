internal import Foundation
internal import Glibc

/// The process that holds the lock for writing on a memory.
public struct LockHolder: Sendable, Hashable {
    /// Its number.
    public let process: Int32
    /// Its command line, where the system shows it.
    public let command: String?

    /// Names a process.
    public init(process: Int32, command: String?) {
        self.process = process
        self.command = command
    }

    /// The holder of WAL's write lock, which is byte 120 of the `-shm` file (SQLite, "WAL-mode File
    /// Format", section 2.3), as the kernel lists it; nil where it cannot be found.
    ///
    /// The list is read, and the lock not asked for: closing any descriptor of the file would let
    /// go of all locks that this process has on it.
    static func writing(to path: String) -> LockHolder? {
        var status = stat()
        guard stat(path + "-shm", &status) == 0,
            let list = try? String(contentsOfFile: "/proc/locks", encoding: .utf8)
        else { return nil }
        for line in list.utf8.split(separator: UInt8(ascii: "\n")) {
            // 1: POSIX  ADVISORY  WRITE 4711 fe:00:1234 120 120
            let fields = line.split(separator: UInt8(ascii: " ")).map {
                String(decoding: $0, as: UTF8.self)
            }
            guard fields.count == 8, fields[1] == "POSIX", fields[3] == "WRITE",
                let process = Int32(fields[4]), process > 0,
                let inode = fields[5].utf8.split(separator: UInt8(ascii: ":")).last,
                UInt64(String(decoding: inode, as: UTF8.self)) == UInt64(status.st_ino),
                let first = UInt64(fields[6]), first <= 120,
                UInt64(fields[7]).map({ $0 >= 120 }) ?? (fields[7] == "EOF")
            else { continue }
            return LockHolder(process: process, command: commandLine(of: process))
        }
        return nil
    }

    private static func commandLine(of process: Int32) -> String? {
        guard let data = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else {
            return nil
        }
        let words = data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
