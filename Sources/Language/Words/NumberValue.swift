/// What a number says, whatever its figures and separators: `12,5` is `12.5`, `1.250.000` is
/// `1250000`, and ٣ is 3.
///
/// One separator alone is that of the decimals, since only its language tells otherwise. Dates and
/// times keep their parts: `12.05.2023` is no decimal, `6:40` no fraction, `5.10` not `5.1`.
public struct NumberValue: Hashable, Sendable {
    /// The number in ASCII figures, with a point before the decimals.
    public let text: String

    /// Reads the key of a number token.
    public init(_ key: String) {
        var bytes: [UInt8] = []
        var separators: [(mark: UInt8, place: Int)] = []
        for scalar in key.unicodeScalars {
            if let digit = scalar.properties.numericType == .decimal
                ? scalar.properties.numericValue : nil
            {
                bytes.append(0x30 + UInt8(digit))
            } else {
                let mark = UInt8(truncatingIfNeeded: scalar.value)
                separators.append((mark, bytes.count))
                bytes.append(mark == Self.comma ? Self.point : mark)
            }
        }
        for place in Self.groupSeparators(separators, count: bytes.count).reversed() {
            bytes.remove(at: place)
        }
        text = String(decoding: bytes, as: UTF8.self)
    }

    private static let comma = UInt8(ascii: ",")
    private static let point = UInt8(ascii: ".")

    /// The places of the separators between groups of three: two or more alike, or one before a
    /// decimal separator of the other kind.
    private static func groupSeparators(
        _ separators: [(mark: UInt8, place: Int)], count: Int
    ) -> [Int] {
        guard let first = separators.first, let last = separators.last, separators.count > 1,
            separators.allSatisfy({ $0.mark == comma || $0.mark == point }), first.place <= 3
        else { return [] }
        let groups = last.mark == first.mark ? separators : separators.dropLast()
        let ends = separators.dropFirst().map(\.place) + [count]
        guard groups.allSatisfy({ $0.mark == first.mark }),
            zip(groups, ends).allSatisfy({ $1 - $0.place == 4 })
        else { return [] }
        return groups.map(\.place)
    }
}
