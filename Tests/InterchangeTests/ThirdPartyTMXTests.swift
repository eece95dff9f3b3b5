import Bitext
import Foundation
import Interchange
import Language
import TestSupport
import Testing

/// Files of other tools against facts that another parser found in them.
@Suite struct ThirdPartyTMXTests {
    private struct File: Decodable {
        struct FirstSegment: Decodable {
            var lang: String?
            var level1: String
        }

        var file: String
        var version: String?
        var tu: Int?
        var tuv: Int?
        var langs: [String: Int]?
        var emptySegs: Int?
        var inline: [String: Int]?
        var firstSegs: [FirstSegment]?
        var segTextSha256: String?
    }

    @Test("agree with the manifest in every fact")
    func manifest() throws {
        guard let url = SharedData.file("formats/dev/MANIFEST.json") else { return }
        let files = try Self.facts(at: url)
        var hashes = 0
        for file in files {
            let path = url.deletingLastPathComponent().appendingPathComponent(file.file).path
            var units: [TMXUnit] = []
            let report = try TMXReader().read(ByteReader(path: path)) { units.append($0) }
            let variants = units.flatMap(\.variants)
            #expect(report.header.version == file.version, "\(file.file)")
            #expect(report.units == file.tu, "\(file.file)")
            #expect(report.variants == file.tuv, "\(file.file)")
            #expect(
                Dictionary(grouping: variants, by: \.language.text).mapValues(\.count)
                    == file.langs, "\(file.file)")
            #expect(report.count(of: .emptySegment) == file.emptySegs, "\(file.file)")
            var inline: [String: Int] = [:]
            for variant in variants { Self.count(variant.segment, into: &inline) }
            #expect(inline == file.inline, "\(file.file)")
            let first = file.firstSegs ?? []
            #expect(
                variants.prefix(first.count).map(\.segment.text) == first.map(\.level1),
                "\(file.file)")
            let lines = variants.map { "\($0.language.text)\t\($0.segment.text)" }
            if try Self.sha256(lines.joined(separator: "\n")) == file.segTextSha256 { hashes += 1 }
        }
        print("manifest: \(files.count) TMX files agree, \(hashes) by the hash of all their text")
        #expect(files.count == 61)
        #expect(hashes >= 58)
    }

    /// The facts on TMX files; those on other formats have other types.
    private static func facts(at url: URL) throws -> [File] {
        let manifest = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
        let files = (manifest as? [String: Any])?["files"] as? [[String: Any]] ?? []
        return try files.filter { $0["format"] as? String == "tmx" }.map { file in
            try JSONDecoder().decode(
                File.self, from: JSONSerialization.data(withJSONObject: file))
        }
    }

    private static func count(_ segment: Segment, into counts: inout [String: Int]) {
        for code in segment.codes where code.kind != .highlightEnd {
            counts[code.kind.rawValue, default: 0] += 1
            for case .subflow(let inner, _) in code.content {
                counts["sub", default: 0] += 1
                count(inner, into: &counts)
            }
        }
    }

    private static func sha256(_ text: String) throws -> String {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
        process.arguments = [try folder.write(text, to: "text")]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: said.prefix(64), as: UTF8.self)
    }
}
