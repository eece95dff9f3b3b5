internal import Glibc
internal import Interchange

/// A file that can be read more than once: what is no regular file, as standard input or a pipe, is
/// copied to a temporary one first, which has no name and goes with this process.
final class SpooledFile: Sendable {
    /// The name by which the user knows it.
    let name: String
    /// The file to read.
    let path: String
    private let copy: Int32

    init(_ name: String) throws(ExchangeError) {
        self.name = name
        var status = stat()
        if name != "-",
            stat(name, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
                || status.st_mode & S_IFMT == S_IFDIR
        {
            path = name
            copy = -1
            return
        }
        let input = try ByteReader(path: name)
        let descriptor = try Self.namelessFile()
        copy = descriptor
        path = "/proc/self/fd/\(descriptor)"
        while try input.advance() {
            let failure = input.withChunk { chunk in Self.write(chunk, to: descriptor) }
            if let failure { throw failure }
        }
    }

    /// Copies a text in an encoding to a temporary file in UTF-8.
    init(_ name: String, encoding: String) throws {
        let text = try DocumentReader(encoding: encoding).contents(of: name)
        self.name = name
        let descriptor = try Self.namelessFile()
        copy = descriptor
        path = "/proc/self/fd/\(descriptor)"
        let failure = Array(text.utf8).withUnsafeBytes { Self.write($0, to: descriptor) }
        if let failure { throw failure }
    }

    deinit {
        if copy >= 0 { close(copy) }
    }

    /// Does work on the file, and lets errors tell the name that the user knows.
    func explaining<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch var error as ExchangeError where error.file == path {
            error.file = name
            throw error
        }
    }

    /// Opens a new file that only its owner could read, and takes its name away at once.
    private static func namelessFile() throws(ExchangeError) -> Int32 {
        let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        let folder = named.isEmpty ? "/tmp" : named
        let path = "\(folder)/tolmach-\(UInt64.random(in: 0 ... .max))"
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ExchangeError(file: folder, problem: .cannotWrite(FileFault(errno: errno)))
        }
        unlink(path)
        return descriptor
    }

    private static func write(
        _ chunk: UnsafeRawBufferPointer, to descriptor: Int32
    ) -> ExchangeError? {
        var rest = chunk
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                return ExchangeError(
                    file: "temporary file", problem: .cannotWrite(FileFault(errno: errno)))
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return nil
    }
}
