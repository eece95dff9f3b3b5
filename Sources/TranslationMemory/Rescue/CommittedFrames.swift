internal import Glibc

/// The pages in a write-ahead log ("WAL-mode File Format"), as far as they were committed.
///
/// SQLite stops at the first frame that is damaged; here it can also be that frame alone which is
/// left out, and the next ones are held against the checksum that it carries on.
final class CommittedFrames {
    /// Where the last committed content of a page lies.
    private(set) var places: [Int: Int] = [:]
    /// How many pages the database has after the last commit; nil where no commit can be read.
    private(set) var pageCount: Int?
    /// How many frames are damaged.
    private(set) var damagedFrames = 0

    private let pageSize: Int
    private let descriptor: Int32

    private static let headerSize = 32
    private static let frameHeaderSize = 24

    /// Reads a log of pages of a size; one that is not there has no frames.
    init(_ path: String, pageSize: Int, stopsAtDamage: Bool) {
        self.pageSize = pageSize
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0, let header = Self.read(Self.headerSize, at: 0, from: descriptor)
        else { return }
        readFrames(after: header, stopsAtDamage: stopsAtDamage)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The committed content of a page.
    func content(of page: Int) -> [UInt8]? {
        places[page].flatMap { Self.read(pageSize, at: $0, from: descriptor) }
    }

    private func readFrames(after header: [UInt8], stopsAtDamage: Bool) {
        let isBigEndian = header[3] & 1 == 1
        var sum = Self.checksum(of: header[0..<24], isBigEndian: isBigEndian)
        let isHeaderSound = sum == Self.stated(header, 24)
        if stopsAtDamage, !isHeaderSound { return }
        sum = Self.stated(header, 24)
        var salts = header[16..<24]
        var pending: [(page: Int, place: Int)] = []
        var start = Self.headerSize
        while let frame = Self.read(
            Self.frameHeaderSize + pageSize, at: start, from: descriptor)
        {
            // A damaged header may have other salts than the frames that were written after it.
            if start == Self.headerSize, !isHeaderSound { salts = frame[8..<16] }
            let isOfThisLog = frame[8..<16].elementsEqual(salts)
            sum = Self.checksum(of: frame[0..<8], isBigEndian: isBigEndian, from: sum)
            sum = Self.checksum(
                of: frame[Self.frameHeaderSize...], isBigEndian: isBigEndian, from: sum)
            let stated = Self.stated(frame, 16)
            let page = Self.number(frame, 0)
            if isOfThisLog, sum == stated, page > 0 {
                pending.append((page, start + Self.frameHeaderSize))
                let size = Self.number(frame, 4)
                if size > 0 {
                    for (page, place) in pending { places[page] = place }
                    pending = []
                    pageCount = size
                }
            } else if stopsAtDamage {
                return
            } else if isOfThisLog {
                damagedFrames += 1
            }
            sum = stated
            start += Self.frameHeaderSize + pageSize
        }
    }

    private static func number(_ bytes: [UInt8], _ offset: Int) -> Int {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }

    private static func stated(_ bytes: [UInt8], _ offset: Int) -> SIMD2<UInt32> {
        SIMD2(
            UInt32(truncatingIfNeeded: number(bytes, offset)),
            UInt32(truncatingIfNeeded: number(bytes, offset + 4)))
    }

    /// The running checksum of section 4.2 of the format.
    private static func checksum(
        of bytes: ArraySlice<UInt8>, isBigEndian: Bool, from start: SIMD2<UInt32> = .zero
    ) -> SIMD2<UInt32> {
        var first = start.x
        var second = start.y
        bytes.withUnsafeBytes { bytes in
            for offset in stride(from: 0, to: bytes.count - 7, by: 8) {
                let words = (
                    bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self),
                    bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
                )
                first &+=
                    (isBigEndian ? UInt32(bigEndian: words.0) : UInt32(littleEndian: words.0))
                    &+ second
                second &+=
                    (isBigEndian ? UInt32(bigEndian: words.1) : UInt32(littleEndian: words.1))
                    &+ first
            }
        }
        return SIMD2(first, second)
    }

    private static func read(_ count: Int, at offset: Int, from descriptor: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return pread(descriptor, &bytes, count, offset) == count ? bytes : nil
    }
}
