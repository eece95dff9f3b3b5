/// Tells of a place between two characters which rules are not excluded by these two and the one
/// before them.
struct NeighbourFilter {
    /// The classes that the characters around a break of a rule may have, nil for any.
    struct Rule {
        let secondBefore: ClassSet?
        let before: ClassSet?
        let after: ClassSet?
    }

    // For each class the rules, in words of 64 bits.
    private let secondBefore: [UInt64]
    private let before: [UInt64]
    private let after: [UInt64]
    private let wordCount: Int

    /// Makes a filter.
    init(_ rules: [Rule], classCount: Int) {
        let wordCount = (rules.count + 63) / 64
        func masks(_ classes: (Rule) -> ClassSet?) -> [UInt64] {
            var masks = [UInt64](repeating: 0, count: wordCount * classCount)
            var ofAny = [UInt64](repeating: 0, count: wordCount)
            for (number, rule) in rules.enumerated() {
                let bit: UInt64 = 1 << (number % 64)
                if let classes = classes(rule) {
                    for each in classes.numbers {
                        masks[each * wordCount + number / 64] |= bit
                    }
                } else {
                    ofAny[number / 64] |= bit
                }
            }
            for place in masks.indices { masks[place] |= ofAny[place % wordCount] }
            return masks
        }
        self.wordCount = wordCount
        secondBefore = masks(\.secondBefore)
        before = masks(\.before)
        after = masks(\.after)
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
        // Of a pair the character before it is further away.
        let isSecondKnown = place > 1 && left != CharacterClasses.beyond * wordCount
        let second = isSecondKnown ? Int(text.classes[place - 2]) * wordCount : 0
        var word = (number + 1) / 64
        var skipped = UInt64.max << UInt64((number + 1) % 64)
        while word < wordCount {
            var rules = before[left + word] & after[right + word] & skipped
            if isSecondKnown { rules &= secondBefore[second + word] }
            if rules != 0 { return word * 64 + rules.trailingZeroBitCount }
            skipped = .max
            word += 1
        }
        return nil
    }
}
