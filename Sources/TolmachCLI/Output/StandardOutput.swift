import Glibc

/// Standard output: the data of a command, written in large pieces, every failure noticed.
struct StandardOutput: ~Copyable {
    /// The system's error number of a write that failed.
    struct Failure: Error {
        let code: Int32
    }

    private var buffer: [UInt8] = []
    private static let pieceSize = 64 << 10

    mutating func print(_ line: String) throws(Failure) {
        buffer.append(contentsOf: line.utf8)
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count >= Self.pieceSize { try flush() }
    }

    mutating func flush() throws(Failure) {
        var written = 0
        while written < buffer.count {
            let count = buffer[written...].withUnsafeBytes {
                Glibc.write(1, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                let code = errno
                buffer = []
                throw Failure(code: code)
            }
            written += count
        }
        buffer = []
    }
}
