/// A 64-bit digest of a block of an index file, several bytes a cycle.
///
/// Four lanes take in eight bytes each in turn by steps that can be undone (exclusive or,
/// multiplication by an odd number, rotation), so that a change within any eight bytes of a lane
/// always changes the digest; what else changes does so but for a chance of 2^-64.
enum BlockChecksum {
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var lanes = SIMD4<UInt64>(
            0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9,
            0x85EB_CA77_C2B2_AE63)
        var place = 0
        while place &+ 32 <= bytes.count {
            let words = bytes.loadUnaligned(fromByteOffset: place, as: SIMD4<UInt64>.self)
            lanes = mixed(lanes ^ words)
            place &+= 32
        }
        var rest = SIMD4<UInt64>(repeating: 0)
        withUnsafeMutableBytes(of: &rest) { rest in
            for offset in place..<bytes.count { rest[offset - place] = bytes[offset] }
        }
        lanes = mixed(lanes ^ rest)
        var digest = UInt64(bytes.count)
        for lane in 0..<4 {
            digest = (digest ^ lanes[lane]) &* multiplier
            digest = digest &<< 31 | digest &>> 33
        }
        return digest
    }

    private static let multiplier: UInt64 = 0x9FB2_1C65_1E98_DF25

    @inline(__always)
    private static func mixed(_ lanes: SIMD4<UInt64>) -> SIMD4<UInt64> {
        let product = lanes &* SIMD4(repeating: multiplier)
        return product &<< SIMD4(repeating: 29) | product &>> SIMD4(repeating: 35)
    }
}
