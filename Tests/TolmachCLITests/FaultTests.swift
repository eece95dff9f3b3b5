import Foundation
import TestSupport
import Testing

/// Each step of a write may be the last one, or fail.
@Suite(.serialized, .enabled(if: SystemFault.canBeMade)) struct FaultTests {
    /// The calls whose number does not grow with the units, and those of which only some are tried.
    private static func times(_ call: String) -> [Int] {
        guard call == "pwrite64" else { return Array(1...60) }
        var times = Array(1...8)
        while let last = times.last, last < 5_000 { times.append(last * 3 / 2) }
        return times
    }

    /// What is done when the fault comes.
    enum Work: CaseIterable {
        /// Two units are added, too few for the index to be written.
        case adding
        /// The keys and the index are made anew.
        case rebuilding

        func arguments(of ledger: MemoryLedger, _ files: [String]) -> [String] {
            switch self {
            case .adding: ledger.importing(files)
            case .rebuilding: ["memory", "rebuild", "--quiet", "--workspace", ledger.workspace]
            }
        }
    }

    private static func ledger(seed: UInt64, units: Int) throws -> MemoryLedger {
        let ledger = try MemoryLedger(seed: seed)
        #expect(try ledger.run(importing: [ledger.write(units: units)]).status == 0)
        return ledger
    }

    /// Lets the fault come earlier and later until the work is done before it, and hands over each
    /// run with its place.
    private static func series(
        _ fault: SystemFault, _ work: Work, on ledger: MemoryLedger,
        _ expect: (_ run: ToolRun, _ files: [String], _ isMet: Bool, _ place: String) -> Void
    ) async throws {
        var met = 0
        for time in times(fault.call) {
            // Without its folder the index is made from the beginning.
            if work == .rebuilding { try? FileManager.default.removeItem(atPath: ledger.index) }
            let files = work == .adding ? [try ledger.write(units: 2)] : []
            let (run, isMet) = try fault.run(
                work.arguments(of: ledger, files), at: time, in: ledger.scene.folder.url)
            ledger.acknowledge(run.output)
            let place = "\(fault.call) \(fault.event) \(time): \(run.status) \(run.talk)"
            try await ledger.check(place)
            expect(run, files, isMet, place)
            guard isMet else { break }
            met += 1
        }
        #expect(met > 0, "the call has to be made")
        #expect(try ledger.run(importing: [ledger.write(units: 2)]).status == 0)
        try await ledger.finish()
    }

    @Test(
        "a process that is killed before any of its steps loses nothing",
        arguments: [
            ("fdatasync", .adding), ("pwrite64", .adding), ("ftruncate", .adding),
            ("unlink", .adding), ("fsync", .rebuilding), ("fdatasync", .rebuilding),
            ("rename", .rebuilding), ("unlink", .rebuilding), ("pwrite64", .rebuilding),
            ("mkdir", .rebuilding),
        ] as [(String, Work)])
    func kill(call: String, work: Work) async throws {
        let ledger = try Self.ledger(seed: 31, units: 200)
        try await Self.series(SystemFault(call: call, event: .kill), work, on: ledger) {
            run, _, isMet, place in
            #expect(isMet || run.status == 0, "\(place)")
        }
    }

    @Test(
        "a step that fails is told in one line, and nothing is acknowledged that is not there",
        arguments: [
            ("fdatasync", .inputOutput, .adding), ("fdatasync", .diskFull, .adding),
            ("pwrite64", .diskFull, .adding), ("pwrite64", .inputOutput, .adding),
            ("ftruncate", .diskFull, .adding), ("unlink", .inputOutput, .adding),
            ("openat", .tooManyFiles, .adding), ("openat", .inputOutput, .adding),
            ("fsync", .inputOutput, .rebuilding), ("fsync", .diskFull, .rebuilding),
            ("rename", .inputOutput, .rebuilding), ("mkdir", .diskFull, .rebuilding),
            ("fdatasync", .inputOutput, .rebuilding), ("pwrite64", .diskFull, .rebuilding),
        ] as [(String, SystemFault.Event, Work)])
    func failure(call: String, event: SystemFault.Event, work: Work) async throws {
        let ledger = try Self.ledger(seed: 32, units: 20)
        var fault = SystemFault(call: call, event: event)
        // Without its libraries the tool does not come so far.
        if call == "openat" {
            fault.paths =
                ["", "-wal", "-shm"].map { ledger.memory + $0 }
                + [ledger.workspace + "/Memory", ledger.index]
        }
        try await Self.series(fault, work, on: ledger) { run, files, _, place in
            if run.status == 0 {
                #expect(ledger.acknowledged.isSuperset(of: files) && run.talk.isEmpty, "\(place)")
            } else {
                #expect([73, 74].contains(run.status), "\(place)")
                #expect(run.talk.split(separator: "\n").count == 1, "\(place)")
                #expect(run.talk.contains("; "), "\(place)")
            }
        }
    }

    @Test(
        "a step of the index that fails after an import is told, and the import is done",
        arguments: [
            ("fsync", .inputOutput), ("rename", .diskFull), ("mkdir", .diskFull),
            ("fdatasync", .diskFull),
        ] as [(String, SystemFault.Event)])
    func indexFailure(call: String, event: SystemFault.Event) async throws {
        let ledger = try Self.ledger(seed: 34, units: MemoryLedger.indexedUnits)
        var told = 0
        for time in 1...60 {
            try? FileManager.default.removeItem(atPath: ledger.index)
            let file = try ledger.write(units: 1)
            let (run, isMet) = try SystemFault(call: call, event: event).run(
                ledger.importing([file]), at: time, in: ledger.scene.folder.url)
            ledger.acknowledge(run.output)
            let isKept = ledger.acknowledged.contains(file)
            #expect(isKept == (run.status == 0), "\(time): \(run.status) \(run.talk)")
            #expect(run.talk.split(separator: "\n").count <= 1, "\(run.talk)")
            if isKept, !run.talk.isEmpty {
                #expect(run.talk.contains("the index cannot be written, so that"), "\(run.talk)")
                told += 1
            }
            guard isMet else { break }
        }
        #expect(told > 0)
        try await ledger.finish()
    }

    @Test("a folder of the index that is in the way or full costs one line, and no unit")
    func indexFolder() async throws {
        let ledger = try Self.ledger(seed: 33, units: 20)
        _ = try "in the way".write(toFile: ledger.index, atomically: true, encoding: .utf8)
        func expectUnwritten() throws {
            let run = try ledger.run(importing: [ledger.write(units: MemoryLedger.indexedUnits)])
            #expect(run.status == 0)
            #expect(run.talk.contains("the index cannot be written"), "\(run.talk)")
            #expect(run.talk.split(separator: "\n").count == 1, "\(run.talk)")
            #expect(try ledger.expectAnswersOfScan().isEmpty)
        }
        try expectUnwritten()
        try FileManager.default.removeItem(atPath: ledger.index)
        try FileManager.default.createDirectory(
            atPath: ledger.index, withIntermediateDirectories: false)
        try SmallDisk.mounted(at: ledger.index, size: "16k") {
            try expectUnwritten()
            #expect(try FileManager.default.contentsOfDirectory(atPath: ledger.index) == [])
        }
        #expect(try ledger.run(importing: [ledger.write(units: 2)]).talk.isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: ledger.index).count == 2)
        try await ledger.finish()
    }

    @Test("a log whose index cannot be written for another reason than room is not a full disk")
    func logIndex() async throws {
        let ledger = try Self.ledger(seed: 35, units: 20)
        var met = 0
        for call in ["pwrite64", "ftruncate"] {
            var fault = SystemFault(call: call, event: .inputOutput)
            fault.paths = [ledger.memory + "-shm"]
            let (run, isMet) = try fault.run(
                ["lookup", "партизаны", "--quiet", "--workspace", ledger.workspace], at: 1,
                in: ledger.scene.folder.url)
            guard isMet else { continue }
            met += 1
            #expect(run.status == 74, "\(run.talk)")
            #expect(run.talk.contains("main.tolmach") && !run.talk.contains("full"), "\(run.talk)")
            #expect(run.talk.split(separator: "\n").count == 1, "\(run.talk)")
        }
        #expect(met > 0, "the log has to get an index")
        try await ledger.finish()
    }
}
