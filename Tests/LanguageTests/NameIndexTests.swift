import Foundation
import TestSupport
import Testing

@testable import Language

@Suite struct NameIndexTests {
    /// A name as the tests see it, apart from how the library keeps it.
    private struct PlainName {
        let whole: [UInt8]
        let stem: [UInt8]

        var form: NameForm { NameForm(whole: NameSpelling(whole), stem: NameSpelling(stem)) }
    }

    private static func rows(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        var next = row
        for (index, letter) in left.enumerated() {
            next[0] = index + 1
            for (place, other) in right.enumerated() {
                let replaced = row[place] + (letter == other ? 0 : 1)
                next[place + 1] = min(replaced, row[place + 1] + 1, next[place] + 1)
            }
            swap(&row, &next)
        }
        return row[right.count]
    }

    private static func skeleton(_ letters: [UInt8]) -> [UInt8] {
        letters.filter { !"aeiouy".utf8.contains($0) }
    }

    /// By the words of the rule, for all four pairs of spellings.
    private static func similarity(_ left: PlainName, _ right: PlainName) -> Double {
        var best = 0.0
        for one in Set([left.whole, left.stem]) {
            for other in Set([right.whole, right.stem]) {
                let longer = max(one.count, other.count)
                guard longer > 0 else { continue }
                let bones = skeleton(one)
                if bones.count >= 3, bones == skeleton(other) { best = max(best, 0.8) }
                guard abs(one.count - other.count) * 4 <= longer else { continue }
                best = max(best, 1 - Double(rows(one, other)) / Double(longer))
            }
        }
        return best
    }

    /// Holds all against all, and returns the pairs that are alike.
    private func check(_ names: [PlainName], against others: [PlainName]) -> Int {
        let index = NameIndex(names.map(\.form))
        var found = 0
        for other in others {
            let expected = names.enumerated().compactMap { position, name in
                NameEvidence(similarity: Self.similarity(name, other)).map {
                    NameIndex.Match(position: position, evidence: $0)
                }
            }
            let matches = index.matches(for: other.form)
            #expect(
                matches == expected,
                "\(String(decoding: other.whole, as: UTF8.self)) \(other.stem.count)")
            found += matches.count
        }
        return found
    }

    private static func letters(
        _ count: Int, of alphabet: [UInt8], _ random: inout RandomSource
    ) -> [UInt8] {
        (0..<count).map { _ in alphabet[Int.random(in: alphabet.indices, using: &random)] }
    }

    /// The letters with some left out, put in or replaced, or with other vowels alone.
    private static func mutated(
        _ letters: [UInt8], of alphabet: [UInt8], _ random: inout RandomSource
    ) -> [UInt8] {
        var letters = letters
        let vowels = Array("aeiou".utf8)
        if Int.random(in: 0..<4, using: &random) == 0 {
            return letters.flatMap { letter -> [UInt8] in
                guard vowels.contains(letter) else { return [letter] }
                return Self.letters(Int.random(in: 0...2, using: &random), of: vowels, &random)
            }
        }
        for _ in 0..<Int.random(in: 0...max(1, letters.count / 3), using: &random) {
            let place = Int.random(in: 0...letters.count, using: &random)
            let letter = alphabet[Int.random(in: alphabet.indices, using: &random)]
            switch Int.random(in: 0..<3, using: &random) {
            case 0 where place < letters.count: letters.remove(at: place)
            case 1 where place < letters.count: letters[place] = letter
            default: letters.insert(letter, at: place)
            }
        }
        return letters
    }

    /// The name, and mostly a stem that is cut off or has nothing to do with it.
    private static func name(
        _ letters: [UInt8], of alphabet: [UInt8], _ random: inout RandomSource
    ) -> PlainName {
        let stem: [UInt8] =
            switch Int.random(in: 0..<4, using: &random) {
            case 0: letters
            case 1: mutated(letters, of: alphabet, &random)
            default: Array(letters.dropLast(Int.random(in: 1...3, using: &random)))
            }
        return PlainName(whole: letters, stem: stem)
    }

    @Test(
        "finds what holding all names against all finds",
        arguments: [
            ("ab", 0...4, 80), ("abcdefgh", 0...6, 120), ("abnrt", 3...12, 80),
            ("abcdefghiklmnoprstuvz", 3...16, 140), ("aeiklmnorst", 14...34, 40),
            ("abcdefghiklmnoprstuvz", 40...90, 20), ("aeiklmnorst", 60...68, 16),
            ("ab", 120...140, 6),
        ])
    func random(alphabet: String, lengths: ClosedRange<Int>, count: Int) {
        var random = RandomSource(seed: UInt64(count + lengths.lowerBound))
        let alphabet = Array(alphabet.utf8)
        let names = (0..<count).map { _ in
            Self.name(
                Self.letters(
                    Int.random(in: lengths, using: &random), of: alphabet, &random),
                of: alphabet, &random)
        }
        let others = names.map { name in
            Self.name(
                Self.mutated(name.whole, of: alphabet, &random), of: alphabet, &random)
        }
        let found = check(names, against: others)
        #expect(found > count / 2 && found < count * count * 9 / 10, "\(found)")
    }

    @Test("finds a name by its letters where the lengths are as far apart as they may be")
    func lengths() {
        for length in 1...70 {
            let names = (length...length * 4 / 3 + 1).map { other in
                let letters = (0..<other).map { UInt8(0x61 + $0 * 7 % 26) }
                return PlainName(whole: letters, stem: letters)
            }
            let found = check(names, against: [names[0]])
            #expect(found == length / 3 + 1)
            #expect(check([names[0]], against: names) == found)
        }
    }

    @Test("finds the names of real texts, in any form")
    func realNames() throws {
        guard let russian = SharedData.file("align/dev/ntrex-a-c.ru"),
            let english = SharedData.file("align/dev/ntrex-a-c.en")
        else { return }
        var random = RandomSource(seed: 20)
        let alphabet = Array("abdefghiklmnoprstuvz".utf8)
        func names(in file: String, _ language: String) throws -> [PlainName] {
            let folder = try NameFolder(language: LanguageTag(language))
            var seen: Set<String> = []
            var names: [PlainName] = []
            for token in Tokenizer().tokens(of: file) where token.kind == .word {
                guard seen.insert(token.key).inserted, let form = folder.form(of: token.key)
                else { continue }
                let spellings = form.spellings.map(\.letters)
                let name = PlainName(whole: spellings[0], stem: spellings.last ?? [])
                names.append(name)
                names.append(
                    PlainName(
                        whole: Self.mutated(name.whole, of: alphabet, &random), stem: name.stem))
                if names.count == 120 { break }
            }
            return names
        }
        let sources = try names(in: String(contentsOf: russian, encoding: .utf8), "ru")
        let targets = try names(in: String(contentsOf: english, encoding: .utf8), "en")
        #expect(check(sources, against: targets) > 10)
        #expect(check(targets, against: sources) > 10)
        #expect(check(sources, against: sources) > 150)
    }

    @Test("is empty where there are no names, and knows nothing of a name without letters")
    func empty() {
        let empty = PlainName(whole: [], stem: [])
        let some = PlainName(whole: Array("igor".utf8), stem: Array("igor".utf8))
        #expect(check([], against: [some, empty]) == 0)
        #expect(check([empty, some, empty, some], against: [empty, some]) == 2)
    }

    @Test("counts the edits of words of any length as the rows of a table do")
    func distance() {
        var random = RandomSource(seed: 64)
        let alphabet = Array("abez".utf8)
        for length in [0, 1, 2, 5, 31, 32, 33, 62, 63, 64, 65, 66, 127, 129] {
            for _ in 0..<4 {
                let left = Self.letters(length, of: alphabet, &random)
                let right = Self.mutated(left, of: alphabet, &random)
                let expected = Self.rows(left, right)
                #expect(LetterPattern(left).distance(to: right) == expected)
                #expect(LetterPattern(right).distance(to: left) == expected)
            }
        }
    }

    @Test("four times the names take far less than sixteen times the work")
    func growing() {
        let inputs = [400, 1600].map { count in
            var random = RandomSource(seed: UInt64(count))
            let alphabet = Array("abdefghiklmnoprstuvz".utf8)
            return (0..<count).map { _ in
                Self.name(Self.letters(8, of: alphabet, &random), of: alphabet, &random).form
            }
        }
        let growth = growth(of: inputs) { names in
            let index = NameIndex(names)
            for name in names { #expect(!index.matches(for: name).isEmpty) }
        }
        #expect(growth < 8, "\(growth)")
    }
}
