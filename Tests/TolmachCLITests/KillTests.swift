import Foundation
import TestSupport
import Testing

/// No moment of an import is wrong for the process to be killed.
@Suite(.serialized) struct KillTests {
    /// How many kills land in all; TOLMACH_KILLS asks for more.
    private static let kills =
        ProcessInfo.processInfo.environment["TOLMACH_KILLS"].flatMap { Int($0) } ?? 200

    /// Kills imports at random moments until so many kills have landed.
    private static func series(
        _ kills: Int, seed: UInt64, base: Int = 0, files: (MemoryLedger) throws -> [String],
        before: (MemoryLedger) throws -> Void = { _ in }
    ) async throws {
        let ledger = try MemoryLedger(seed: seed)
        if base > 0 {
            #expect(try ledger.run(importing: [ledger.write(units: base)]).status == 0)
        }
        // How long an import takes that nobody kills, on this machine and now.
        var longest = 50_000
        var landed = 0
        for round in 0..<kills * 4 where landed < kills {
            try before(ledger)
            if round % 20 == 0 {
                let start = ContinuousClock.now
                let run = try ledger.run(importing: files(ledger))
                #expect(run.status == 0, "round \(round): \(run.talk)")
                longest = Int((ContinuousClock.now - start) / .microseconds(1))
                continue
            }
            let isKilled = try ledger.kill(
                importing: files(ledger), after: ledger.below(longest * 21 / 20))
            landed += isKilled ? 1 : 0
            // Whoever reads mends what the killed one left; the next writer is to do so as well.
            if round % 2 == 0 { try await ledger.check("round \(round)") }
        }
        #expect(landed == kills, "the kills have to land")
        try await ledger.finish()
    }

    @Test("kill -9 at any moment of a single addition loses no acknowledged unit")
    func singleAdditions() async throws {
        try await Self.series(Self.kills * 6 / 10, seed: 21) { ledger in
            [try ledger.write(units: 1 + ledger.below(3))]
        }
    }

    @Test("kill -9 at any moment of an import of several files keeps each whole or not at all")
    func imports() async throws {
        try await Self.series(Self.kills * 2 / 10, seed: 22) { ledger in
            try (0..<3).map { _ in try ledger.write(units: 50 + ledger.below(100)) }
        }
    }

    @Test("kill -9 at any moment in which the index is written changes no answer")
    func index() async throws {
        try await Self.series(
            Self.kills * 2 / 10, seed: 23, base: MemoryLedger.indexedUnits,
            files: { ledger in [try ledger.write(units: 2)] },
            before: { ledger in
                // Without its files the index is due again, whatever the import brings.
                try? FileManager.default.removeItem(atPath: ledger.index)
            })
    }

    @Test("kill -9 after the commit, before it is told, leaves the units there once")
    func untold() async throws {
        let ledger = try MemoryLedger(seed: 25)
        for round in 0..<5 {
            let file = try ledger.write(units: 1 + round)
            // Whoever tells waits until somebody reads, and nobody does.
            let process = try ToolRun.started(
                ToolRun.tool, ledger.importing([file]), in: ledger.scene.folder.url,
                output: Self.fullPipe())
            while process.isRunning, try await !ledger.check("round \(round)").contains(file) {
                usleep(10_000)
            }
            #expect(process.isRunning, "it has to wait")
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            #expect(try ledger.run(importing: [file]).output.contains("\"added\":0"))
        }
        try await ledger.finish()
    }

    /// A pipe that takes no byte more.
    private static func fullPipe() -> Pipe {
        let pipe = Pipe()
        let end = pipe.fileHandleForWriting.fileDescriptor
        let flags = fcntl(end, F_GETFL)
        _ = fcntl(end, F_SETFL, flags | O_NONBLOCK)
        let bytes = [UInt8](repeating: 0, count: 4_096)
        while write(end, bytes, bytes.count) > 0 {}
        while write(end, bytes, 1) > 0 {}
        _ = fcntl(end, F_SETFL, flags)
        return pipe
    }

    @Test("kill -9 while a document takes the place of its earlier form leaves one of the two")
    func replacement() throws {
        let scene = try Scene().filled()
        let forms = [
            Scene.english, Scene.english.replacingOccurrences(of: "handler", with: "curator"),
        ]
        let align = ["align", "a.ru.txt", "a.en.txt", "--add", "--min-confidence", "0"]
        func targets() throws -> Set<String> {
            let table = try scene.tolmach("export", "--format", "tsv").output
            return Set(
                table.split(separator: "\n").dropFirst().map { row in
                    String(row.split(separator: "\t").dropFirst().first ?? "")
                })
        }
        var states: [Set<String>] = []
        for form in forms.reversed() {
            _ = try scene.folder.write(form, to: "a.en.txt")
            #expect(try ToolRun.tolmach(align, in: scene.folder.url).status == 0)
            states.append(try targets())
        }
        #expect(states[0] != states[1])
        let start = ContinuousClock.now
        #expect(try ToolRun.tolmach(align, in: scene.folder.url).status == 0)
        let longest = Int((ContinuousClock.now - start) / .microseconds(1))
        var random = RandomSource(seed: 24)
        for round in 0..<10 {
            _ = try scene.folder.write(forms[round % 2], to: "a.en.txt")
            let process = try ToolRun.started(ToolRun.tool, align, in: scene.folder.url)
            usleep(UInt32.random(in: 0...UInt32(longest), using: &random))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let found = try targets()
            #expect(states.contains(found), "round \(round)")
            let isDone = process.terminationReason == .exit && process.terminationStatus == 0
            #expect(!isDone || found == states[1 - round % 2], "round \(round)")
        }
        #expect(try scene.tolmach("memory", "verify").output == "main  sound\n")
    }
}
