import Testing

@testable import Tolmach

@Suite struct AnchorMarkTests {
    @Test(
        "two numbers from 1 are an anchor",
        arguments: ["120:118", "120\t118", " 120 118", "#120:118", "120 : 118"])
    func reads(text: String) {
        let mark = AnchorMark(text)
        #expect(mark?.source == 120 && mark?.target == 118)
    }

    @Test(
        "nothing else is",
        arguments: [
            "", "120", "0:1", "1:0", "1:2:3", "1:2 3", "a:b", "-1:2", "1,2", "1:2x",
            "99999999999999999999:1",
        ])
    func refuses(text: String) { #expect(AnchorMark(text) == nil) }

    @Test(
        "numbers of parts are told from what is no anchor at all",
        arguments: [
            ("4:3.2", true), ("#4.1:3.2", true), ("4.1:3", true), ("4:3", false), ("4", false),
            ("4.x:3", false), ("4:3.", false), ("4.1-5:3", false), ("4.1", false), ("", false),
        ])
    func parts(text: String, isPart: Bool) { #expect(AnchorMark.namesPart(text) == isPart) }

    @Test("a file has one a line, and tells the line of what is none")
    func file() throws {
        let marks = try AnchorMark.list(in: "# a\r\n\r\n1:1\r\n5\t6\r\n", file: "a.txt")
        #expect(marks.map(\.source) == [1, 5] && marks.map(\.target) == [1, 6])
        #expect(marks.map(\.place?.line) == [3, 4])
        #expect(
            throws: AnchorError.malformed(.init(file: "a.txt", line: 2), text: "1:x")
        ) {
            try AnchorMark.list(in: "1:1\n1:x\n", file: "a.txt")
        }
    }

    @Test("anchors are put in order, and refused where they cross or lie outside")
    func ordered() throws {
        let marks = [(5, 6), (1, 1), (5, 6)].map { AnchorMark(source: $0, target: $1) }
        #expect(
            try AnchorMark.ordered(marks, sourceCount: 5, targetCount: 6).map(\.source) == [1, 5])
        for crossing in [(4, 7), (5, 7), (6, 6), (6, 5)] {
            let other = AnchorMark(source: crossing.0, target: crossing.1)
            #expect(throws: AnchorError.self) {
                try AnchorMark.ordered(marks + [other], sourceCount: 9, targetCount: 9)
            }
        }
        #expect(
            throws: AnchorError.outside(marks[0], sourceCount: 5, targetCount: 5)
        ) {
            try AnchorMark.ordered(marks, sourceCount: 5, targetCount: 5)
        }
    }
}
