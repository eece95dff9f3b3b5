/// Tells of a place between two characters which rules these two do not exclude.
struct NeighbourFilter {
    /// For each class, in words of 64 bits: the rules that a character of it may stand before the
    /// break of, and after.
    private var before: [UInt64]
    private var after: [UInt64]
    private let wordCount: Int

    /// Makes a filter for rules, of which the classes before and after a break are known, nil for any.
    init(_ rules: [(before: Set<UInt16>?, after: Set<UInt16>?)], classCount: Int) {
        wordCount = (rules.count + 63) / 64
        before = [UInt64](repeating: 0, count: wordCount * classCount)
        after = before
        for (number, rule) in rules.enumerated() {
            let bit: UInt64 = 1 << (number % 64)
            for each in rule.before ?? Set(0..<UInt16(classCount)) {
                before[Int(each) * wordCount + number / 64] |= bit
            }
            for each in rule.after ?? Set(0..<UInt16(classCount)) {
                after[Int(each) * wordCount + number / 64] |= bit
            }
        }
    }

    /// The next place after one, before the end of the text, at which a rule may match.
    func place(after place: Int, in text: SRXText) -> Int? {
        let classes = text.classes
        return before.withUnsafeBufferPointer { before in
            after.withUnsafeBufferPointer { after in
                var place = place + 1
                while place < text.count {
                    let left = Int(classes[place - 1]) * wordCount
                    let right = Int(classes[place]) * wordCount
                    for word in 0..<wordCount where before[left + word] & after[right + word] != 0 {
                        return place
                    }
                    place += 1
                }
                return nil
            }
        }
    }

    /// The next rule after one that may match at a place.
    func rule(after number: Int, at place: Int, in text: SRXText) -> Int? {
        let left = Int(text.classes[place - 1]) * wordCount
        let right = Int(text.classes[place]) * wordCount
        var word = (number + 1) / 64
        var skipped = UInt64.max << UInt64((number + 1) % 64)
        while word < wordCount {
            let rules = before[left + word] & after[right + word] & skipped
            if rules != 0 { return word * 64 + rules.trailingZeroBitCount }
            skipped = .max
            word += 1
        }
        return nil
    }
}
