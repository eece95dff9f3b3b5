import Foundation
import TestSupport
import Testing

@testable import Language

/// What must hold for every text, checked on random ones of nasty alphabets.
@Suite struct SentencePropertyTests {
    /// Letters, marks, quotes, brackets, spaces, line ends, signs that ICU passes over, other
    /// scripts: each mixed with plain words so that most texts have sentences.
    private static let pieces: [String] = [
        "а", "Б", "слово ", "Слово ", "the ", "The ", "г", "г.", "т. е.", "Mr.", "5", "12", "XX",
        ".", "!", "?", "…", "..", ". . .", "?!", "»", "«", "\"", "'", "“", "”", "(", ")", "[", "]",
        "{", "}", " ", "  ", "\u{A0}", "\t", "\n", "\r\n", "\n\n", "\u{2028}", "\u{85}", "—", "-",
        "– ", ",", ":", ";", "\u{301}", "\u{AD}", "\u{200D}", "\u{200B}", "\u{FEFF}", "\u{FE0F}",
        "😊", "🏊🏼‍♀️", "✔", "•", "1) ", "2) ", "а) ", "б) ", "。", "！", "これ", "।", "؟", "‼", "‽",
        "\u{2024}", "http://a.b", "@", "#", "№ ", "°", "¹", "[3]", "é", "ß", "\u{0}", "\u{10FFFF}",
    ]

    private func text(_ random: inout RandomSource) -> String {
        (0..<Int.random(in: 0...40, using: &random)).reduce(into: "") { text, _ in
            text += Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
        }
    }

    @Test("segments and the gaps between them give the text back, and gaps are white space")
    func wholeness() throws {
        var random = RandomSource(seed: 1)
        for language in ["ru", "en", "ja"] {
            for startsLowerCase in [false, true] {
                let segmenter = try Segmenter(
                    language: LanguageTag(language), startsLowerCase: startsLowerCase)
                for round in 0..<1500 {
                    let text = round % 2 == 0 ? text(&random) : randomBytes(&random)
                    try check(text, segmenter)
                }
            }
        }
    }

    /// Random bytes, repaired to valid UTF-8.
    private func randomBytes(_ random: inout RandomSource) -> String {
        let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ -> UInt8 in
            Bool.random(using: &random)
                ? UInt8.random(in: 0...255, using: &random)
                : [0x20, 0x2E, 0x0A, 0xD0, 0xB0, 0x41].randomElement(using: &random) ?? 0
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func check(_ text: String, _ segmenter: Segmenter) throws {
        let bytes = Array(text.utf8)
        var rebuilt: [UInt8] = []
        var end = 0
        for piece in try segmenter.segments(of: text) {
            try #require(
                piece.range.lowerBound >= end && !piece.range.isEmpty, "\(text.debugDescription)")
            let gap = bytes[end..<piece.range.lowerBound]
            let isWhite = String(validating: gap, as: UTF8.self)?.unicodeScalars
                .allSatisfy(\.properties.isWhitespace)
            #expect(isWhite == true, "\(text.debugDescription)")
            rebuilt += gap
            let segment = try #require(
                String(validating: bytes[piece.range], as: UTF8.self), "\(text.debugDescription)")
            #expect(segment.unicodeScalars.first?.properties.isWhitespace == false)
            #expect(segment.unicodeScalars.last?.properties.isWhitespace == false)
            rebuilt += bytes[piece.range]
            end = piece.range.upperBound
        }
        let rest = String(decoding: bytes[end...], as: UTF8.self)
        let isWhite = rest.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        #expect(isWhite)
        #expect(rebuilt + bytes[end...] == bytes)
    }

    @Test("where ICU is not asked, it would have said nothing new")
    func withoutICU() throws {
        var random = RandomSource(seed: 2)
        let breaker = try SentenceBreaker(language: LanguageTag("ru"))
        func compare(_ text: String) throws {
            let paragraph = Paragraph(range: 0..<text.utf8.count, kind: .text)
            breaker.alwaysAsksICU = false
            let found = try breaker.decisions(in: paragraph, of: text)
            breaker.alwaysAsksICU = true
            let asked = try breaker.decisions(in: paragraph, of: text)
            #expect(asked == found, "\(text.debugDescription)")
        }
        for _ in 0..<4000 { try compare(text(&random)) }
        // Each scalar of the blocks that texts are made of, where a sentence may end.
        let blocks: [ClosedRange<UInt32>] = [
            1...0x33FF, 0xA000...0xA8FF, 0xFB00...0xFFFD, 0x1_F000...0x1_FAFF, 0xE_0000...0xE_01FF,
        ]
        for scalar in blocks.joined().compactMap(Unicode.Scalar.init) {
            try compare("Да\(scalar) Но.\(scalar) Ах. \(scalar)Ты.\(scalar)Он")
        }
    }

    @Test("a paragraph's scalars are those of the text, and so are their places")
    func scalars() throws {
        var random = RandomSource(seed: 3)
        let scalars = ParagraphScalars()
        for _ in 0..<2000 {
            let whole = text(&random) + randomBytes(&random)
            let cut = whole.unicodeScalars.indices.randomElement(using: &random) ?? whole.startIndex
            let start = whole.utf8.distance(from: whole.startIndex, to: cut)
            scalars.load(start..<whole.utf8.count, of: whole.utf8.span)
            let expected = whole.unicodeScalars[cut...]
            try #require(scalars.count == expected.count)
            var offset = start
            for (position, scalar) in expected.enumerated() {
                #expect(scalars[position] == scalar.value)
                #expect(scalars.offset(of: position) == offset)
                offset += UTF8.width(scalar)
            }
            #expect(scalars.offset(of: scalars.count) == offset)
            #expect(scalars[-1] == 0 && scalars[scalars.count] == 0)
        }
    }

    @Test("lines are those between Unicode's line ends")
    func lines() {
        var random = RandomSource(seed: 4)
        let ends: Set<Unicode.Scalar> = [
            "\n", "\u{B}", "\u{C}", "\r", "\u{85}", "\u{2028}", "\u{2029}",
        ]
        for _ in 0..<2000 {
            let text = text(&random) + randomBytes(&random)
            let expected = text.replacing("\r\n", with: "\n").unicodeScalars
                .split(omittingEmptySubsequences: false) { ends.contains($0) }
                .map { line in
                    let visible = line.drop(while: \.properties.isWhitespace)
                    let count = visible.lastIndex { !$0.properties.isWhitespace }
                    return count.map { String(visible[...$0]) } ?? ""
                }
            let bytes = Array(text.utf8)
            let found = TextLine.lines(of: text.utf8.span)
            #expect(found.map { String(decoding: bytes[$0.range], as: UTF8.self) } == expected)
            #expect(found.map(\.length) == expected.map(\.unicodeScalars.count))
        }
    }

    @Test("a table of words finds what a dictionary of them would")
    func wordTable() {
        var random = RandomSource(seed: 5)
        func word() -> String {
            String(
                (0..<Int.random(in: 0...3, using: &random)).map { _ in
                    ["а", "б", "g", ".", "я"].randomElement(using: &random) ?? "x"
                }.joined())
        }
        var table = WordTable<Int>([])
        var dictionary: [String: Int] = [:]
        for round in 0..<3000 {
            let key = word()
            switch round % 3 {
            case 0:
                table[key] = round
                dictionary[key] = round
            case 1:
                table[key] = nil
                dictionary[key] = nil
            default:
                #expect(table.value(of: key.unicodeScalars.map(\.value)) == dictionary[key])
            }
        }
    }

    @Test("the time grows with the length, whatever the text is made of")
    func linearTime() throws {
        let segmenter = try Segmenter(language: LanguageTag("ru"))
        let pieces = [
            "а. ", "«А. — ", "(", ". ", "\" ", "1) а ", "а) ", "т. е. ", "😊", "?»", "[1]", "А.",
            ".",
        ]
        for piece in pieces {
            let texts = [4000, 32000].map { String(repeating: piece, count: $0) }
            let factor = try growth(of: texts) { _ = try segmenter.segments(of: $0) }
            #expect(factor < 24, "\(piece)")
        }
    }
}
