internal import Foundation
internal import Glibc

/// Refuses to put an output in the place of something that must not be lost.
public struct OutputGuard: Sendable {
    /// Why a file may not be written to.
    public enum Refusal: Error, Hashable, Sendable {
        /// It is a memory, or has the name of one.
        case memory(String)
        /// It is a text that the same command reads.
        case input(String)
        /// It holds the settings of a workspace.
        case settings(String)
    }

    private let memories: [String]
    private let inputs: [String]

    /// Guards memories and inputs, by their paths.
    public init(memories: [String], inputs: [String]) {
        self.memories = memories
        self.inputs = inputs
    }

    /// Throws where a path is one of them, under whatever name.
    public func check(_ path: String) throws(Refusal) {
        guard path != "-" else { return }
        if path.hasSuffix(".tolmach") { throw .memory(path) }
        if (path as NSString).lastPathComponent == "tolmach.json" { throw .settings(path) }
        guard let identity = Self.identity(of: path) else { return }
        if memories.contains(where: { Self.identity(of: $0) == identity }) { throw .memory(path) }
        if inputs.contains(where: { Self.identity(of: $0) == identity }) { throw .input(path) }
    }

    private struct Identity: Equatable {
        let device: UInt
        let number: UInt
    }

    /// What tells a file whatever its path: links and other spellings lead to the same.
    private static func identity(of path: String) -> Identity? {
        var status = stat()
        guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        return Identity(device: UInt(status.st_dev), number: UInt(status.st_ino))
    }
}
