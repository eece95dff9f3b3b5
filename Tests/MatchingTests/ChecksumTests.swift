import Matching
import TestSupport
import Testing

@Suite struct ChecksumTests {
    /// CRC-64/XZ bit by bit.
    private func obvious(_ bytes: [UInt8]) -> UInt64 {
        var register = ~UInt64(0)
        for byte in bytes {
            register ^= UInt64(byte)
            for _ in 0..<8 {
                register = register & 1 == 1 ? register >> 1 ^ 0xC96C_5795_D787_0F42 : register >> 1
            }
        }
        return ~register
    }

    @Test("gives the value of the catalogue for 123456789")
    func catalogueValue() {
        #expect(Checksum.of(Array("123456789".utf8).span) == 0x995D_C9BB_DF19_39FA)
        #expect(Checksum.of([UInt8]().span) == 0)
    }

    @Test("equals the digest made bit by bit, however the bytes are handed in")
    func pieces() {
        var random = RandomSource(seed: 1)
        for count in 0..<200 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            let cut = Int.random(in: 0...count, using: &random)
            var checksum = Checksum()
            checksum.update(Array(bytes[..<cut]).span)
            checksum.update(Array(bytes[cut...]).span)
            #expect(checksum.value == obvious(bytes))
            #expect(Checksum.of(bytes.span) == obvious(bytes))
        }
    }

    @Test("takes a number in as its eight bytes, lowest first")
    func number() {
        var checksum = Checksum()
        checksum.update(0x0807_0605_0403_0201)
        #expect(checksum.value == obvious([1, 2, 3, 4, 5, 6, 7, 8]))
    }
}
