/// A page of a database file, of which nothing is believed: what lies outside of it reads as 0.
struct DatabasePage {
    /// Its number, from 1.
    let number: Int
    /// Its bytes.
    let bytes: [UInt8]
    /// Whether all of it could be read.
    let isComplete: Bool

    /// Two bytes, the higher first.
    func number16(at offset: Int) -> Int {
        guard offset >= 0, offset + 2 <= bytes.count else { return 0 }
        return Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
    }

    /// Four bytes, the highest first.
    func number32(at offset: Int) -> Int {
        guard offset >= 0, offset + 4 <= bytes.count else { return 0 }
        return bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }

    /// A number in one to nine bytes, and goes on behind it; nil where the page ends before.
    func varint(at offset: inout Int) -> Int64? {
        DatabaseRecord.varint(in: bytes, at: &offset, end: bytes.count)
    }
}
