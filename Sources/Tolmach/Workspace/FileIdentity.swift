internal import Foundation
internal import Glibc

/// What tells a file whatever its path: links and other spellings lead to the same.
///
/// A file that is not there yet is told by its folder and its name.
struct FileIdentity: Equatable {
    private let device: UInt
    private let number: UInt
    private let name: String?

    /// Nil for what is no regular file, as a pipe or a device, and where there is no folder.
    init?(_ path: String) {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFREG else { return nil }
            name = nil
        } else {
            let place = URL(fileURLWithPath: Self.resolved(path))
            guard stat(place.deletingLastPathComponent().path, &status) == 0 else { return nil }
            name = place.lastPathComponent
        }
        device = UInt(status.st_dev)
        number = UInt(status.st_ino)
    }

    /// Whether a folder, a pipe or a device is at a path, where links lead to: to open a pipe waits
    /// for somebody to write into it.
    static func isOtherThanFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    }

    /// Where the links lead from a path, also from one at which no file is yet.
    static func resolved(_ path: String) -> String {
        var path = path
        // The system follows as many.
        for _ in 0..<40 {
            guard
                let named = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
            else { break }
            path =
                named.hasPrefix("/")
                ? named
                : URL(fileURLWithPath: path).deletingLastPathComponent().path + "/" + named
        }
        return path
    }
}
