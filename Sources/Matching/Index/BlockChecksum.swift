/// A 64-bit digest of a block of an index file, several bytes a cycle.
///
/// Four lanes take in eight bytes each in turn by steps that can be undone (exclusive or,
/// multiplication by an odd number, rotation), so that a change within any eight bytes of a lane
/// always changes the digest; what else changes does so but for a chance of 2^-64.
enum BlockChecksum {
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        // Not a vector: most processors have no multiplication of whole lanes.
        var lanes: (UInt64, UInt64, UInt64, UInt64) = (
            0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9,
            0x85EB_CA77_C2B2_AE63
        )
        func take(_ bytes: UnsafeRawBufferPointer, at place: Int) {
            func word(_ lane: Int) -> UInt64 {
                bytes.loadUnaligned(fromByteOffset: place &+ 8 &* lane, as: UInt64.self)
            }
            lanes.0 = mixed(lanes.0 ^ word(0))
            lanes.1 = mixed(lanes.1 ^ word(1))
            lanes.2 = mixed(lanes.2 ^ word(2))
            lanes.3 = mixed(lanes.3 ^ word(3))
        }
        var place = 0
        while place &+ blockOfLanes <= bytes.count {
            take(bytes, at: place)
            place &+= blockOfLanes
        }
        withUnsafeTemporaryAllocation(byteCount: blockOfLanes, alignment: 8) { rest in
            rest.initializeMemory(as: UInt8.self, repeating: 0)
            for offset in place..<bytes.count { rest[offset - place] = bytes[offset] }
            take(UnsafeRawBufferPointer(rest), at: 0)
        }
        var digest = UInt64(bytes.count)
        for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
            digest = (digest ^ lane) &* multiplier
            digest = digest &<< 31 | digest &>> 33
        }
        return digest
    }

    private static let multiplier: UInt64 = 0x9FB2_1C65_1E98_DF25

    private static let blockOfLanes = 32

    @inline(__always)
    private static func mixed(_ lane: UInt64) -> UInt64 {
        let product = lane &* multiplier
        return product &<< 29 | product &>> 35
    }
}
