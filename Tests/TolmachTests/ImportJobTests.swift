import Foundation
import Interchange
import TestSupport
import Testing
import Tolmach

@Suite struct ImportJobTests {
    private let folder: TemporaryFolder
    private let store: SQLiteMemoryStore

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteMemoryStore(path: folder.file("m.tolmach"), for: .writing)
    }

    private func write(_ languages: [String], header: String? = nil) throws -> String {
        let variants = languages.map { "<tuv xml:lang=\"\($0)\"><seg>\($0)</seg></tuv>" }.joined()
        let source = header.map { " srclang=\"\($0)\"" } ?? ""
        return try folder.write(
            "<tmx version=\"1.4\"><header\(source)/><body><tu>\(variants)</tu></body></tmx>",
            to: "\(languages.prefix(3).joined())\(header ?? "").tmx")
    }

    @Test(
        "takes the pair from the file where it can tell",
        arguments: [
            (["ru", "en"], "ru", "ru", "en"), (["en", "ru"], "ru", "ru", "en"),
            (["en", "ru"], "*all*", "ru", "en"), (["de", "fr"], nil, "de", "fr"),
            (["ru-RU", "en-GB"], "ru", "ru-RU", "en-GB"),
            (["EN_us", "ru"], "EN_us", "EN_us", "ru"),
            (["ru", "en-GB", "en-US"], "ru", "ru", "en"),
        ] as [([String], String?, String, String)])
    func pair(languages: [String], header: String?, source: String, target: String) async throws {
        let job = ImportJob(usualSource: LanguageTag("ru"))
        let report = try await job.run(
            file: try write(languages, header: header), into: { store })
        #expect(report.source.text == source)
        #expect(report.target.text == target)
        #expect(report.adding.added >= 1)
    }

    @Test("asks where the file has several pairs, and takes the one that is told")
    func several() async throws {
        let file = try write(["ru", "en", "de"], header: "ru")
        await #expect(throws: ImportError.self) {
            try await ImportJob().run(file: file, into: { store })
        }
        let told = ImportJob(sourceLanguage: LanguageTag("de"), targetLanguage: LanguageTag("en"))
        #expect(try await told.run(file: file, into: { store }).adding.added == 1)
        let half = ImportJob(targetLanguage: LanguageTag("de"))
        let report = try await half.run(file: file, into: { store })
        #expect(report.source.text == "ru" && report.target.text == "de")
    }

    @Test("a file that breaks off leaves nothing, and opens no memory")
    func broken() async throws {
        let file = try folder.write(
            "<tmx version=\"1.4\"><header/><body>"
                + "<tu><tuv xml:lang=\"ru\"><seg>да</seg></tuv>"
                + "<tuv xml:lang=\"en\"><seg>yes</seg></tuv></tu><tu>", to: "cut.tmx")
        await #expect(throws: (any Error).self) {
            try await ImportJob().run(file: file) {
                Issue.record("the memory was asked for")
                return store
            }
        }
        #expect(try await store.information().units == 0)
    }

    @Test("a file with nothing to add, or with too many pairs in a unit, opens no memory")
    func nothingToAdd() async throws {
        let german = LanguageTag("de")
        let told = ImportJob(sourceLanguage: german, targetLanguage: LanguageTag("fr"))
        let report = try await told.run(file: try write(["ru", "en"])) {
            Issue.record("the memory was asked for")
            return store
        }
        #expect(report.adding == AddingReport())
        #expect(report.reading.count(of: .unitWithoutPair) == 1)
        let many = try write(
            Array(repeating: "ru", count: 40) + Array(repeating: "en", count: 40), header: "ru")
        await #expect(throws: (any Error).self) {
            try await ImportJob().run(file: many) {
                Issue.record("the memory was asked for")
                return store
            }
        }
    }

    @Test("a unit gets the file's name as its origin, and keeps one that it has")
    func origin() async throws {
        _ = try await ImportJob().run(file: try write(["ru", "en"], header: "ru"), into: { store })
        let first = folder.file("out.tmx")
        let export = ExportJob(format: .tmx, toolVersion: "1")
        #expect(try await export.run([store], to: first).units == 1)
        let other = try SQLiteMemoryStore(path: folder.file("n.tolmach"), for: .writing)
        _ = try await ImportJob().run(file: first, into: { other })
        let second = folder.file("again.tmx")
        _ = try await export.run([other], to: second)
        let text = try String(contentsOfFile: first, encoding: .utf8)
        #expect(text.contains("ruenru.tmx"))
        #expect(try String(contentsOfFile: second, encoding: .utf8) == text)
    }

    @Test("an export names the one language of its sources in its header, else all")
    func header() async throws {
        _ = try await ImportJob().run(file: try write(["ru", "en"], header: "ru"), into: { store })
        let export = ExportJob(format: .tmx, toolVersion: "1")
        let path = folder.file("out.tmx")
        _ = try await export.run([store], to: path)
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains("srclang=\"ru\""))
        _ = try await ImportJob().run(file: try write(["de", "en"], header: "de"), into: { store })
        _ = try await export.run([store], to: path)
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains("srclang=\"*all*\""))
        let german = ExportJob(
            format: .tmx, sourceLanguage: LanguageTag("de"), toolVersion: "1")
        #expect(try await german.run([store], to: path).units == 1)
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains("srclang=\"de\""))
    }
}
