import Bitext
import Foundation
import Interchange
import Language
import TestSupport
import Testing

@Suite struct TMXRoundTripTests {
    @Test("random units are equal after writing and reading", arguments: 0..<20)
    func randomUnits(_ seed: UInt64) throws {
        var random = RandomUnits(seed: seed)
        let units = (0..<50).map { _ in random.unit() }
        let written = try TMXSample.written(units)
        let read = try TMXSample.pairs(written.text)
        #expect(read.count == units.count)
        for (unit, again) in zip(units, read) { #expect(again == unit) }
        #expect(written.report.units == 50)
        #expect(written.report.droppedCharacters == 0)
        #expect(try TMXSample.written(read).text == written.text)
    }

    @Test("documents come back, none among them", arguments: [nil, "D"], [[], ["", "E"], ["E"]])
    func documents(_ document: String?, further: [String]) throws {
        var unit = TranslationUnit(
            source: Segment("да"), target: Segment("yes"), sourceLanguage: LanguageTag("ru"),
            targetLanguage: LanguageTag("en"))
        unit.document = document
        unit.furtherDocuments = further.filter { document != nil || !$0.isEmpty }
        #expect(try TMXSample.pairs(TMXSample.written([unit]).text) == [unit])
    }

    @Test("what is read from other tools' files is equal after writing and reading")
    func otherTools() throws {
        guard let folder = SharedData.file("formats/dev/tmx") else { return }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        var pairs = 0
        for file in files {
            let path = folder.appendingPathComponent(file).path
            let languages = try TMXReader().survey(ByteReader(path: path)).languages
            for target in languages.dropFirst() {
                var units: [TranslationUnit] = []
                _ = try TMXReader().read(
                    ByteReader(path: path), source: languages[0].language, target: target.language
                ) { unit, _ in units.append(unit) }
                let written = try TMXSample.written(units)
                let copy = try TemporaryFolder()
                var again: [TranslationUnit] = []
                _ = try TMXReader().read(
                    ByteReader(path: copy.write(written.text, to: "copy.tmx")),
                    source: languages[0].language, target: target.language
                ) { unit, _ in again.append(unit) }
                #expect(again == units, "\(file) \(target.language)")
                #expect(written.report.droppedCharacters == 0)
                pairs += units.count
            }
        }
        print("round trip: \(pairs) units of \(files.count) files by other tools")
        #expect(pairs > 1000)
    }

    @Test("foreign attributes and missing ones come back, and the file is valid")
    func carriedAttributes() throws {
        let text = TMXSample.file(
            """
            <tu x-a="1" tuid="2" segtype="line"><note my:b="3">n</note><prop>v</prop>\
            <prop type="t" x-c="=&amp; &quot;">w</prop>\
            <tuv xml:lang="ru" lang="de" tuid="4"><seg xml:space="preserve">а</seg></tuv>\
            <tuv xml:lang="en"><seg>b<bpt>x</bpt><ept type="q"/><it/><it pos="Begin"/>\
            <ph>a<sub q="5">s<ph id="6"/></sub></ph></seg></tuv></tu>
            """)
        let units = try TMXSample.pairs(text)
        let written = try TMXSample.written(units)
        #expect(try TMXSample.pairs(written.text) == units)
        #expect(try isValid(written.text) ?? true)
        #expect(written.text.contains(#"<prop type="x-tolmach-attribute">code 4.1.0 id=6</prop>"#))
        #expect(written.text.contains(#"<prop type="x-tolmach-attribute">note 0 my:b=3</prop>"#))
        #expect(!written.text.contains(" lang=\""))
    }

    @Test("many carried attributes take time in proportion")
    func manyCarriers() throws {
        func text(_ count: Int) -> String {
            let carriers = (0..<count).map {
                "<prop type=\"x-tolmach-attribute\">a\($0)=1</prop>"
                    + "<prop type=\"x-tolmach-attribute\">code 0.0.\($0) a=1</prop>"
            }.joined()
            let codes = String(repeating: "<ph/>", count: count)
            return TMXSample.file(
                "<tu><tuv xml:lang=\"ru\">\(carriers)<seg><ph><sub>\(codes)</sub></ph>а</seg></tuv>"
                    + "<tuv xml:lang=\"en\"><seg>b</seg></tuv></tu>")
        }
        var sizes: [Int] = []
        let growth = try growth(of: [text(3000), text(12_000)]) { text in
            let variant = try TMXSample.read(text).units[0].variants[0]
            sizes.append(variant.annotations.attributes.count)
            guard case .subflow(let inner, _)? = variant.segment.codes[0].content.first else {
                Issue.record("the subflow is gone")
                return
            }
            #expect(inner.codes.allSatisfy { $0.attributes.map(\.name) == ["a"] })
        }
        #expect(Set(sizes) == [3000, 12_000])
        #expect(growth < 12)
    }

    @Test("what is carried last for a name of an attribute holds")
    func repeatedCarriers() throws {
        let values = ["a=1", "b=2", "a=3", "c=4", "c"]
        let carriers = values.map { "<prop type=\"x-tolmach-attribute\">\($0)</prop>" }.joined()
        let units = try TMXSample.read(
            TMXSample.file(
                "<tu b=\"0\" tuid=\"7\">\(carriers)<tuv xml:lang=\"ru\"><seg>а</seg></tuv></tu>")
        ).units
        #expect(
            units[0].annotations.attributes.map { "\($0.name)=\($0.value)" }
                == ["tuid=7", "b=2", "a=3"])
        #expect(units[0].annotations.properties.isEmpty)
    }

    @Test("properties that only look like ours stay properties")
    func oddCarriers() throws {
        let values = ["", "a b", "note 9 a=1", "code 1 i=1", "code x i", "code 0.0 a=1", "x y z w"]
        let carriers = values.map { "<prop type=\"x-tolmach-attribute\">\($0)</prop>" }.joined()
        let text = TMXSample.file(
            "<tu>\(carriers)<tuv xml:lang=\"ru\">\(carriers)<seg>а<ph>n</ph></seg></tuv>"
                + "<tuv xml:lang=\"en\"><seg>b</seg></tuv></tu>")
        let units = try TMXSample.pairs(text)
        #expect(units[0].annotations.properties.map(\.value) == values)
        #expect(units[0].sourceAnnotations.properties.map(\.value) == values)
        #expect(try TMXSample.pairs(TMXSample.written(units).text) == units)
    }

    @Test("written files are valid by the DTD", arguments: 0..<5)
    func validity(_ seed: UInt64) throws {
        var random = RandomUnits(seed: 100 + seed)
        let units = (0..<50).map { _ in random.unit() }
        guard let valid = try isValid(TMXSample.written(units).text) else { return }
        #expect(valid)
    }

    /// Whether a file is valid by the DTD of TMX 1.4; nil where it cannot be tested here.
    private func isValid(_ text: String) throws -> Bool? {
        let xmllint = "/usr/bin/xmllint"
        guard let dtd = SharedData.file("formats/tmx14.dtd") else { return nil }
        guard FileManager.default.isExecutableFile(atPath: xmllint) else {
            print("skipped: validity by the DTD needs \(xmllint) (libxml2-utils)")
            return nil
        }
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: xmllint)
        process.arguments = [
            "--noout", "--nonet", "--dtdvalid", dtd.path, try folder.write(text, to: "a.tmx"),
        ]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        if process.terminationStatus != 0 {
            print(String(decoding: said.prefix(2000), as: UTF8.self))
        }
        return process.terminationStatus == 0
    }
}
