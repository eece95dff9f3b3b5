/// Puts letters that look the same in Latin and in Cyrillic into the script that is meant.
///
/// A word that mixes the scripts goes into the one to which some of its letters alone belong,
/// Cyrillic where all have look-alikes, since it is Russian texts into which Latin letters slip; a
/// word with letters of both that have none, as a brand name, is left as it is. A letter alone is
/// Cyrillic among Cyrillic words (`витамин C`, `X-лучи`). Longer words that could be either are
/// left: of 120 such in Latin letters in Russian news two were meant as Cyrillic, a single letter
/// both, and the others were eBay, BBC, PC.
struct LookAlikeFolding {
    /// Whether letters alone are folded for their neighbours only.
    ///
    /// Words that are compared for their case, one by one, have none; their keys are the same, so
    /// that any script will do.
    let needsNeighbours: Bool

    private var letters: [Int] = []
    /// The word before the letters alone.
    private var before = Neighbour.none

    private enum Script {
        case latin
        case cyrillic
        case other
    }

    private struct Neighbour {
        var script = Script.other
        /// Whether no space stands between, as in `B-52`.
        var isAttached = false

        static let none = Neighbour()
    }

    init(needsNeighbours: Bool) { self.needsNeighbours = needsNeighbours }

    mutating func fold(_ scalars: inout [FoldedText.Scalar]) {
        var last = Script.other
        var isAttached = false
        var position = 0
        while position < scalars.count {
            let start = position
            let script = readWord(&scalars, &position)
            guard position > start else {
                isAttached = isAttached && scalars[position].value != Characters.space
                position += 1
                continue
            }
            let neighbour = Neighbour(script: script, isAttached: isAttached)
            isAttached = true
            if script == .latin, position == start + 1,
                LookAlikes.cyrillic(of: scalars[start].value) != nil
            {
                if letters.isEmpty {
                    before = Neighbour(script: last, isAttached: neighbour.isAttached)
                }
                letters.append(start)
            } else {
                foldLetters(of: &scalars, before: neighbour)
                last = script
            }
        }
        foldLetters(of: &scalars, before: .none)
    }

    /// Reads the word at a position, if one is there, and folds it where it mixes scripts.
    private func readWord(
        _ scalars: inout [FoldedText.Scalar], _ position: inout Int
    ) -> Script {
        let start = position
        var hasCyrillic = false
        var hasLatin = false
        var hasMark = false
        while position < scalars.count {
            let value = scalars[position].value
            if (0x430...0x44F).contains(value) {
                hasCyrillic = true
            } else if (0x61...0x7A).contains(value) {
                hasLatin = true
            } else if Characters.isAlphanumeric(value) {
                hasCyrillic = hasCyrillic || LookAlikes.isCyrillic(value)
                hasLatin = hasLatin || LookAlikes.isLatin(value)
            } else if Characters.isMark(value) {
                hasMark = true
            } else {
                break
            }
            position += 1
        }
        guard hasCyrillic, hasLatin else {
            return hasCyrillic ? .cyrillic : hasLatin ? .latin : .other
        }
        // With the script of a letter the composition with its marks would change.
        return hasMark ? .other : foldMixed(&scalars[start..<position])
    }

    private func foldMixed(_ word: inout ArraySlice<FoldedText.Scalar>) -> Script {
        let isLatinAlone = word.contains {
            LookAlikes.isLatin($0.value) && LookAlikes.cyrillic(of: $0.value) == nil
        }
        let isCyrillicAlone = word.contains {
            LookAlikes.isCyrillic($0.value) && LookAlikes.latin(of: $0.value) == nil
        }
        if isLatinAlone, isCyrillicAlone { return .other }
        for place in word.indices {
            let value = word[place].value
            word[place].value =
                (isLatinAlone ? LookAlikes.latin(of: value) : LookAlikes.cyrillic(of: value))
                ?? value
        }
        return isLatinAlone ? .latin : .cyrillic
    }

    /// Folds the letters alone that stand between two words.
    private mutating func foldLetters(
        of scalars: inout [FoldedText.Scalar], before after: Neighbour
    ) {
        var neighbours = [before, after]
        // The parts of a compound decide by themselves: B-52 is the same beside any word.
        if neighbours.contains(where: \.isAttached) { neighbours.removeAll { !$0.isAttached } }
        let isFolded =
            !needsNeighbours
            || neighbours.contains { $0.script == .cyrillic }
                && !neighbours.contains { $0.script == .latin }
        if isFolded {
            for place in letters {
                let value = scalars[place].value
                scalars[place].value = LookAlikes.cyrillic(of: value) ?? value
            }
        }
        letters.removeAll(keepingCapacity: true)
    }
}
