import Bitext
import Foundation
import Interchange
import Language
import TestSupport
import Testing

/// Damaged and hostile files, with the behaviour that a reader must show.
@Suite(.serialized) struct HostileTMXTests {
    private struct Expectation: Decodable {
        struct Facts: Decodable {
            var tu: Int?
            var first: String?
        }

        var name: String
        var expect: String
        var facts: Facts
    }

    @Test("are read, refused or reported as they must be, with a line")
    func cases() throws {
        guard let data = SharedData.folder,
            FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")
        else {
            print("skipped: hostile files need the measuring data and python3")
            return
        }
        let tool = data.deletingLastPathComponent()
            .appendingPathComponent("tools/hostile_inputs.py")
        guard FileManager.default.fileExists(atPath: tool.path) else {
            print("skipped: hostile files need \(tool.path)")
            return
        }
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [tool.path, "make", folder.path]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let expectations = try JSONDecoder().decode(
            [Expectation].self,
            from: Data(contentsOf: URL(fileURLWithPath: folder.file("EXPECT.json"))))
        let cases = expectations.filter { $0.name.hasSuffix(".tmx") }
        #expect(cases.count > 80)
        for one in cases { try check(one, in: folder) }
        print("hostile: \(cases.count) TMX files behave")
    }

    private func check(_ one: Expectation, in folder: TemporaryFolder) throws {
        let path = folder.file(one.name)
        var text = ""
        do {
            let report = try TMXReader().read(ByteReader(path: path)) { unit in
                if text.isEmpty { text = unit.variants[0].segment.text }
                #expect(!"\(unit)".contains("CANARY"), "\(one.name)")
            }
            #expect(one.expect != "error", "\(one.name) was accepted")
            if let units = one.facts.tu { #expect(report.units == units, "\(one.name)") }
            if let first = one.facts.first { #expect(text == first, "\(one.name)") }
            if one.expect == "warn" {
                let pairs = try TMXReader().read(
                    ByteReader(path: path), source: LanguageTag("ru"), target: LanguageTag("en")
                ) { _, _ in }
                #expect(
                    !pairs.findings.isEmpty || pairs.count(of: .unitWithAlternatives) > 0,
                    "\(one.name) is not reported")
            }
        } catch let error as ExchangeError {
            #expect(one.expect == "error" || one.expect == "either", "\(one.name): \(error)")
            #expect(!"\(error)".contains("CANARY"), "\(one.name)")
            switch error.problem {
            case .empty, .binary: break
            default:
                #expect((error.line ?? 0) > 0, "\(one.name): \(error)")
                #expect((error.column ?? 0) > 0, "\(one.name): \(error)")
            }
        }
    }

    @Test("random damage to a good file never goes unnoticed or wrong", arguments: 0..<4)
    func damage(_ seed: UInt64) throws {
        var random = RandomUnits(seed: 500 + seed)
        let good = Array(try TMXSample.written((0..<10).map { _ in random.unit() }).text.utf8)
        var source = RandomSource(seed: seed)
        var refused = 0
        for _ in 0..<200 {
            var bytes = good
            let place = Int.random(in: 0..<bytes.count, using: &source)
            switch Int.random(in: 0..<4, using: &source) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &source)
            case 1: bytes.removeSubrange(place...)
            case 2: bytes.insert(contentsOf: Array("<tu>".utf8), at: place)
            default:
                let end = Int.random(in: place...bytes.count, using: &source)
                bytes += bytes[place..<end]
            }
            do {
                _ = try TMXSample.read(bytes, reader: TMXReader(keepsGoing: true))
            } catch {
                #expect(error is ExchangeError)
                refused += 1
            }
        }
        #expect(refused > 50)
    }

    @Test("memory does not grow with the file")
    func flatMemory() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("big.tmx")
        let unit = TMXSample.unit(
            "Партизаны передавали записки через куратора, который жил за рекой.",
            "The partisans passed notes through a <bpt i=\"1\"/>handler<ept i=\"1\"/> who lived across."
        )
        let block = String(repeating: unit + "\n", count: 1000)
        let output = try OutputFile(path: path)
        let whole = TMXSample.file("\n")
        let cut = try #require(whole.range(of: "</body>")).lowerBound
        try output.write(Array(whole[..<cut].utf8))
        var blocks = 0
        while output.bytesWritten < 90_000_000 {
            try output.write(Array(block.utf8))
            blocks += 1
        }
        try output.write(Array(whole[cut...].utf8))
        try output.finish()
        _ = try TMXReader().survey(ByteReader(path: try folder.write(whole, to: "small.tmx")))
        let before = try residentBytes()
        var most = before
        var count = 0
        _ = try TMXReader().read(ByteReader(path: path)) { _ in
            count += 1
            if count % 1000 == 0 { most = max(most, try residentBytes()) }
        }
        #expect(count == blocks * 1000)
        // Less than the file itself, with room for the tests that run beside this one.
        #expect(most - before < 80_000_000)
    }

    private func residentBytes() throws -> Int {
        let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        return try #require(pages) * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}
