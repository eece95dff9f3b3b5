import TestSupport
import Testing

@testable import Matching

@Suite struct PostingListTests {
    /// How often of a thousand times a unit has each token.
    private static let shares = [1_000, 900, 70, 60, 3]

    @Test("a list reads back in every block and range, however many units have the token")
    func readsBack() throws {
        var random = RandomSource(seed: 18)
        var vocabulary = Vocabulary()
        let ids = Self.shares.indices.map { number in
            vocabulary.id(of: "word\(number)".utf8.span, .word, weight: 8)
        }
        let lone = vocabulary.id(of: "alone".utf8.span, .word, weight: 8)
        var builder = PostingSegmentBuilder()
        // All of a weight, so that their places are in the order of their coming.
        let filler = vocabulary.id(of: "filler".utf8.span, .word, weight: 8)
        let count = PostingSegment.blockSize + 5_000
        var units: [Set<UInt32>] = []
        for number in 0..<count {
            var tokens = ids.indices.filter {
                Int.random(in: 0..<1_000, using: &random) < Self.shares[$0]
            }.map { ids[$0] }
            if number == count - 1 { tokens.append(lone) }
            units.append(Set(tokens))
            tokens += [UInt32](repeating: filler, count: 6 - tokens.count)
            builder.add(Int64(number), pair: SIMD2(1, 2), tokens: tokens, in: vocabulary)
        }
        let origin = IndexFile.Origin(store: SIMD2(0, 0), sequence: 0)
        let segment = try PostingSegment(IndexFile(builder.bytes(origin: origin)))
        for token in ids + [lone] {
            var list = PostingList(segment.list(of: token), of: segment.lists, gain: 8)
            #expect(list.count == units.count { $0.contains(token) })
            for block in 0..<3 {
                let start = block * PostingSegment.blockSize
                let expected = Set(
                    (0..<PostingSegment.blockSize).filter {
                        start + $0 < count && units[start + $0].contains(token)
                    })
                guard let places = list.block(block, of: segment.lists) else {
                    #expect(expected.isEmpty)
                    continue
                }
                #expect(places.count == expected.count)
                #expect(places.isBitmap == (expected.count > PostingList.mostListed))
                let wrong = (0..<PostingSegment.blockSize).filter {
                    places.contains(UInt16($0)) != expected.contains($0)
                }
                #expect(wrong.isEmpty)
                for range in [0..<65_536, 17..<18, 100..<4_000, 4_991..<65_535] {
                    var read: [Int] = []
                    places.forEach(in: range) { read.append($0) }
                    #expect(read == expected.filter(range.contains).sorted())
                }
            }
            list.rewind()
            #expect((list.block(0, of: segment.lists) != nil) == (token != lone))
        }
    }
}
