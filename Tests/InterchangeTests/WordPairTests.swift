import Interchange
import TestSupport
import Testing

@Suite struct WordPairTests {
    private static func read(_ bytes: [UInt8]) throws -> [WordPair] {
        let folder = try TemporaryFolder()
        var pairs: [WordPair] = []
        let path = try folder.write(bytes, to: "words.tsv")
        do {
            let count = try WordPairReader().read(ByteReader(path: path, chunkBytes: 7)) {
                pairs.append($0)
            }
            #expect(count == pairs.count)
        } catch let error as ExchangeError {
            var error = error
            error.file = "words.tsv"
            throw error
        }
        return pairs
    }

    @Test("rows of two or three cells are read, with a heading, blank rows and any line ends")
    func reads() throws {
        let text = """
            \u{FEFF}source\ttarget\tstrength\r
            дом\thouse\t0.5\r
            \r
            явочная квартира \t safe house\t\t\t
            source\ttarget\t1e-3
            """
        #expect(
            try Self.read(Array(text.utf8)) == [
                WordPair(source: "дом", target: "house", strength: 0.5),
                WordPair(source: "явочная квартира", target: "safe house"),
                WordPair(source: "source", target: "target", strength: 0.001),
            ])
    }

    @Test(
        "a heading is told whatever its letters and the blanks about it",
        arguments: ["Source\tTarget", "SOURCE\tTARGET\tSTRENGTH", " source \t Target "])
    func headings(heading: String) throws {
        #expect(
            try Self.read(Array("\(heading)\nдом\thouse\n".utf8)) == [
                WordPair(source: "дом", target: "house")
            ])
    }

    @Test(
        "a wrong row is told with its line",
        arguments: [
            ("дом\thouse\nкот\n", 2 as Int?, ExchangeError.Problem.wordPair(.cells(found: 1))),
            ("a\tb\t1\td\n", 1, .wordPair(.cells(found: 4))),
            ("a\tb\n\n\tb\n", 3, .wordPair(.emptyCell)),
            ("a\t \t0.5\n", 1, .wordPair(.emptyCell)),
            ("a\tb\t0\n", 1, .wordPair(.strength("0"))),
            ("a\tb\t1.5\n", 1, .wordPair(.strength("1.5"))),
            ("a\tb\tnan\n", 1, .wordPair(.strength("nan"))),
            ("a\tb\tmuch\n", 1, .wordPair(.strength("much"))),
            (
                "a\t\(String(repeating: "b", count: 5000))\n", 1,
                .limit(.headwordBytes, maximum: 4096)
            ),
            ("\n\n", nil, .empty),
            ("source\ttarget\n", nil, .empty),
        ])
    func wrongRows(text: String, line: Int?, problem: ExchangeError.Problem) throws {
        #expect(throws: ExchangeError(file: "words.tsv", line: line, problem: problem)) {
            try Self.read(Array(text.utf8))
        }
    }

    @Test("what is no text in UTF-8 is refused")
    func noText() throws {
        #expect(throws: ExchangeError(file: "words.tsv", problem: .binary(.gzip))) {
            try Self.read([0x1F, 0x8B, 8, 0])
        }
        #expect(
            throws: ExchangeError(
                file: "words.tsv", line: 2, problem: .notUTF8(looksLike: "windows-1251"))
        ) {
            // «дом» and «кот и пёс» in Windows-1251.
            try Self.read(
                Array("a\tb\n".utf8) + [0xE4, 0xEE, 0xEC, 0x09, 0xEA, 0xEE, 0xF2, 0x20, 0xE8]
                    + [0x20, 0xEF, 0xB8, 0xF1, 0x0A])
        }
    }

    @Test("a table is read alike in pieces of any size, in UTF-8 and in UTF-16")
    func pieces() throws {
        let folder = try TemporaryFolder()
        let text = "source\ttarget\nдом\thouse\r\n\nчерта Ċ\tl\u{10A0A}ne\t0.5\nкот\tcat"
        let units = Array(text.utf16)
        let forms: [[UInt8]] = [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8),
            [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
        ]
        for bytes in forms {
            let path = try folder.write(bytes, to: "words.tsv")
            for chunk in [4, 5, 7, 16, 1 << 16] {
                var pairs: [WordPair] = []
                try WordPairReader().read(ByteReader(path: path, chunkBytes: chunk)) {
                    pairs.append($0)
                }
                #expect(
                    pairs == [
                        WordPair(source: "дом", target: "house"),
                        WordPair(source: "черта Ċ", target: "l\u{10A0A}ne", strength: 0.5),
                        WordPair(source: "кот", target: "cat"),
                    ])
            }
        }
    }

    @Test(
        "the first pairs come before the rest of a long table is read, and a late fault has its line"
    )
    func streams() throws {
        let folder = try TemporaryFolder()
        let count = 40_000
        let rows = (1...count).map { "слово\($0)\tword\($0)\n" }.joined()
        func fault(_ ending: [UInt8]) throws -> ExchangeError? {
            let path = try folder.write(Array(rows.utf8) + ending, to: "words.tsv")
            let input = try ByteReader(path: path)
            var first: Int?
            do {
                try WordPairReader().read(input) { _ in first = first ?? input.bytesRead }
                return nil
            } catch var error as ExchangeError {
                #expect((first ?? .max) <= 1 << 16)
                error.file = "w"
                return error
            }
        }
        #expect(
            try fault(Array("кот".utf8))
                == ExchangeError(
                    file: "w", line: count + 1, problem: .wordPair(.cells(found: 1))))
        // A letter that was cut off.
        #expect(
            try fault(Array("кот\tcat\nпёс\td".utf8) + [0xD0])
                == ExchangeError(
                    file: "w", line: count + 2, problem: .notUTF8(looksLike: nil)))
        #expect(
            try fault(Array("кот\tcat\n".utf8) + [0, 1])
                == ExchangeError(file: "w", problem: .binary(.other)))
    }

    @Test(
        "a line that is too long for any pair is refused before the rest of it is read",
        arguments: [[], [0xFF, 0xFE]] as [[UInt8]])
    func endless(mark: [UInt8]) throws {
        let folder = try TemporaryFolder()
        let row = Array("дом\thouse\n".utf8)
        let letters = [UInt8](repeating: 0x61, count: 4 << 20)
        let path = try folder.write(mark + (mark.isEmpty ? row : []) + letters, to: "words.tsv")
        let input = try ByteReader(path: path)
        var pairs = 0
        let error = #expect(throws: ExchangeError.self) {
            try WordPairReader().read(input) { _ in pairs += 1 }
        }
        #expect(error?.line == (mark.isEmpty ? 2 : 1))
        #expect(error?.problem == .limit(.headwordBytes, maximum: 4096))
        #expect(pairs == (mark.isEmpty ? 1 : 0))
        #expect(input.bytesRead <= 3 << 16)
    }

    @Test("what is written is read again, whatever stands in it")
    func roundTrip() throws {
        let folder = try TemporaryFolder()
        let pairs = [
            WordPair(source: "дом", target: "house", strength: 1),
            WordPair(source: "a\tb\nc", target: "x", strength: 0.0001),
            WordPair(source: "кот", target: "cat", strength: 0.0625),
        ]
        let writer = WordPairWriter(try OutputFile(path: folder.file("w.tsv")))
        for pair in pairs { try writer.write(pair) }
        try writer.finish()
        var found: [WordPair] = []
        try WordPairReader().read(ByteReader(path: folder.file("w.tsv"))) { found.append($0) }
        #expect(
            found == [
                pairs[0], WordPair(source: "a b c", target: "x", strength: 0.001),
                WordPair(source: "кот", target: "cat", strength: 0.063),
            ])
    }
}
