import TestSupport
import Testing

@testable import Language

/// The sets of characters that patterns name, and the classes that they make.
@Suite struct SRXSetTests {
    /// What ICU matches, character by character.
    private func matched(_ source: String) throws -> [UInt16] {
        let pattern = try Pattern("(?:\(source))")
        let units = Array(0...0xD7FF) + Array(UInt16(0xE000)...0xFFFF)
        var found: [UInt16] = []
        try units.withUnsafeBufferPointer { units in
            pattern.renew(seconds: 100)
            try pattern.setText(units)
            var place = 0
            while place < units.count, let match = try pattern.match(from: place) {
                found.append(units[match.lowerBound])
                place = match.upperBound
            }
        }
        return found
    }

    @Test(
        "a set holds what ICU matches, and a plain one is read without a search",
        arguments: [
            ("[.?!…]", 0), ("[^.?!]", 0), ("[а-яё]", 0), ("[^\\x{3400}a]", 0), ("[a\\-z]", 0),
            ("[a-]", 0), ("[-a]", 0), ("[\\]\\[a]", 0), ("\\p{Lu}", 0), ("\\P{Lu}", 0),
            ("[\\p{Lu}\\p{Lt}]", 0), ("[^\\p{L}\\P{N}]", 0), ("[\\x41\\u0430-\\u0433]", 0),
            ("[\\n\\t\\r ]", 0), ("[a^b$]", 0), ("[a&b]", 0), ("[{a}]", 0), ("[\\x{1F600}a]", 0),
            ("[a-\\x{1F600}]", 0), ("\\s", 1), ("[\\s\\u00A0]", 1), ("[^\\s\\d]", 2), (".", 1),
            ("[\\p{IsCyrillic}]", 1), ("[[a-z]&&[^b]]", 1), ("[a-c[x]]", 1), ("[[:alpha:]]", 1),
            ("[]a]", 1), ("[\\p{L}--[aв]]", 1), ("[\\p{Cs}a]", 0), ("[\\w-]", 1),
        ])
    func holds(source: String, searches: Int) throws {
        var sets = CharacterSets()
        let found = sets.ranges(of: source, flags: "")
        let ranges = try #require(found)
        let units = ranges.flatMap { Array($0) }
        #expect(units == (try matched(source)))
        #expect(sets.searchCount <= searches, "\(sets.searchCount) searches")
    }

    @Test("classes are wholly inside or outside of each set", arguments: 0..<10)
    func classes(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let sets = (0..<Int.random(in: 1...20, using: &random)).map { _ in
            var ranges: [ClosedRange<UInt16>] = []
            var start = Int.random(in: 0...300, using: &random)
            while start < 1000 {
                let end = start + Int.random(in: 0...200, using: &random)
                ranges.append(UInt16(start)...UInt16(end))
                start = end + Int.random(in: 2...300, using: &random)
            }
            if Bool.random(using: &random) { ranges.append(0xD000...0xD7FF) }
            if Bool.random(using: &random) { ranges.append(0xE000...0xFFFF) }
            return ranges
        }
        let classes = try #require(CharacterClasses(sets: sets))
        var signatures: [Int: [Bool]] = [:]
        for unit in 0...0xFFFF {
            let number = Int(classes.classOf[unit])
            guard !(0xD800..<0xE000).contains(unit) else {
                #expect(number == CharacterClasses.beyond)
                continue
            }
            let signature = sets.map { $0.contains { $0.contains(UInt16(unit)) } }
            let held = sets.indices.map { classes.set($0, holds: number) }
            if signature != held || number == CharacterClasses.beyond {
                Issue.record("unit \(unit) of class \(number)")
            }
            signatures[number] = signature
        }
        #expect(Set(signatures.values).count == classes.count - 1, "no class is there twice")
    }

    @Test("sets beyond the limits are taken to hold anything, and nothing more is kept of them")
    func limits() {
        var limits = CharacterSets.Limits()
        limits.sets = 10
        limits.searches = 2
        var sets = CharacterSets(limits: limits)
        for number in 0..<1000 {
            let set = sets.number(
                ofSource: "[^\\x{\(String(0x3400 + number, radix: 16))}]", flags: "")
            #expect((set == CharacterSets.all) == (number >= 9))
        }
        #expect(sets.size.sets == 10)
        sets = CharacterSets(limits: limits)
        for number in 0..<5 {
            let set = sets.number(ofSource: "[[a]\(number)]", flags: "")
            #expect((set == CharacterSets.all) == (number >= 2))
        }
        #expect(sets.searchCount == 2)
    }
}
