/// A file of the index: a header, sections of numbers, and the checksums of its blocks.
///
/// All numbers are 64 or 32 bits wide, lowest byte first, and begin at a multiple of their size.
/// The header has 64 numbers: magic, form and kind, the store's id (two), the last change covered,
/// eight of the kind's own, the length of the file, where the checksums of the blocks stand, their
/// own checksum, the offset and the length of each section, and at the end the header's checksum.
public struct IndexFile: Sendable {
    /// What a file holds.
    enum Kind: UInt32 {
        case vocabulary = 1
        case segment = 2
    }

    /// Which store a file was made for, and as of which change.
    public struct Origin: Sendable, Hashable {
        /// The store's id, two numbers.
        public let store: SIMD2<UInt64>
        /// The sequence number of the last change that the file takes into account.
        public let sequence: Int64

        /// Names a store and a change.
        public init(store: SIMD2<UInt64>, sequence: Int64) {
            self.store = store
            self.sequence = sequence
        }
    }

    /// What the file was made for.
    public let origin: Origin
    /// The checksum of the header, in which all others are: it stands for the whole file.
    public let checksum: UInt64
    /// The bytes.
    public let bytes: IndexBytes

    let kind: Kind
    let numbers: [Int]
    let sections: [Range<Int>]

    static let headerSize = 512
    static let ownNumbers = 8
    private static let magic: UInt64 = 0x6E69_6863_616D_6C54
    private static let form: UInt32 = 3
    private static let sectionsStart = 16
    private static let mostSections = 20

    /// Reads the header of a file, and tests it and the length of the file.
    public init(_ bytes: IndexBytes) throws(IndexFileError) {
        guard bytes.count >= Self.headerSize, bytes.count % 8 == 0 else { throw .malformed }
        let header = UnsafeRawBufferPointer(start: bytes.start, count: Self.headerSize)
        func word(_ place: Int) -> UInt64 {
            header.load(fromByteOffset: place * 8, as: UInt64.self)
        }
        checksum = word(63)
        guard word(0) == Self.magic, UInt32(truncatingIfNeeded: word(1)) == Self.form,
            let kind = Kind(rawValue: UInt32(truncatingIfNeeded: word(1) >> 32)),
            word(13) == UInt64(bytes.count),
            BlockChecksum.of(UnsafeRawBufferPointer(rebasing: header[..<504])) == checksum
        else { throw .malformed }
        self.kind = kind
        self.bytes = bytes
        origin = Origin(
            store: SIMD2(word(2), word(3)), sequence: Int64(bitPattern: word(4)))
        numbers = (0..<Self.ownNumbers).map { Int(truncatingIfNeeded: word(5 + $0)) }
        let table = Int(truncatingIfNeeded: word(14))
        guard table >= Self.headerSize, table <= bytes.count else { throw .malformed }
        let checksums = UnsafeRawBufferPointer(
            start: bytes.start + table, count: bytes.count - table)
        let blocks =
            (table - Self.headerSize + IndexBytes.blockSize - 1) / IndexBytes.blockSize
        guard table % 8 == 0, checksums.count >= blocks * 8,
            BlockChecksum.of(checksums) == word(15)
        else { throw .malformed }
        sections = (0..<Self.mostSections).map { section in
            let start = Int(truncatingIfNeeded: word(Self.sectionsStart + section * 2))
            let count = Int(truncatingIfNeeded: word(Self.sectionsStart + section * 2 + 1))
            return start >= 0 && count >= 0 && start <= table && count <= table - start
                ? start..<start + count : 0..<0
        }
        bytes.divide(Self.headerSize..<table, checksums: table)
    }

    /// A section as numbers, of which the caller touches what it reads.
    func values<Number: BitwiseCopyable>(
        _ section: Int, of type: Number.Type
    ) -> UnsafeBufferPointer<Number> {
        UnsafeBufferPointer(
            start: (bytes.start + sections[section].lowerBound).assumingMemoryBound(to: type),
            count: sections[section].count / MemoryLayout<Number>.stride)
    }

    /// Tests a whole section.
    func touch(_ section: Int) throws(IndexFileError) { try bytes.touch(sections[section]) }

    /// Tests some numbers of a section.
    @inline(__always)
    func touch(_ section: Int, _ places: Range<Int>, width: Int) throws(IndexFileError) {
        let start = sections[section].lowerBound
        try bytes.touch(start &+ places.lowerBound &* width..<start &+ places.upperBound &* width)
    }

    /// Puts a file together in memory.
    static func make(
        _ kind: Kind, _ origin: Origin, numbers: [Int], sections: [IndexSection]
    ) -> IndexBytes {
        var places: [Range<Int>] = []
        var end = headerSize
        for section in sections {
            places.append(end..<end + section.byteCount)
            end = (end + section.byteCount + 7) / 8 * 8
        }
        let table = end
        let blocks = (table - headerSize + IndexBytes.blockSize - 1) / IndexBytes.blockSize
        let buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: table + blocks * 8, alignment: 64)
        buffer.initializeMemory(as: UInt8.self, repeating: 0)
        for (section, place) in zip(sections, places) {
            section.copy(UnsafeMutableRawBufferPointer(rebasing: buffer[place]))
        }
        for block in 0..<blocks {
            let first = headerSize + block * IndexBytes.blockSize
            let bytes = buffer[first..<min(table, first + IndexBytes.blockSize)]
            buffer.storeBytes(
                of: BlockChecksum.of(UnsafeRawBufferPointer(rebasing: bytes)),
                toByteOffset: table + block * 8, as: UInt64.self)
        }
        func store(_ value: UInt64, _ place: Int) {
            buffer.storeBytes(of: value, toByteOffset: place * 8, as: UInt64.self)
        }
        store(magic, 0)
        store(UInt64(form) | UInt64(kind.rawValue) << 32, 1)
        store(origin.store.x, 2)
        store(origin.store.y, 3)
        store(UInt64(bitPattern: origin.sequence), 4)
        for (place, number) in numbers.enumerated() {
            store(UInt64(truncatingIfNeeded: number), 5 + place)
        }
        store(UInt64(buffer.count), 13)
        store(UInt64(table), 14)
        store(BlockChecksum.of(UnsafeRawBufferPointer(rebasing: buffer[table...])), 15)
        for (section, place) in places.enumerated() {
            store(UInt64(place.lowerBound), sectionsStart + section * 2)
            store(UInt64(place.count), sectionsStart + section * 2 + 1)
        }
        store(BlockChecksum.of(UnsafeRawBufferPointer(rebasing: buffer[..<504])), 63)
        return IndexBytes(owning: buffer)
    }
}

/// Numbers that become a section of an index file.
struct IndexSection {
    let byteCount: Int
    let copy: (UnsafeMutableRawBufferPointer) -> Void

    init<Number: BitwiseCopyable>(_ values: [Number]) {
        byteCount = values.count * MemoryLayout<Number>.stride
        copy = { place in values.withUnsafeBytes { place.copyMemory(from: $0) } }
    }
}
