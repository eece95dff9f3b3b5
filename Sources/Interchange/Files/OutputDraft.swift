internal import Foundation
internal import Glibc

/// A hidden file beside the one that is written, which it replaces when it is whole.
///
/// Its maker holds a lock on it until it is closed. What a killed one left behind nobody holds, and
/// whoever makes the next draft in the folder takes it away.
struct OutputDraft {
    let path: String
    let descriptor: Int32

    private static let prefix = ".tolmach-"
    private static let suffix = ".part"
    private static let digits = 13
    private static let tries = 100

    /// Makes a draft in a folder under a name that nothing else has; nil, with the system's error
    /// number, where that cannot be done.
    ///
    /// Its permissions are the usual ones of a new file, which `mkstemp` would not give.
    init?(in folder: String) {
        Self.removeAbandoned(in: folder)
        for _ in 0..<Self.tries {
            let number = String(UInt64.random(in: 0 ... .max), radix: 36)
            let padding = String(repeating: "0", count: Self.digits - number.utf8.count)
            let path = Self.path(
                of: Self.prefix + padding + number + Self.suffix, in: folder)
            let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            guard descriptor >= 0 else {
                guard errno == EEXIST else { return nil }
                continue
            }
            var status = stat()
            // Between the two calls another maker may have taken the file for one left behind.
            // Where there are no locks none is needed: nobody can take a draft away.
            let isHeld = flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
            guard isHeld, fstat(descriptor, &status) == 0, status.st_nlink > 0 else {
                close(descriptor)
                continue
            }
            self.path = path
            self.descriptor = descriptor
            return
        }
        errno = EAGAIN
        return nil
    }

    private static func path(of name: String, in folder: String) -> String {
        folder == "/" ? "/" + name : folder + "/" + name
    }

    private static func removeAbandoned(in folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where isOfDraft(name) {
            let path = path(of: name, in: folder)
            let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            defer { close(descriptor) }
            var status = stat()
            if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
                flock(descriptor, LOCK_EX | LOCK_NB) == 0
            {
                unlink(path)
            }
        }
    }

    /// Whether a name is one that a draft may have: a user's own file is not taken for one.
    private static func isOfDraft(_ name: String) -> Bool {
        guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return false }
        let number = name.dropFirst(prefix.count).dropLast(suffix.count)
        return number.utf8.count == digits && UInt64(number, radix: 36) != nil
    }
}
