import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing
import Tolmach

@Suite struct ExportJobTests {
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
