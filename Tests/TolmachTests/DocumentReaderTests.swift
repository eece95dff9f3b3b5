import Foundation
import TestSupport
import Testing
import Tolmach

@Suite struct DocumentReaderTests {
    private let russian = LanguageTag("ru")

    @Test("cuts running text into segments with their paragraphs")
    func running() throws {
        let text = try DocumentReader().segments(of: "Заголовок\n\nОн ушёл. Она ждёт.", in: russian)
        #expect(text.segments.map(\.text) == ["Заголовок", "Он ушёл.", "Она ждёт."])
        #expect(text.paragraphs.map(\.segments) == [0..<1, 1..<3])
        #expect(text.paragraphs.map(\.kind) == [.heading, .text])
    }

    @Test("takes lines for segments when told so; blank lines part paragraphs")
    func segmented() throws {
        let text = try DocumentReader(isSegmented: true).segments(
            of: "Он ушёл. Она ждёт.\r\n  Да. \n\n\nНет.\n", in: russian)
        #expect(text.segments.map(\.text) == ["Он ушёл. Она ждёт.", "Да.", "Нет."])
        #expect(text.paragraphs.map(\.segments) == [0..<2, 2..<3])
    }

    @Test("refuses what is larger than its limit before all of it is read")
    func limit() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([UInt8](repeating: 0x61, count: 300_000), to: "a.txt")
        #expect(throws: DocumentError.tooLarge(file: path, limit: 100_000)) {
            try DocumentReader(limit: 100_000).text(at: path)
        }
        #expect(try DocumentReader().text(at: path).utf8.count == 300_000)
    }

    @Test("queries of a document know their neighbours")
    func queries() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("Раз.\n\nДва.\nТри.\n", to: "a.txt")
        let queries = try SegmentQueries.read(path, inContext: true)
        #expect(queries.map(\.segment.text) == ["Раз.", "Два.", "Три."])
        #expect(queries.map(\.previous) == [.edge, .segment("Раз."), .segment("Два.")])
        #expect(queries.map(\.next) == [.segment("Два."), .segment("Три."), .edge])
        #expect(
            try SegmentQueries.read(path, inContext: false).allSatisfy { $0.previous == .unknown })
    }
}
