internal import Glibc

/// Reads a file from its beginning to its end, a chunk at a time.
///
///     let input = try ByteReader(path: "memory.tmx")
///     while try input.advance() {
///         input.withChunk { chunk in … }
///     }
///
/// The path `-` is standard input.
public final class ByteReader {
    /// The path as it was given.
    public let path: String
    /// The bytes of the file when it was opened; nil where that is not known, as for a pipe.
    public let size: Int?
    /// The bytes read so far.
    public private(set) var bytesRead = 0

    private let descriptor: Int32
    private let buffer: UnsafeMutableRawBufferPointer
    private var filled = 0

    /// Opens a file, to be read in chunks of at most so many bytes.
    public init(path: String, chunkBytes: Int = 1 << 16) throws(ExchangeError) {
        precondition(chunkBytes > 0, "a chunk has bytes")
        self.path = path
        let opened = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw Self.error(path, FileFault(errno: errno)) }
        var status = stat()
        guard fstat(opened, &status) == 0 else {
            let fault = FileFault(errno: errno)
            if path != "-" { close(opened) }
            throw Self.error(path, fault)
        }
        let kind = status.st_mode & S_IFMT
        guard kind != S_IFDIR else {
            if path != "-" { close(opened) }
            throw Self.error(path, .isFolder)
        }
        size = kind == S_IFREG ? Int(status.st_size) : nil
        descriptor = opened
        buffer = .allocate(byteCount: chunkBytes, alignment: 16)
    }

    deinit {
        buffer.deallocate()
        if path != "-" { close(descriptor) }
    }

    /// Reads the next chunk in place of the one before; false at the end.
    public func advance() throws(ExchangeError) -> Bool {
        filled = 0
        // A chunk is filled as far as the file goes, so that what is made of it does not depend
        // on how a pipe delivers.
        while filled < buffer.count {
            let count = read(
                descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw Self.error(path, FileFault(errno: errno))
            }
            filled += count
        }
        bytesRead += filled
        return filled > 0
    }

    /// Lends the bytes of the chunk.
    public func withChunk<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
    }

    private static func error(_ path: String, _ fault: FileFault) -> ExchangeError {
        ExchangeError(file: path, problem: .cannotRead(fault))
    }
}
