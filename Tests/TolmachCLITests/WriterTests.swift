import Foundation
import TestSupport
import Testing
import Tolmach

/// Processes that write and read one memory at once.
@Suite(.serialized) struct WriterTests {
    private struct Ended {
        let status: Int32
        let talk: String
    }

    private static func end(_ process: Process, of ledger: MemoryLedger) throws -> Ended {
        let output = try #require(process.standardOutput as? Pipe).fileHandleForReading
        let talk = try #require(process.standardError as? Pipe).fileHandleForReading
        ledger.acknowledge(String(decoding: output.readDataToEndOfFile(), as: UTF8.self))
        let said = String(decoding: talk.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Ended(status: process.terminationStatus, talk: said)
    }

    @Test("two that import thousands of units at once keep all of them, and double none")
    func two() async throws {
        let ledger = try MemoryLedger(seed: 61)
        let files = try (0..<6).map { _ in try ledger.write(units: 1_500) }
        let both = try [files.prefix(4), files.suffix(4)].map { part in
            try ToolRun.started(
                ToolRun.tool, ledger.importing(Array(part)) + ["--wait", "120"],
                in: ledger.scene.folder.url)
        }
        for process in both {
            let ended = try Self.end(process, of: ledger)
            #expect(ended.status == 0, "\(ended.talk)")
            #expect(ended.talk.isEmpty, "\(ended.talk)")
        }
        #expect(ledger.acknowledged == Set(files))
        try await ledger.finish()
    }

    @Test("one that does not wait says who holds the memory, and what it acknowledged is there")
    func impatient() async throws {
        let ledger = try MemoryLedger(seed: 62)
        let large = try ledger.write(units: 5_000)
        let small = try (0..<40).map { _ in try ledger.write(units: 10) }
        #expect(try ledger.run(importing: [ledger.write(units: 1)]).status == 0)
        let process = try ToolRun.started(
            ToolRun.tool, ledger.importing([large]), in: ledger.scene.folder.url)
        var refused = 0
        for file in small where process.isRunning {
            let run = try ToolRun.tolmach(
                ledger.importing([file]) + ["--wait", "0"], in: ledger.scene.folder.url)
            ledger.acknowledge(run.output)
            guard run.status != 0 else { continue }
            refused += 1
            #expect(run.status == 75, "\(run.talk)")
            #expect(run.talk.contains("another process is writing to it"), "\(run.talk)")
            #expect(run.talk.split(separator: "\n").count == 1, "\(run.talk)")
        }
        #expect(refused > 0, "the large import has to hold the lock for a while")
        let ended = try Self.end(process, of: ledger)
        #expect(ended.status == 0 && ended.talk.isEmpty, "\(ended.talk)")
        try await ledger.finish()
    }

    @Test("readers meet no error and no missing file while others import")
    func readers() async throws {
        let ledger = try MemoryLedger(seed: 63)
        #expect(
            try ledger.run(importing: [ledger.write(units: MemoryLedger.indexedUnits)]).status == 0)
        let reader = try SQLiteMemoryStore(path: ledger.memory, for: .reading)
        let query = LookupQuery(try #require(ledger.texts.first))
        let files = try (0..<4).map { _ in try ledger.write(units: 2_200) }
        let process = try ToolRun.started(
            ToolRun.tool, ledger.importing(files), in: ledger.scene.folder.url)
        repeat {
            let options = LookupOptions(from: LanguageTag("ru"), to: LanguageTag("en"))
            let answers = try await reader.answers(to: [query], options)
            #expect(answers.indexFaults.isEmpty)
            #expect(!answers.matches[0].isEmpty)
            for _ in 0..<5 {
                let run = try ledger.tolmach("lookup", query.segment.text)
                #expect(run.status == 0 && run.talk.isEmpty, "\(run.talk)")
            }
        } while process.isRunning
        let ended = try Self.end(process, of: ledger)
        #expect(ended.status == 0 && ended.talk.isEmpty, "\(ended.talk)")
        try reader.close()
        try await ledger.finish()
    }
}
