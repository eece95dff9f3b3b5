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

    /// Puts the numbers that some bytes hold into an array that has room for them or grows, and
    /// gives how many they are; nil where the bytes end within one, or one is too large.
    public static func read(
        _ bytes: UnsafeRawBufferPointer, into numbers: inout [UInt32]
    ) -> Int? {
        if numbers.count < bytes.count {
            numbers = [UInt32](repeating: 0, count: bytes.count * 2)
        }
        var count = 0
        let isWhole = numbers.withUnsafeMutableBufferPointer { decode(bytes, into: $0, &count) }
        return isWhole ? count : nil
    }

    /// Puts the numbers of some bytes into room for as many as there are bytes; false as for
    /// ``read(_:into:)``.
    @inline(__always)
    private static func decode(
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
