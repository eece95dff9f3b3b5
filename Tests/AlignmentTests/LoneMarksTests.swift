import Bitext
import TestSupport
import Testing

@testable import Alignment

@Suite struct LoneMarksTests {
    private static func gap(_ count: Int) -> [Bead] {
        (0..<count).map { Bead(source: $0..<$0 + 1, target: 0..<0, confidence: 0.5) }
    }

    @Test("segments that may only stand alone are joined, and no others")
    func joins() {
        let marks = LoneMarks(
            LoneSegments(source: [1..<3, 6..<9], target: []), SideCounts(source: 8, target: 0))
        #expect(
            marks.joined(Self.gap(8)).map(\.source) == [
                0..<1, 1..<3, 3..<4, 4..<5, 5..<6, 6..<8,
            ])
    }

    @Test("the time grows with a gap before a segment that may only stand alone")
    func linear() throws {
        let inputs = [4000, 16000].map(Self.gap)
        let growth = growth(of: inputs) { beads in
            let lone = beads.count - 1..<beads.count
            let marks = LoneMarks(
                LoneSegments(source: [lone], target: []),
                SideCounts(source: beads.count, target: 0))
            let joined = marks.joined(beads)
            #expect(joined.count == beads.count && joined.last?.confidence == 1)
        }
        #expect(growth < 7)
    }
}
