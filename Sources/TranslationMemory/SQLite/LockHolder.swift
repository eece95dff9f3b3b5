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
    /// Format", section 2.3); nil where it cannot be found.
    ///
    /// The kernel is asked through the descriptor that SQLite has open: closing one of our own
    /// would let go of all locks that this process has on the file. `/proc/locks` would need none,
    /// but leaves entries out while others come and go.
    static func writing(to path: String) -> LockHolder? {
        holder(of: 120..<121, in: path + "-shm")
    }

    /// A process that has the database open, by the bytes that its readers lock (SQLite, os.h:
    /// PENDING_BYTE and what follows); nil where it cannot be found.
    static func having(open path: String) -> LockHolder? {
        holder(of: 0x4000_0002..<0x4000_0200, in: path)
    }

    private static func holder(of bytes: Range<Int>, in path: String) -> LockHolder? {
        guard let descriptor = openDescriptor(of: path) else { return nil }
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = bytes.lowerBound
        lock.l_len = bytes.count
        // F_OFD_GETLK, which <fcntl.h> shows to GNU programs only: asks as an open file, and so
        // tells the locks of this process too.
        guard fcntl(descriptor, 36, &lock) == 0, lock.l_type != Int16(F_UNLCK), lock.l_pid > 0
        else { return nil }
        return LockHolder(process: lock.l_pid, command: commandLine(of: lock.l_pid))
    }

    /// The number of a descriptor by which this process has a file open.
    private static func openDescriptor(of path: String) -> Int32? {
        var wanted = stat()
        guard stat(path, &wanted) == 0,
            let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        else { return nil }
        return names.compactMap { Int32($0) }.sorted().first { descriptor in
            var status = stat()
            return fstat(descriptor, &status) == 0 && status.st_dev == wanted.st_dev
                && status.st_ino == wanted.st_ino
        }
    }

    private static func commandLine(of process: Int32) -> String? {
        guard let data = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else {
            return nil
        }
        let words = data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
