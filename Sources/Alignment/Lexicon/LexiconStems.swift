internal import Glibc

/// The sorted stems of one side of a lexicon inside its bytes.
struct LexiconStems {
    let count: Int
    private let offsets: Int
    private let keys: Int
    private let keyBytes: Int

    /// Stems whose offsets, one more than there are stems, begin at a byte; their UTF-8 follows.
    init(count: Int, offsets: Int, keyBytes: Int) {
        self.count = count
        self.offsets = offsets
        self.keyBytes = keyBytes
        keys = offsets + 4 * (count + 1)
    }

    /// Where what follows begins: at a multiple of four.
    var end: Int { (keys + keyBytes + 3) & ~3 }

    /// The number of a stem, nil where it is not among them.
    func number(of stem: String, in bytes: UnsafeRawBufferPointer) -> Int? {
        var stem = stem
        return stem.withUTF8 { wanted in
            var low = 0
            var high = count
            while low < high {
                let middle = (low + high) / 2
                let order = Self.compare(key(middle, in: bytes), UnsafeRawBufferPointer(wanted))
                if order == 0 { return middle }
                if order < 0 { low = middle + 1 } else { high = middle }
            }
            return nil
        }
    }

    private func key(_ number: Int, in bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        func offset(_ number: Int) -> Int {
            let found = bytes.loadUnaligned(
                fromByteOffset: offsets + 4 * number, as: UInt32.self)
            return min(Int(UInt32(littleEndian: found)), keyBytes)
        }
        let start = offset(number)
        return UnsafeRawBufferPointer(
            rebasing: bytes[(keys + start)..<(keys + max(start, offset(number + 1)))])
    }

    private static func compare(
        _ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer
    ) -> Int {
        let shared = min(one.count, other.count)
        if shared > 0, let left = one.baseAddress, let right = other.baseAddress {
            let order = memcmp(left, right, shared)
            if order != 0 { return Int(order) }
        }
        return one.count - other.count
    }
}
