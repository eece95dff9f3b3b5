/// The values that a number may have, in one notation: `15,000` may be 15000 or 15.000.
struct NumberReadings: Sequence {
    private let readings: [String]

    /// Reads a key that begins with a digit; any other has no reading.
    ///
    /// Up to three letters may follow the digits, as in `90-х` and `2nd`, but no further number: a
    /// code as `7F564` has no value.
    init(_ key: String) {
        let bytes = Array(key.utf8)
        var digits: [UInt8] = []
        var groups = [0]
        var place = 0
        while place < bytes.count {
            if Self.isDigit(bytes[place]) {
                digits.append(bytes[place])
                groups[groups.count - 1] += 1
            } else if place > 0, Self.separators.contains(bytes[place]),
                place + 1 < bytes.count, Self.isDigit(bytes[place + 1])
            {
                digits.append(Self.point)
                groups.append(0)
            } else {
                break
            }
            place += 1
        }
        let tail = String(decoding: bytes[place...], as: UTF8.self).unicodeScalars
        guard place > 0, tail.count(where: { $0.properties.isAlphabetic }) <= 3,
            tail.allSatisfy({ $0.properties.numericType == nil })
        else {
            readings = []
            return
        }
        var found = [String(decoding: digits, as: UTF8.self)]
        if groups.count > 1, groups[0] <= 3, groups.dropFirst().allSatisfy({ $0 == 3 }) {
            found.append(String(decoding: digits.filter { $0 != Self.point }, as: UTF8.self))
        }
        readings = found
    }

    func makeIterator() -> IndexingIterator<[String]> { readings.makeIterator() }

    private static let point = UInt8(ascii: ".")
    private static let separators = [UInt8(ascii: ","), point, UInt8(ascii: ":")]

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
