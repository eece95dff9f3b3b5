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

    /// The numbers that some bytes hold; nil where they end within one, or one is too large.
    public static func numbers(of bytes: UnsafeRawBufferPointer, into numbers: inout [UInt32])
        -> Bool
    {
        numbers.removeAll(keepingCapacity: true)
        var place = 0
        while place < bytes.count {
            var number = UInt32(bytes[place] & 0x7F)
            var shift: UInt32 = 7
            while bytes[place] >= 0x80 {
                place &+= 1
                guard place < bytes.count, shift < 35 else { return false }
                number |= UInt32(bytes[place] & 0x7F) &<< shift
                shift &+= 7
            }
            place &+= 1
            numbers.append(number)
        }
        return true
    }
}
