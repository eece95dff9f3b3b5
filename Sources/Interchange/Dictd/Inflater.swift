internal import CZlib

/// Unpacks gzip, also the form with random access that dictzip writes.
///
/// One for each file.
final class Inflater {
    // On the heap, because zlib refuses a stream that was moved.
    private let stream: UnsafeMutablePointer<z_stream>
    /// Whether the data so far are whole: a checksum has just been met and was right.
    private(set) var isAtEnd = false

    private static let chunk = 1 << 16
    /// The largest window, and a gzip header before the data.
    private static let windowBits: Int32 = 15 + 16

    init(file: String) throws(ExchangeError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let status = inflateInit2_(
            stream, Self.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw ExchangeError(file: file, problem: .outOfMemory) }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Unpacks the next bytes of a file, and appends them.
    func unpack(
        _ packed: UnsafeRawBufferPointer, of file: String, limit: Int, to bytes: inout [UInt8]
    ) throws(ExchangeError) {
        guard let start = packed.bindMemory(to: UInt8.self).baseAddress else { return }
        stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
        stream.pointee.avail_in = UInt32(packed.count)
        var room = [UInt8](repeating: 0, count: Self.chunk)
        while true {
            // A file may consist of several parts, each with a header and a checksum of its own.
            if isAtEnd {
                guard stream.pointee.avail_in > 0 else { return }
                inflateReset(stream)
                isAtEnd = false
            }
            let status = room.withUnsafeMutableBufferPointer { room in
                stream.pointee.next_out = room.baseAddress
                stream.pointee.avail_out = UInt32(room.count)
                return inflate(stream, Z_NO_FLUSH)
            }
            let count = room.count - Int(stream.pointee.avail_out)
            guard bytes.count + count <= limit else {
                throw ExchangeError(file: file, problem: .limit(.fileBytes, maximum: limit))
            }
            bytes += room[..<count]
            switch status {
            case Z_STREAM_END: isAtEnd = true
            case Z_OK: break
            // Nothing more can be made of what was given so far.
            case Z_BUF_ERROR: return
            case Z_MEM_ERROR: throw ExchangeError(file: file, problem: .outOfMemory)
            default: throw ExchangeError(file: file, problem: .dictionary(.damaged))
            }
        }
    }
}
