/// A 64-bit digest of bytes: CRC-64/XZ, reflected polynomial 0x42F0E1EBA9EA3693 (ECMA-182).
///
/// It finds every error burst of up to 64 bits, and spreads keys well; two different contents can
/// share a digest, so that equality is always confirmed on the content itself.
///
///     Checksum.of("123456789".utf8.span)        // 0x995DC9BBDF1939FA
public struct Checksum: Sendable, Hashable {
    private var register = ~UInt64(0)

    /// Starts with no bytes.
    public init() {}

    /// The digest of all bytes so far.
    public var value: UInt64 { ~register }

    /// The digest of some bytes.
    public static func of(_ bytes: Span<UInt8>) -> UInt64 {
        var checksum = Checksum()
        checksum.update(bytes)
        return checksum.value
    }

    /// Takes in bytes, about a byte a nanosecond or better.
    public mutating func update(_ bytes: Span<UInt8>) {
        register = Self.tables.withUnsafeBufferPointer { tables in
            var register = register
            var place = 0
            while place &+ 8 <= bytes.count {
                var chunk: UInt64 = 0
                for offset in 0..<8 {
                    chunk |= UInt64(bytes[place &+ offset]) &<< UInt64(offset &* 8)
                }
                chunk ^= register
                var next: UInt64 = 0
                for slice in 0..<8 {
                    let byte = Int(truncatingIfNeeded: chunk &>> UInt64(slice &* 8)) & 0xFF
                    next ^= tables[(7 &- slice) &* 256 &+ byte]
                }
                register = next
                place &+= 8
            }
            while place < bytes.count {
                let byte = Int(truncatingIfNeeded: register ^ UInt64(bytes[place])) & 0xFF
                register = tables[byte] ^ (register &>> 8)
                place &+= 1
            }
            return register
        }
    }

    /// Takes in the eight bytes of a number, lowest first.
    public mutating func update(_ number: UInt64) {
        var bytes: InlineArray<8, UInt8> = .init(repeating: 0)
        for offset in 0..<8 {
            bytes[offset] = UInt8(truncatingIfNeeded: number &>> UInt64(offset &* 8))
        }
        update(bytes.span)
    }

    /// Eight tables of 256 entries: the k-th gives what a byte becomes after k further bytes, so
    /// that eight bytes are taken in at once ("slicing by eight", Kounavis and Berry 2005).
    private static let tables: [UInt64] = {
        var tables = [UInt64](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var register = UInt64(byte)
            for _ in 0..<8 {
                register = register & 1 == 1 ? register >> 1 ^ 0xC96C_5795_D787_0F42 : register >> 1
            }
            tables[byte] = register
        }
        for slice in 1..<8 {
            for byte in 0..<256 {
                let before = tables[(slice - 1) * 256 + byte]
                tables[slice * 256 + byte] = tables[Int(before & 0xFF)] ^ before >> 8
            }
        }
        return tables
    }()
}
