internal import Glibc
internal import Synchronization

/// The bytes of an index file: mapped from the disk, or made in memory.
///
/// The file is never written again once it is there. Each block of 64 KiB is held against its
/// checksum when it is first touched, which is why whoever reads calls ``touch(_:)`` before.
public final class IndexBytes: @unchecked Sendable {
    // Immutable after the initialiser, but for the marks, which are atomic.

    /// The size of a block.
    static let blockSize = 65_536

    let start: UnsafeRawPointer
    /// How many bytes there are.
    public let count: Int

    private let isMapped: Bool
    /// Where the blocks begin and end, and where their checksums stand; without blocks where the
    /// bytes were made by this process.
    fileprivate private(set) var blocks = 0..<0
    private var checksums = 0
    private var marks: UnsafeMutablePointer<Atomic<UInt64>>?

    /// Takes over memory that was allocated for it.
    init(owning buffer: UnsafeMutableRawBufferPointer) {
        start = UnsafeRawPointer(
            buffer.baseAddress
                ?? UnsafeMutableRawPointer.allocate(
                    byteCount: 8, alignment: 8))
        count = buffer.count
        isMapped = false
    }

    /// Maps a file.
    public init(mapping path: String) throws(IndexFileError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(code: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(code: errno) }
        count = Int(status.st_size)
        guard count > 0 else { throw .malformed }
        guard let address = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0),
            address != MAP_FAILED
        else { throw .unreadable(code: errno) }
        start = UnsafeRawPointer(address)
        isMapped = true
    }

    deinit {
        if isMapped {
            munmap(UnsafeMutableRawPointer(mutating: start), count)
        } else {
            start.deallocate()
        }
        marks?.deallocate()
    }

    /// Divides a range into blocks whose checksums stand at an offset; before anybody else has it.
    func divide(_ range: Range<Int>, checksums: Int) {
        blocks = range
        self.checksums = checksums
        let words = (range.count / Self.blockSize + 64) / 64
        let marks = UnsafeMutablePointer<Atomic<UInt64>>.allocate(capacity: words)
        for word in 0..<words { (marks + word).initialize(to: Atomic(0)) }
        self.marks = marks
    }

    /// Tests the blocks of a range that nobody touched before.
    @inline(__always)
    func touch(_ range: Range<Int>) throws(IndexFileError) {
        guard let marks, !range.isEmpty else { return }
        let first = (range.lowerBound &- blocks.lowerBound) / Self.blockSize
        let last = (range.upperBound &- 1 &- blocks.lowerBound) / Self.blockSize
        for block in first...last
        where marks[block / 64].load(ordering: .relaxed) & (1 &<< UInt64(block % 64)) == 0 {
            try test(block)
        }
    }

    private func test(_ block: Int) throws(IndexFileError) {
        let first = blocks.lowerBound + block * Self.blockSize
        let bytes = UnsafeRawBufferPointer(
            start: start + first, count: min(Self.blockSize, blocks.upperBound - first))
        let expected = (start + checksums).load(fromByteOffset: block * 8, as: UInt64.self)
        guard BlockChecksum.of(bytes) == expected else { throw .damagedBlock(block) }
        marks?[block / 64].bitwiseOr(1 << UInt64(block % 64), ordering: .relaxed)
    }
}

extension IndexBytes {
    /// Writes all bytes to an open file.
    public func write(to descriptor: Int32) throws(IndexFileError) {
        var done = 0
        while done < count {
            let written = Glibc.write(descriptor, start + done, count - done)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw .unreadable(code: errno) }
            done += written
        }
    }

    /// Tests all blocks that nobody touched before.
    public func touchAll() throws(IndexFileError) { try touch(blocks) }
}
