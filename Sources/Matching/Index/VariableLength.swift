/// Numbers in as few bytes as they need: seven bits a byte, the lowest first, the highest bit set
/// in all but the last (LEB128).
public enum VariableLength {
    /// Appends a number.
    public static func append(_ number: UInt32, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Puts the numbers that some bytes hold in the place of others; false where the bytes end
    /// within one, or one is too large.
    public static func numbers(
        of bytes: UnsafeRawBufferPointer, into numbers: inout [UInt32]
    ) -> Bool {
        var isWhole = true
        numbers = [UInt32](unsafeUninitializedCapacity: bytes.count) { numbers, count in
            isWhole = decode(bytes, into: numbers, &count)
        }
        return isWhole
    }

    /// As ``numbers(of:into:)``, into room for as many numbers as there are bytes.
    @inline(__always)
    static func decode(
        _ bytes: UnsafeRawBufferPointer, into numbers: UnsafeMutableBufferPointer<UInt32>,
        _ count: inout Int
    ) -> Bool {
        var place = 0
        count = 0
        while place < bytes.count {
            let first = bytes[place]
            place &+= 1
            var number = UInt32(first & 0x7F)
            if first >= 0x80 {
                var shift: UInt32 = 7
                while true {
                    guard place < bytes.count, shift < 35 else { return false }
                    let next = bytes[place]
                    place &+= 1
                    number |= UInt32(next & 0x7F) &<< shift
                    if next < 0x80 { break }
                    shift &+= 7
                }
            }
            numbers[count] = number
            count &+= 1
        }
        return true
    }
}
