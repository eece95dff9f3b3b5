import Foundation
import Interchange
import TestSupport
import Testing

@Suite struct FileTests {
    private func problem(_ body: () throws -> Void) -> ExchangeError? {
        do {
            try body()
            return nil
        } catch {
            return error as? ExchangeError
        }
    }

    @Test("reads a file in chunks and counts its bytes", arguments: [1, 3, 4, 10, 11, 100])
    func chunks(_ size: Int) throws {
        let folder = try TemporaryFolder()
        let bytes = (0..<10).map { UInt8($0) }
        let reader = try ByteReader(path: folder.write(bytes, to: "a"), chunkBytes: size)
        #expect(reader.size == 10)
        var read: [UInt8] = []
        while try reader.advance() {
            reader.withChunk { chunk in
                #expect(chunk.count <= size)
                read += Array(chunk)
            }
            #expect(reader.bytesRead == read.count)
        }
        #expect(read == bytes)
        #expect(try !reader.advance())
    }

    @Test("says why a file cannot be read, with its path")
    func unreadable() throws {
        let folder = try TemporaryFolder()
        let missing = folder.file("none")
        #expect(
            problem { _ = try ByteReader(path: missing) }
                == ExchangeError(file: missing, problem: .cannotRead(.missing)))
        #expect(
            problem { _ = try ByteReader(path: folder.path) }?.problem == .cannotRead(.isFolder))
        let inFile = try folder.write("x", to: "file") + "/a"
        #expect(problem { _ = try ByteReader(path: inFile) }?.problem == .cannotRead(.missing))
        let closed = try folder.write("x", to: "closed")
        #expect(chmod(closed, 0) == 0)
        if geteuid() != 0 {
            #expect(
                problem { _ = try ByteReader(path: closed) }?.problem == .cannotRead(.notPermitted))
        }
    }

    @Test("reads a pipe, whose size is not known")
    func pipe() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        let writer = Thread {
            FileHandle(forWritingAtPath: path)?.write(Data(repeating: 7, count: 100_000))
        }
        writer.start()
        let reader = try ByteReader(path: path)
        #expect(reader.size == nil)
        while try reader.advance() {}
        #expect(reader.bytesRead == 100_000)
    }

    @Test("a file is replaced when it is finished, and keeps its permissions")
    func replaces() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("old", to: "a")
        #expect(chmod(path, 0o640) == 0)
        let file = try OutputFile(path: path)
        try file.write(Array("new".utf8))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
        try file.finish()
        #expect(file.bytesWritten == 3)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
    }

    @Test("a new file gets the usual permissions")
    func newFile() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a")
        try OutputFile(path: path).finish()
        let plain = folder.file("b")
        close(creat(plain, 0o666))
        let permissions = try [path, plain].map {
            try FileManager.default.attributesOfItem(atPath: $0)[.posixPermissions] as? Int
        }
        #expect(permissions[0] == permissions[1])
    }

    @Test("a file that is given up or dropped leaves nothing behind")
    func givenUp() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a")
        let file = try OutputFile(path: path)
        try file.write([1])
        file.abandon()
        file.abandon()
        do {
            let dropped = try OutputFile(path: path)
            try dropped.write([1])
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test("a symbolic link keeps standing, and its file is replaced")
    func link() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("old", to: "real/a")
        let link = folder.file("link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        let file = try OutputFile(path: link)
        try file.write(Array("new".utf8))
        try file.finish()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    }

    @Test("a symbolic link to no file yet keeps standing, and its file is made")
    func danglingLink() throws {
        let folder = try TemporaryFolder()
        let link = folder.file("link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "made")
        let file = try OutputFile(path: link)
        try file.write(Array("new".utf8))
        try file.finish()
        #expect(try String(contentsOfFile: folder.file("made"), encoding: .utf8) == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "made")
    }

    @Test("says why a file cannot be written, with its path")
    func unwritable() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("none/a")
        #expect(
            problem { _ = try OutputFile(path: path) }
                == ExchangeError(file: path, problem: .cannotWrite(.missing)))
        #expect(
            problem { _ = try OutputFile(path: folder.path) }?.problem == .cannotWrite(.isFolder))
        #expect(
            problem { _ = try OutputFile(path: folder.path + "/") }?.problem
                == .cannotWrite(.isFolder))
        let closed = try folder.write("old", to: "closed/a")
        #expect(chmod(closed, 0o400) == 0)
        if geteuid() != 0 {
            #expect(
                problem { _ = try OutputFile(path: closed) }?.problem == .cannotWrite(.notPermitted)
            )
            #expect(chmod(closed, 0o600) == 0)
            #expect(chmod(folder.file("closed"), 0o500) == 0)
            #expect(
                problem { _ = try OutputFile(path: closed) }?.problem == .cannotWrite(.notPermitted)
            )
            #expect(chmod(folder.file("closed"), 0o700) == 0)
        }
    }

    @Test("a full disk is told apart")
    func fullDisk() throws {
        let file = try OutputFile(path: "/dev/full")
        #expect(problem { try file.write([1]) }?.problem == .cannotWrite(.noSpace))
    }

    @Test("takes away what killed processes left beside a file, and nothing else")
    func abandonedDrafts() throws {
        let folder = try TemporaryFolder()
        func names() throws -> Set<String> {
            Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
        }
        let held = try OutputFile(path: folder.file("a"))
        let draft = try #require(names().first)
        let last = try #require(draft.dropLast(".part".count).last)
        let left = draft.dropLast("0.part".count) + (last == "0" ? "1" : "0") + ".part"
        _ = try folder.write("half", to: String(left))
        let others = [".tolmach-notes.part", "x\(left)", "\(left).txt", ".tolmach-1.new/m"]
        for name in others { _ = try folder.write("mine", to: name) }
        let link = folder.file(String(left.dropLast(7)) + "zz.part")
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: folder.file("xy"))
        #expect(try names().contains(String(left)))

        let second = try OutputFile(path: folder.file("b"))
        #expect(try !names().contains(String(left)), "nobody holds it")
        #expect(try names().contains(draft), "somebody holds it")
        for file in [held, second] {
            try file.write(Array("whole".utf8))
            try file.finish()
        }
        let kept = others.map { $0.replacing("/m", with: "") }
        let linkName = (link as NSString).lastPathComponent
        #expect(try names() == Set(["a", "b", linkName] + kept))
        #expect(try String(contentsOfFile: folder.file("a"), encoding: .utf8) == "whole")
    }
}
