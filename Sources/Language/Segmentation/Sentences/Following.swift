/// What stands after a candidate, past a dash and what opens.
struct Following {
    /// The first scalar that may be a letter of the next sentence.
    private(set) var position: Int
    private(set) var hasDash = false
    private(set) var hasOpener = false
    /// Whether what opens is the mark of an item of a list.
    private(set) var hasBullet = false

    /// More than this is no dash and no opening quote any more; without an end, each candidate of
    /// a row of dots would look at the rest of the row.
    private static let furthest = 64

    init(after candidate: BreakCandidate, in text: ParagraphScalars) {
        var position = candidate.space.upperBound
        let end = position + Self.furthest
        func skip(_ isSkipped: (UInt32) -> Bool) {
            while position < end, isSkipped(text[position]) { position += 1 }
        }
        func isDots(at place: Int) -> Bool {
            text[place] == 0x2026 || text[place] == 0x2E && text[place + 1] == 0x2E
        }
        if Characters.isDash(text[position]),
            Characters.isSpace(text[position + 1]) || Characters.isDash(text[position + 1])
        {
            hasDash = true
            skip { Characters.isDash($0) || Characters.isSpace($0) }
        }
        while position < end {
            let value = text[position]
            if ScalarKind.isBullet(value) {
                hasBullet = true
            } else if !BreakCandidate.opens(value), value != 0x2A {
                break
            }
            hasOpener = true
            position += 1
            skip { Characters.isSpace($0) || ScalarKind.joinsPictographs($0) }
        }
        if isDots(at: position) {
            hasOpener = true
            skip { $0 == 0x2026 || $0 == 0x2E || Characters.isSpace($0) }
        }
        self.position = position
    }

    /// Whether the address of a page begins there: "https://", "www.".
    func isAddress(in text: ParagraphScalars) -> Bool {
        let start = text[position]
        guard start == 0x68 || start == 0x77 else { return false }
        return ["http://", "https://", "www."].contains { text.has($0, at: position) }
    }

    /// Whether a bracket opens at a place that holds no sentence of its own, as in "(Smith 55)": one
    /// has its mark before the bracket closes.
    func isAside(from start: Int, in text: ParagraphScalars) -> Bool {
        guard text[start] == 0x28 || text[start] == 0x5B else { return false }
        let closer: UInt32 = text[start] == 0x28 ? 0x29 : 0x5D
        var place = start + 1
        let latest = start + 400
        while place < latest, text[place] != closer {
            // Without an end the bracket was meant to hold more than this paragraph has.
            guard text[place] != 0 else { return false }
            place += 1
        }
        guard place < latest else { return false }
        return !BreakCandidate.isMark(text[place - 1])
    }
}
