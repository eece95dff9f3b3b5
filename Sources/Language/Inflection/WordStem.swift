/// A word, or what is left of it, as its UTF-8: Cyrillic letters of two bytes each.
struct WordStem: Hashable {
    private(set) var bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The number of letters.
    var count: Int { bytes.count / 2 }

    /// Whether all of it is in letters of two bytes, which the tables of Cyrillic presume.
    var isCyrillic: Bool {
        bytes.count.isMultiple(of: 2)
            && stride(from: 0, to: bytes.count, by: 2).allSatisfy {
                (0xD0...0xD2).contains(bytes[$0])
            }
    }

    func ends(_ ending: StaticString) -> Bool {
        let count = ending.utf8CodeUnitCount
        guard bytes.count >= count else { return false }
        let start = bytes.count - count
        for place in 0..<count where bytes[start + place] != ending.utf8Start[place] {
            return false
        }
        return true
    }

    func ends(_ endings: StaticString...) -> Bool { endings.contains { ends($0) } }

    /// The letter at a place from the end, 1 the last; 0 where there is none.
    func letter(fromEnd place: Int) -> UInt32 {
        let index = bytes.count - place * 2
        guard index >= 0 else { return 0 }
        return UInt32(bytes[index] & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
    }

    var last: UInt32 { letter(fromEnd: 1) }

    /// The word without its last letters.
    func dropping(_ letters: Int) -> WordStem {
        WordStem(bytes: Array(bytes.dropLast(letters * 2)))
    }

    func adding(_ ending: StaticString) -> WordStem {
        var bytes = bytes
        bytes.append(
            contentsOf: UnsafeBufferPointer(
                start: ending.utf8Start, count: ending.utf8CodeUnitCount))
        return WordStem(bytes: bytes)
    }

    func adding(letter: UInt32) -> WordStem {
        var bytes = bytes
        bytes.append(0xC0 | UInt8(truncatingIfNeeded: letter >> 6))
        bytes.append(0x80 | UInt8(truncatingIfNeeded: letter & 0x3F))
        return WordStem(bytes: bytes)
    }

    /// Whether one of its letters is a vowel.
    var hasVowel: Bool {
        (1...max(1, count)).contains { Characters.isCyrillicVowel(letter(fromEnd: $0)) }
    }

    /// Whether the letter at a place from the end is one of some.
    func isLetter(fromEnd place: Int, in letters: StaticString) -> Bool {
        let index = bytes.count - place * 2
        guard index >= 0 else { return false }
        for start in stride(from: 0, to: letters.utf8CodeUnitCount, by: 2)
        where letters.utf8Start[start] == bytes[index]
            && letters.utf8Start[start + 1] == bytes[index + 1]
        {
            return true
        }
        return false
    }
}
