import TestSupport

/// Short texts of what the rules speak of, among scalars of all planes.
struct RandomTexts {
    private var random: RandomSource
    private static let telling: [Unicode.Scalar] =
        Array(
            "аеёийуўіїэАЕЁИѣ\u{301}\u{300}\u{308}\u{306}\u{323}a\u{65}cyxbkihtACéëáqsß İı'’ʼ´`\"«»“"
                .unicodeScalars)
        + Array("     -–—―−‑…№½²①Ⅻﬁ12500,.:３٣°😀\u{A0}\u{202F}\u{2009}\u{AD}\u{200B}".unicodeScalars)
        + Array("\u{200D}\u{2060}\u{FEFF}\u{200F}\u{34F}\u{115F}\u{1E030}カ漢กनि각가ﷺ".unicodeScalars)

    init(seed: UInt64) { random = RandomSource(seed: seed) }

    mutating func next() -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...14, using: &random) { text.append(scalar()) }
        return String(text)
    }

    private mutating func scalar() -> Unicode.Scalar {
        if Int.random(in: 0..<8, using: &random) > 0 {
            return Self.telling[Int.random(in: Self.telling.indices, using: &random)]
        }
        let limits: [UInt32] = [0x52F, 0xFFFF, 0x1FFFF, 0x10FFFF]
        let limit = limits[Int.random(in: limits.indices, using: &random)]
        return Unicode.Scalar(UInt32.random(in: 0...limit, using: &random)) ?? "\u{FFFD}"
    }
}
