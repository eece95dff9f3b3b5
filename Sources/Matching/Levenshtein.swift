/// The edit distance of two sequences of numbers (scalars, ids), bit by bit in parallel.
///
/// Myers 1999 in the form of Hyyrö 2003: a column of the table is held as the bits of its vertical
/// differences, 64 rows a word.
public enum Levenshtein {
    /// The least number of insertions, deletions and replacements that turn one sequence into the
    /// other, or nil where it is more than the limit.
    ///
    /// Costs shorter / 64 (rounded up) times longer steps, with a small limit twice the limit times
    /// longer ones, and memory in proportion to the lengths.
    public static func distance(
        _ first: Span<UInt32>, _ second: Span<UInt32>, limit: Int = .max
    ) -> Int? {
        let firstIsShorter = first.count <= second.count
        let pattern = firstIsShorter ? first : second
        let text = firstIsShorter ? second : first
        guard text.count - pattern.count <= limit else { return nil }
        if pattern.isEmpty { return text.count }
        return pattern.count <= WordPattern.longest
            ? WordPattern(pattern).distance(to: text, limit: limit)
            : inBlocks(pattern, text, limit: limit)
    }

    /// The cells within the limit of the diagonal alone, where they are few.
    private static func inBand(
        _ pattern: Span<UInt32>, _ text: Span<UInt32>, limit: Int
    ) -> Int? {
        // Cell `limit + column - line` of a line; what lies outside is above any limit.
        let outside = text.count &+ pattern.count &+ 1
        let width = 2 &* limit &+ 1
        var row = [Int](repeating: outside, count: width &+ 1)
        for column in 0...limit { row[limit &+ column] = column }
        for line in 1...text.count {
            let element = text[line &- 1]
            var isWithin = false
            for cell in 0..<width {
                let column = line &+ cell &- limit
                guard column > 0, column <= pattern.count else {
                    row[cell] = column == 0 ? line : outside
                    isWithin = isWithin || row[cell] <= limit
                    continue
                }
                let diagonal = row[cell] &+ bit(pattern[column &- 1] != element)
                let left = cell > 0 ? row[cell &- 1] &+ 1 : outside
                row[cell] = min(diagonal, row[cell &+ 1] &+ 1, left)
                isWithin = isWithin || row[cell] <= limit
            }
            guard isWithin else { return nil }
        }
        let distance = row[limit &+ pattern.count &- text.count]
        return distance <= limit ? distance : nil
    }

    /// Where each element of a pattern stands: only the blocks of 64 places that it is in, since a
    /// table of all would take the square of the length.
    struct Places {
        /// The bits of a block.
        struct Block {
            let number: Int
            var bits: UInt64
        }

        private var rowOfElement: [UInt32: Int] = [:]
        private var rows: [[Block]] = []

        init(_ pattern: Span<UInt32>) {
            for place in 0..<pattern.count {
                let row = rowOfElement[pattern[place]] ?? rows.count
                if row == rows.count {
                    rowOfElement[pattern[place]] = row
                    rows.append([])
                }
                let bits: UInt64 = 1 << UInt64(place % 64)
                if rows[row].last?.number == place / 64 {
                    rows[row][rows[row].count - 1].bits |= bits
                } else {
                    rows[row].append(Block(number: place / 64, bits: bits))
                }
            }
        }

        /// The blocks that an element is in; nil where it is in none.
        func blocks(of element: UInt32) -> [Block]? { rowOfElement[element].map { rows[$0] } }

        /// The blocks of all elements.
        var blockCount: Int { rows.reduce(0) { $0 + $1.count } }
    }

    private static func inBlocks(
        _ pattern: Span<UInt32>, _ text: Span<UInt32>, limit: Int
    ) -> Int? {
        let blocks = (pattern.count + 63) / 64
        if limit < blocks { return inBand(pattern, text, limit: limit) }
        let places = Places(pattern)
        var equals = [UInt64](repeating: 0, count: blocks)
        let top = UInt64(1) &<< UInt64((pattern.count &- 1) % 64)
        var risen = [UInt64](repeating: ~0, count: blocks)
        var fallen = [UInt64](repeating: 0, count: blocks)
        var distance = pattern.count
        for column in 0..<text.count {
            let standing = places.blocks(of: text[column])
            if let standing { for block in standing { equals[block.number] = block.bits } }
            // What the block above hands down; the first row of the table rises by one a column.
            var risingBelow: UInt64 = 1
            var fallingBelow: UInt64 = 0
            for block in 0..<blocks {
                let equal = equals[block]
                let risenHere = risen[block]
                let fallenHere = fallen[block]
                let vertical = equal | fallenHere
                let equalOrFalling = equal | fallingBelow
                let diagonal =
                    (((equalOrFalling & risenHere) &+ risenHere) ^ risenHere) | equalOrFalling
                let rising = fallenHere | ~(diagonal | risenHere)
                let falling = risenHere & diagonal
                if block &+ 1 == blocks {
                    distance &+= bit(rising & top != 0) &- bit(falling & top != 0)
                }
                let risingShifted = rising &<< 1 | risingBelow
                let fallingShifted = falling &<< 1 | fallingBelow
                risingBelow = rising &>> 63
                fallingBelow = falling &>> 63
                risen[block] = fallingShifted | ~(vertical | risingShifted)
                fallen[block] = risingShifted & vertical
            }
            if let standing { for block in standing { equals[block.number] = 0 } }
            if distance &- (text.count &- 1 &- column) > limit { return nil }
        }
        return distance
    }

    /// 1 for true: a conditional expression would become a jump.
    @inline(__always)
    static func bit(_ isSet: Bool) -> Int { Int(unsafeBitCast(isSet, to: UInt8.self)) }
}
