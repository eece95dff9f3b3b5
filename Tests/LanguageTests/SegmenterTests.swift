import Foundation
import Language
import TestSupport
import Testing

@Suite struct SegmenterTests {
    private func segments(_ text: String, _ language: String = "ru") throws -> [String] {
        try Segmenter(language: LanguageTag(language)).segments(of: text).map {
            "\($0.paragraph)\($0.kind.rawValue.prefix(1)):" + Segmenter.text(of: $0.range, in: text)
        }
    }

    @Test("parts paragraphs at blank lines and at lines that were not wrapped")
    func paragraphs() throws {
        #expect(
            try segments("Заголовок\n\nОн ушёл. Она\nосталась.\r\n \t\r\nФото: WP\nПодпись") == [
                "0h:Заголовок", "1t:Он ушёл.", "1t:Она осталась.", "2c:Фото: WP", "3h:Подпись",
            ])
    }

    @Test("joins lines that were wrapped at a margin")
    func wrapped() throws {
        let text = """
            Ячейка, которую следователи позже назвали «Причал», насчитывала
            одиннадцать человек. Никто из них до оккупации не держал в руках
            Оружия, и всё же они собрались на заброшенном консервном заводе.
            Потом ушли.
            """
        #expect(
            try segments(text).map { $0.dropFirst(3).prefix(6) } == ["Ячейка", "Никто ", "Потом "])
    }

    @Test("keeps lists, dialogue and verse line by line")
    func lines() throws {
        #expect(
            try segments("1. Один.\n2. Два.\n• три\n• четыре") == [
                "0i:1. Один.", "1i:2. Два.", "2i:• три", "3i:• четыре",
            ])
        #expect(
            try segments("— Да.\n— Нет.").map { $0.dropFirst(3) } == ["— Да.", "— Нет."])
        #expect(
            try segments("Мой дядя самых честных правил\nКогда не в шутку занемог").count == 2)
    }

    @Test(
        "a line that begins with an abbreviation or as an item does not go on with the one before",
        arguments: [
            ("ДОГОВОР № 17/2025\nг. Москва   15 января 2025 г.", 2),
            ("Поставщик\nул. Садовая\nстр. 5\nп. 7", 4),
            ("Он жил на\nул. мира.", 1), ("Он ушёл на\nзапад. Потом.", 1),
            ("Города,\nг. Орёл", 1), ("ДОГОВОР\nг.", 1),
            ("Стороны:\n(a) одна;\n(b) другая", 3), ("Стороны\n(а) одна;\n(б) другая", 3),
            ("Parties\n(1) one,\n(2) two", 3), ("Parties\na) one,\nb) two", 3),
            ("Μέρη\n(α) ένα,\nβ) δύο", 3), ("पक्ष\n(क) एक,\nख) दो", 3),
            ("Он ушёл\n(потом) вернулся,\n() и остался.", 2), ("молоко\nхлеб", 2),
            ("Пётр Петров\nдиректор", 2),
        ])
    func lineStarts(text: String, count: Int) throws {
        #expect(ParagraphSplitter().paragraphs(in: text).count == count)
    }

    @Test("reads old Macintosh and Unicode line ends")
    func lineEnds() throws {
        #expect(try segments("Один.\rДва.\u{2029}Три.\u{85}Четыре.").count == 4)
    }

    @Test("has nothing to say of nothing", arguments: ["", " \n\t\u{A0} ", "\r\n\r\n"])
    func empty(text: String) throws {
        #expect(try segments(text).isEmpty)
    }

    @Test("ranges and the white space between them give any text back, byte for byte")
    func wholeText() throws {
        var random = RandomSource(seed: 3)
        let parts = [
            "Он", "ушёл", ".", "!", "?", "…", "...", " ", "\n", "\r\n", "\u{A0}", "г.", "А.", "«",
            "»",
            "\"", "—", "-", "5", "漢。", "\u{2028}", "т. е.", "\u{301}", "😀", ")", "(", "*", "•",
            "\u{0}",
        ]
        for language in ["ru", "en", "ja"] {
            let segmenter = try Segmenter(language: LanguageTag(language))
            for _ in 0..<1500 {
                let text = (0..<Int.random(in: 0...25, using: &random))
                    .map { _ in parts.randomElement(using: &random)! }.joined()
                let utf8 = Array(text.utf8)
                var end = 0
                for piece in try segmenter.segments(of: text) {
                    #expect(piece.range.lowerBound >= end && !piece.range.isEmpty)
                    #expect(isWhite(utf8[end..<piece.range.lowerBound]))
                    let content = String(decoding: utf8[piece.range], as: UTF8.self)
                    #expect(content.unicodeScalars.first?.properties.isWhitespace == false)
                    #expect(content.unicodeScalars.last?.properties.isWhitespace == false)
                    end = piece.range.upperBound
                }
                #expect(isWhite(utf8[end...]), "\(text.debugDescription)")
            }
        }
    }

    private func isWhite(_ bytes: ArraySlice<UInt8>) -> Bool {
        String(decoding: bytes, as: UTF8.self).unicodeScalars
            .allSatisfy(\.properties.isWhitespace)
    }

    @Test(
        "takes time in proportion to the text, whatever its form",
        arguments: [
            " ..  ", "Слово ..  ", "x", "слово", ".", "\"", "« ... ", "— ", ". ", "а.", "1.", "1. ",
            "А. ",
            "I", "'", "... «", "?\" ", "т. ", "5 a.m. ", "1.1. ", "\n", "\r", " ", "(a) ",
            "..  ..\n",
        ])
    func growth(part: String) throws {
        for language in ["en", "de"] {
            let segmenter = try Segmenter(language: LanguageTag(language))
            let growth = try TestSupport.growth(
                of: [5000, 20_000].map {
                    "Слово" + String(repeating: part, count: $0 / part.utf8.count)
                }
            ) { text in _ = try segmenter.segments(of: text) }
            #expect(growth < 12, "\(language): \(part.debugDescription)")
        }
    }

    @Test("cuts the shipped article as a linguist did", arguments: ["ru", "en"])
    func shippedArticle(language: String) throws {
        let folder = SharedData.repository.appendingPathComponent("Memory")
        let text = try String(
            contentsOf: folder.appendingPathComponent("occupation.\(language).txt"),
            encoding: .utf8)
        let expected = try String(
            contentsOf: folder.appendingPathComponent("occupation.\(language)"), encoding: .utf8)
        let found = try segments(text, language).map { line in
            String(line[line.index(after: line.firstIndex(of: ":")!)...])
        }
        #expect(found == expected.split(separator: "\n").map(String.init))
    }

    @Test("cuts a real article as its editors did", arguments: ["ru", "en"])
    func realArticle(language: String) throws {
        guard let raw = SharedData.file("article/kherson.\(language).txt"),
            let lines = SharedData.file("article/kherson.\(language)")
        else { return }
        let text = try String(contentsOf: raw, encoding: .utf8)
        let found = try segments(text, language).map { line in
            String(line[line.index(after: line.firstIndex(of: ":")!)...])
        }
        let expected = try String(contentsOf: lines, encoding: .utf8)
        #expect(found == expected.split(separator: "\n").map(String.init))
    }
}
