import TestSupport
import Testing

@testable import Alignment

@Suite struct PhraseFinderTests {
    @Test("each phrase that stands in a segment is found where it begins, once for each time")
    func finds() {
        var finder = PhraseFinder()
        finder.add([1, 2], as: 10)
        finder.add([1, 2, 3], as: 11)
        finder.add([2, 3], as: 12)
        finder.add([1, 2], as: 10)
        finder.add([1, 9], as: 13)
        #expect(finder.phrases(in: [0, 1, 2, 3, 1, 2][1...]) == [10, 11, 12, 10])
        #expect(finder.phrases(in: [2, 1]) == [])
        #expect(PhraseFinder().phrases(in: [1, 2]) == [])
    }

    @Test("the time grows with phrases that begin with one word, and with the text")
    func linear() {
        let growth = growth(of: [500, 2000]) { (count: Int) in
            var finder = PhraseFinder()
            for phrase in 0..<Int32(count) { finder.add([1, 10 + phrase], as: 100_000 + phrase) }
            let text = (0..<Int32(count)).flatMap { [Int32(1), 10 + $0] }
            #expect(finder.phrases(in: text[...]).count == count)
        }
        #expect(growth < 7)
    }
}
