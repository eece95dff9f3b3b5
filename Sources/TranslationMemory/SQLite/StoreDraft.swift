internal import Foundation
internal import Glibc

/// A hidden folder in which a memory is made before it gets its place.
///
/// Its maker holds a lock on the folder as long as it lives. What a killed one left behind nobody
/// holds, and whoever makes the next memory beside it takes it away. The lock is not on the file:
/// to close a descriptor of that would let go of SQLite's own locks.
struct StoreDraft: ~Copyable {
    /// The path of the file that is made.
    let file: String

    private let path: String
    private let descriptor: Int32

    private static let prefix = ".tolmach-"
    private static let suffix = ".new"
    private static let fileName = "m"
    private static let tries = 20

    /// Makes a draft in a folder, under a name that nothing else has; nil, with the system's error
    /// number, where that cannot be done.
    init?(in folder: String) {
        for _ in 0..<Self.tries {
            let number = UInt32.random(in: .min ... .max)
            let path = "\(folder)/\(Self.prefix)\(String(number, radix: 36))\(Self.suffix)"
            guard mkdir(path, 0o755) == 0 else {
                guard errno == EEXIST else { return nil }
                continue
            }
            let descriptor = Self.open(path)
            guard descriptor >= 0 else { continue }
            var status = stat()
            // Between the two calls another maker may have taken the folder for one left behind.
            // Where there are no locks none is needed: nobody can take a draft away.
            let isHeld = flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
            guard isHeld, fstat(descriptor, &status) == 0, status.st_nlink > 0 else {
                close(descriptor)
                continue
            }
            self.path = path
            self.descriptor = descriptor
            file = "\(path)/\(Self.fileName)"
            return
        }
        errno = EAGAIN
        return nil
    }

    deinit {
        Self.remove(path, descriptor)
        close(descriptor)
    }

    /// Gives the file its place, where nothing else has it or what is there is to be replaced;
    /// false, with the system's error number, where that cannot be done.
    ///
    /// No connection to the file may be open any more.
    func publish(at location: String, replacing: Bool = false) -> Bool {
        if replacing {
            guard rename(file, location) == 0 else { return false }
        } else if link(file, location) != 0 {
            // Some file systems have no second names for a file.
            guard [EPERM, ENOTSUP, ENOSYS].contains(errno) else { return false }
            guard access(location, F_OK) != 0 else {
                errno = EEXIST
                return false
            }
            guard rename(file, location) == 0 else { return false }
        }
        Self.syncFolder(of: location)
        return true
    }

    /// A memory whose name is lost with the power would be lost with all that was acknowledged.
    static func syncFolder(of location: String) {
        let descriptor = Glibc.open(
            (location as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Removes the drafts of a folder that nobody holds.
    static func removeAbandoned(in folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasPrefix(prefix) && name.hasSuffix(suffix) {
            let path = "\(folder)/\(name)"
            let descriptor = open(path)
            guard descriptor >= 0 else { continue }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { remove(path, descriptor) }
            close(descriptor)
        }
    }

    private static func open(_ path: String) -> Int32 {
        Glibc.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    }

    /// Removes what SQLite makes, and the folder if nothing else is in it.
    private static func remove(_ path: String, _ descriptor: Int32) {
        for suffix in ["", "-journal", "-wal", "-shm"] {
            unlinkat(descriptor, fileName + suffix, 0)
        }
        rmdir(path)
    }
}
