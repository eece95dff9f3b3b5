/// Which brackets of a text belong together.
struct BracketPairs {
    /// For each bracket that opens and is closed, the place of the one that closes it; else -1.
    private(set) var closing: [Int]

    /// How far back a counterpart is looked for, so that the time stays linear.
    private static let depth = 16

    /// Pairs the brackets of a text in one pass; one that has no counterpart pairs with nothing.
    init(_ text: [UInt8], _ pairs: [(open: UInt8, close: UInt8)]) {
        closing = [Int](repeating: -1, count: text.count)
        var open: [Int] = []
        for (place, byte) in text.enumerated() {
            if pairs.contains(where: { $0.open == byte }) {
                open.append(place)
            } else if let pair = pairs.first(where: { $0.close == byte }),
                let match = open.suffix(Self.depth).lastIndex(where: { text[$0] == pair.open })
            {
                closing[open[match]] = place
                open.removeSubrange(match...)
            }
        }
    }

    /// A text without what stands in brackets; a space takes its place.
    static func stripped(_ text: [UInt8], _ pairs: [(open: UInt8, close: UInt8)]) -> [UInt8] {
        let brackets = BracketPairs(text, pairs)
        var rest: [UInt8] = []
        var place = 0
        while place < text.count {
            if brackets.closing[place] >= 0 {
                rest.append(UInt8(ascii: " "))
                place = brackets.closing[place]
            } else {
                rest.append(text[place])
            }
            place += 1
        }
        return rest
    }
}
