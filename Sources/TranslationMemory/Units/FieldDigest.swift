internal import Matching

/// The digest of a row of fields, each with its length before it, so that no two rows of different
/// fields give the same bytes.
struct FieldDigest {
    private var checksum = Checksum()

    /// The digest in the form of SQLite's integers.
    var value: Int64 { Int64(bitPattern: checksum.value) }

    /// Takes in a text, or that there is none.
    mutating func add(_ text: String?) {
        guard let text else {
            checksum.update(0)
            return
        }
        checksum.update(UInt64(text.utf8.count) + 1)
        checksum.update(text.utf8.span)
    }

    /// Takes in a number, or that there is none.
    mutating func add(_ number: Int64?) {
        checksum.update(number == nil ? 0 : 1)
        if let number { checksum.update(UInt64(bitPattern: number)) }
    }
}
