/// What a table of beads carries so that it can be told which rows a person changed.
public enum RowStamp {
    /// A check sum of a row's texts and its mark: it stays the same however a spreadsheet breaks the
    /// texts.
    ///
    /// Six consonants, which no spreadsheet takes for a number, a date or a word.
    public static func check(source: String, target: String, isKept: Bool) -> String {
        check(CellFolding.bytes(of: source), CellFolding.bytes(of: target), isKept: isKept)
    }

    private static let letters = Array("bcdfghjklmnpqrstvwxz".unicodeScalars)

    static func check(_ source: [UInt8], _ target: [UInt8], isKept: Bool) -> String {
        // FNV-1a, Fowler, Noll and Vo; 0xFE and 0xFF stand in no UTF-8 and so part the sides.
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in [source, [0xFF], target, isKept ? [0xFE] : []].joined() {
            digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        digest ^= digest >> 32
        var text = String.UnicodeScalarView()
        for _ in 0..<6 {
            text.append(letters[Int(digest % UInt64(letters.count))])
            digest /= UInt64(letters.count)
        }
        return String(text)
    }

    /// The numbers of a side's segments, as a table has them.
    struct Side: Equatable {
        /// The first, from 1.
        let first: Int
        /// The last, from 1.
        let last: Int
        /// Which part of the first it begins with, from 1; 0 for the whole.
        let part: Int
        /// Whether both stand there whole, not in parts.
        let isWhole: Bool

        fileprivate init?(_ text: Substring.UTF8View) {
            let numbers = text.split(separator: UInt8(ascii: "-")).map { number in
                number.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
                    .map { Int(String(Substring($0))) }
            }
            guard let first = numbers.first?.first ?? nil, let last = numbers.last?.first ?? nil,
                numbers.count <= 2, 1 <= first, first <= last
            else { return nil }
            self.first = first
            part = numbers[0].dropFirst().first.flatMap(\.self) ?? 0
            self.last = last
            isWhole = numbers.allSatisfy { $0.count == 1 }
        }
    }

    /// The numbers in a cell as `#31-32:30`, which a spreadsheet takes for no time of the day.
    static func segments(in cell: String) -> (source: Side?, target: Side?) {
        let sides = cell.utf8.drop { $0 == UInt8(ascii: "#") }
            .split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard sides.count == 2 else { return (nil, nil) }
        return (Side(sides[0]), Side(sides[1]))
    }
}
