import Foundation
import TestSupport
import Testing

/// A disk that fills up takes no unit with it, and work goes on when there is room again.
@Suite(.serialized) struct FullDiskTests {
    /// Imports files, and then smaller ones, until not even the smallest fits.
    private static func fillUp(_ ledger: MemoryLedger) throws {
        for units in [100, 10, 1] {
            var isFull = false
            for _ in 0..<100 where !isFull {
                let file = try ledger.write(units: units, surplus: 4_000)
                let run = try ledger.run(importing: [file])
                isFull = run.status == 74
                #expect(isFull || run.status == 0, "\(run.talk)")
                let line = "the disk is full; nothing of this was kept, make room and try again\n"
                #expect(isFull ? run.talk.hasSuffix(line) : run.talk.isEmpty, "\(run.talk)")
                #expect(run.talk.split(separator: "\n").count <= 1, "\(run.talk)")
            }
            #expect(isFull, "the disk has to fill up")
        }
    }

    @Test(
        "imports fill a disk, are refused, and go on when there is room again", arguments: [8, 64])
    func full(megabytes: Int) async throws {
        try await SmallDisk.run(size: "\(megabytes)m") { disk in
            let ledger = try MemoryLedger(seed: 41, workspace: disk.path)
            // Most of it is another's, so that it does not take minutes to fill.
            let other = disk.appendingPathComponent("other")
            try Data(repeating: 1, count: (megabytes - 4) << 20).write(to: other)
            #expect(try ledger.run(importing: [ledger.write(units: 20)]).status == 0)
            try Self.fillUp(ledger)
            try FileManager.default.removeItem(at: other)
            try await ledger.finish()
            #expect(try ledger.run(importing: [ledger.write(units: 200)]).talk.isEmpty)
            try await ledger.finish()
        }
    }

    @Test("a memory in a read-only folder answers as ever, with its index or without")
    func readOnly() async throws {
        try await SmallDisk.run(size: "16m") { disk in
            let ledger = try MemoryLedger(seed: 43, workspace: disk.path)
            #expect(try ledger.run(importing: [ledger.write(units: 300)]).status == 0)
            #expect(try ledger.tolmach("memory", "rebuild").status == 0)
            for hasIndex in [true, false] {
                if !hasIndex {
                    #expect(SmallDisk.remount(disk, "rw"))
                    try FileManager.default.removeItem(atPath: ledger.index)
                }
                guard SmallDisk.remount(disk, "ro") else { return }
                let talk = try ledger.expectAnswersOfScan()
                #expect(talk.isEmpty == hasIndex, "\(talk)")
                try await ledger.check()
                for command in [["memory", "rebuild"], ["memory", "compact"]] {
                    let run = try ToolRun.tolmach(
                        command + ["--workspace", disk.path], in: ledger.scene.folder.url)
                    #expect(run.status == 73, "\(run.talk)")
                    #expect(run.talk.split(separator: "\n").count == 1, "\(run.talk)")
                }
                let run = try ledger.run(importing: [ledger.write(units: 2)])
                #expect(run.status == 73, "\(run.talk)")
                #expect(run.talk.contains("cannot be written; check the permissions"))
            }
        }
    }
}
