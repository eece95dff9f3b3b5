import Foundation
import TestSupport
import Testing
import Tolmach

@Suite struct OutputGuardTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for name in ["m.db", "a.txt", "w/tolmach.json", "x.ru-en.tsv", "other.txt"] {
            _ = try folder.write("x", to: name)
        }
        for (link, file) in [("l.json", "w/tolmach.json"), ("l.tsv", "x.ru-en.tsv"), ("l", "none")]
        {
            try FileManager.default.createSymbolicLink(
                atPath: folder.file(link), withDestinationPath: folder.file(file))
        }
        try FileManager.default.linkItem(
            atPath: folder.file("w/tolmach.json"), toPath: folder.file("hard.json"))
    }

    private func refusal(of name: String) -> OutputGuard.Refusal? {
        let guardian = OutputGuard(
            memories: [folder.file("m.db"), folder.file("new.db")], inputs: [folder.file("a.txt")],
            glossaries: [folder.file("x.ru-en.tsv")], settings: [folder.file("w/tolmach.json")])
        do {
            try guardian.check(name == "-" ? name : folder.file(name))
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "a memory, also one that is not made yet, and what stands beside it",
        arguments: [
            "m.db", "w/../m.db", "new.db", "w/../new.db", "any.tolmach", "m.db-wal", "m.db-shm",
            "m.db-journal", "new.db-wal", "any.tolmach-wal", "w/../any.tolmach-journal",
        ])
    func memories(name: String) {
        #expect(refusal(of: name) == .memory(folder.file(name)))
    }

    @Test("the settings", arguments: ["w/tolmach.json", "tolmach.json", "l.json", "hard.json"])
    func settings(name: String) {
        #expect(refusal(of: name) == .settings(folder.file(name)))
    }

    @Test("what is read", arguments: ["a.txt", "w/../a.txt"])
    func inputs(name: String) {
        #expect(refusal(of: name) == .input(folder.file(name)))
    }

    @Test("a glossary", arguments: ["x.ru-en.tsv", "l.tsv"])
    func glossaries(name: String) {
        #expect(refusal(of: name) == .glossary(folder.file(name)))
    }

    @Test("anything else may be written", arguments: ["-", "other.txt", "new.txt", "x-wal", "l"])
    func others(name: String) {
        #expect(refusal(of: name) == nil)
    }
}
