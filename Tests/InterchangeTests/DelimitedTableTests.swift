import Interchange
import TestSupport
import Testing

@Suite struct DelimitedTableTests {
    private static func cells(_ text: String) -> [[String]] {
        DelimitedTable(text).records.map(\.cells)
    }

    @Test(
        "the cells are the same whatever a spreadsheet saves them as",
        arguments: [
            "a\tb\n1\t«да, нет»; да\n", "\u{FEFF}a\tb\r\n1\t«да, нет»; да\r\n",
            "a;b\n1;\"«да, нет»; да\"\n", "a,b\r1,\"«да, нет»; да\"",
            "sep=;\r\na;b\r\n1;\"«да, нет»; да\"\r\n", "\"a\",\"b\"\n\"1\",\"«да, нет»; да\"\n",
            "\n  \na\tb\n\n1\t«да, нет»; да",
        ])
    func forms(text: String) {
        #expect(Self.cells(text) == [["a", "b"], ["1", "«да, нет»; да"]])
    }

    @Test("cells in quotation marks hold tabs, line ends and doubled marks; lines count on")
    func quotes() {
        let table = DelimitedTable("a\tb\n\"1\n2\r\n3\"\t\"\"\"да\"\" и\tнет\"\n4\t\"\"\n")
        #expect(
            table.records.map(\.cells) == [
                ["a", "b"], ["1\n2\r\n3", "\"да\" и\tнет"], ["4", ""],
            ])
        #expect(table.records.map(\.line) == [1, 2, 5])
    }

    @Test("marks that quote no cell stand for themselves")
    func looseQuotes() {
        #expect(
            Self.cells("a\tb\n\"да\" и\tнет\nон \"да\"\t\"нет")
                == [["a", "b"], ["\"да\" и", "нет"], ["он \"да\"", "\"нет"]])
        #expect(Self.cells("") == [])
        #expect(Self.cells("a\"") == [["a\""]])
    }

    @Test("what is written is read back", arguments: 0..<200)
    func readsBack(seed: Int) {
        var random = RandomSource(seed: UInt64(seed))
        let parts = ["\"", "\"\"", "да", " ", ",", ";", "=1", "№", "-"]
        let rows = (0..<4).map { _ in
            (0..<3).map { _ in
                (0..<Int.random(in: 1...6, using: &random))
                    .map { _ in parts.randomElement(using: &random) ?? "" }.joined()
            }
        }
        let written = rows.map { $0.map(TableCell.text).joined(separator: "\t") }
        let read = Self.cells("a\tb\tc\n" + written.joined(separator: "\n")).dropFirst()
        // The apostrophe before what a spreadsheet would run stays.
        let unguarded = read.map { row in
            row.map { $0.hasPrefix("'") ? String($0.dropFirst()) : $0 }
        }
        #expect(unguarded == rows.filter { !$0.allSatisfy { $0.allSatisfy { $0 == " " } } })
    }

    @Test("the time grows with the length, also where marks are never closed")
    func linear() {
        let hostile = ["\"", "\"\"\"", "\t\"", "\"\n\"\""]
        for piece in hostile {
            let texts = [20_000, 80_000].map {
                "a\tb\n" + String(repeating: piece + "x\t" + piece, count: $0)
            }
            #expect(growth(of: texts) { _ = DelimitedTable($0) } < 12)
        }
    }
}
