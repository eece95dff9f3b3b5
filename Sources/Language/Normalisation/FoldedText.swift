/// The scalars of a match key, each with the bytes of the original from which it came.
///
/// The scalars begin in the order of the text, and end in it; those of one ligature share their
/// bytes.
struct FoldedText {
    struct Scalar {
        var value: UInt32
        /// The first byte of the original.
        var start: Int32
        /// The byte after the last of the original.
        var end: Int32
    }

    private(set) var scalars: [Scalar]

    init(_ text: String, foldingCase: Bool) {
        var typography = TypographyFolding(
            NormalisedScalars(text, foldingCase: foldingCase).scalars)
        typography.fold()
        scalars = typography.scalars
        if typography.hasLatin, typography.hasCyrillic || !foldingCase {
            var lookAlikes = LookAlikeFolding(needsNeighbours: foldingCase)
            lookAlikes.fold(&scalars)
        }
    }

    var text: String {
        // Four bytes hold any scalar.
        String(unsafeUninitializedCapacity: scalars.count * 4) { buffer in
            var count = 0
            func put(_ byte: UInt32) {
                buffer[count] = UInt8(truncatingIfNeeded: byte)
                count += 1
            }
            for scalar in scalars {
                let value = scalar.value
                switch value {
                case ..<0x80:
                    put(value)
                case ..<0x800:
                    put(0xC0 | value >> 6)
                    put(0x80 | value & 0x3F)
                case ..<0x10000:
                    put(0xE0 | value >> 12)
                    put(0x80 | value >> 6 & 0x3F)
                    put(0x80 | value & 0x3F)
                default:
                    put(0xF0 | value >> 18)
                    put(0x80 | value >> 12 & 0x3F)
                    put(0x80 | value >> 6 & 0x3F)
                    put(0x80 | value & 0x3F)
                }
            }
            return count
        }
    }
}
