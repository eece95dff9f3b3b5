import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing
import Tolmach

@Suite struct ExportJobTests {
    @Test("a copy keeps a unit that belongs to no document too when its document is replaced")
    func documents() async throws {
        let folder = try TemporaryFolder()
        let original = try SQLiteMemoryStore(path: folder.file("a.tolmach"), for: .writing)
        let copy = try SQLiteMemoryStore(path: folder.file("b.tolmach"), for: .writing)
        let russian = LanguageTag("ru")
        let english = LanguageTag("en")
        let document = DocumentPair("D", from: russian, to: english)
        @Sendable func unit(_ source: String, of document: String?) -> TranslationUnit {
            var unit = TranslationUnit(
                source: Segment(source), target: Segment("yes"), sourceLanguage: russian,
                targetLanguage: english)
            unit.document = document
            return unit
        }
        for name in [nil, "D"] {
            _ = try await original.add(AddingOptions()) { try $0(unit("без", of: name)) }
        }
        for name in ["D", nil] {
            _ = try await original.add(AddingOptions()) { try $0(unit("в", of: name)) }
        }
        let path = folder.file("out.tmx")
        _ = try await ExportJob(format: .tmx, toolVersion: "1").run([original], to: path)
        _ = try await ImportJob(sourceLanguage: russian, targetLanguage: english)
            .run(file: path, into: { copy })
        for store in [original, copy] {
            let report = try await store.replaceDocument(document, AddingOptions()) { _ in }
            #expect(report.removed == 0)
            #expect(try await store.information().units == 2)
        }
    }

    @Test("a copy keeps which way each unit was translated")
    func directions() async throws {
        let folder = try TemporaryFolder()
        let original = try SQLiteMemoryStore(path: folder.file("a.tolmach"), for: .writing)
        let other = try TemporaryFolder()
        let copy = try SQLiteMemoryStore(path: other.file("a.tolmach"), for: .writing)
        _ = try await original.add(AddingOptions()) { add in
            for number in 0..<6 {
                let (source, target) = number % 3 == 0 ? ("en-GB", "ru") : ("ru", "en-GB")
                try add(
                    TranslationUnit(
                        source: Segment("\(source) \(number)"),
                        target: Segment("\(target) \(number)"),
                        sourceLanguage: LanguageTag(source), targetLanguage: LanguageTag(target)))
            }
        }
        let path = folder.file("out.tmx")
        _ = try await ExportJob(format: .tmx, toolVersion: "1").run([original], to: path)
        _ = try await ImportJob(usualSource: LanguageTag("ru")).run(file: path, into: { copy })
        #expect(
            try await copy.information().languagePairs
                == original.information().languagePairs)
        let queries = ["ru 1", "en-GB 0", "en-GB 1"].map { LookupQuery($0) }
        let options = LookupOptions(
            from: LanguageTag("ru"), to: LanguageTag("en"), minimum: Score(percent: 50))
        let found = try await original.answers(to: queries, options).matches
        let again = try await copy.answers(to: queries, options).matches
        #expect(found.map { $0.map(\.score) } == again.map { $0.map(\.score) })
        #expect(
            found.map { $0.map(\.unit.unit.source) } == again.map { $0.map(\.unit.unit.source) })
    }

    @Test("stops at once when its task is cancelled, and makes no file")
    func cancelled() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteMemoryStore(path: folder.file("m.tolmach"), for: .writing)
        _ = try await store.add(AddingOptions()) { add in
            for number in 0..<10_000 {
                try add(
                    TranslationUnit(
                        source: Segment("Да \(number)."), target: Segment("Yes \(number)."),
                        sourceLanguage: LanguageTag("ru"), targetLanguage: LanguageTag("en")))
            }
        }
        let path = folder.file("out.tmx")
        let reports = Mutex(0)
        let begun = DispatchSemaphore(value: 0)
        let goOn = DispatchSemaphore(value: 0)
        let task = Task {
            try await ExportJob(format: .tmx, toolVersion: "1").run([store], to: path) { _ in
                reports.withLock { $0 += 1 }
                begun.signal()
                goOn.wait()
            }
        }
        // On a thread of its own: those of tasks may not wait.
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                begun.wait()
                task.cancel()
                for _ in 0..<100 { goOn.signal() }
                continuation.resume()
            }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(reports.withLock(\.self) == 1)
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
