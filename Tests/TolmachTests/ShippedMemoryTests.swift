import Foundation
import Interchange
import TestSupport
import Testing
import Tolmach

/// The memory that the repository ships as TMX is made of the article and its beads.
@Suite struct ShippedMemoryTests {
    private static let folder = SharedData.repository.appendingPathComponent("Memory")

    /// The article with the beads that a translator drew.
    static func article() throws -> AlignedText {
        func segments(_ language: String) throws -> SegmentedText {
            let file = folder.appendingPathComponent("occupation.\(language)")
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            return SegmentedText(
                language: LanguageTag(language), segments: lines.map { Segment(String($0)) })
        }
        var place = (source: 0, target: 0)
        let beads = try String(
            contentsOf: folder.appendingPathComponent("occupation.beads"), encoding: .utf8
        ).split(separator: "\n").map { line in
            let counts = line.split(separator: ":").map { side in
                side.dropFirst().dropLast().split(separator: ",").count
            }
            let bead = Bead(
                source: place.source..<place.source + counts[0],
                target: place.target..<place.target + counts[1], confidence: 1)
            place = (bead.source.upperBound, bead.target.upperBound)
            return bead
        }
        return AlignedText(source: try segments("ru"), target: try segments("en"), beads: beads)
    }

    @Test("its units are those of the beads; TOLMACH_REWRITE=1 writes it anew")
    func units() throws {
        let file = Self.folder.appendingPathComponent("occupation.tmx")
        let scratch = try TemporaryFolder()
        let path = scratch.file("occupation.tmx")
        var writer = try TMXWriter(
            try OutputFile(path: path),
            heading: .init(toolVersion: "0.1.0", sourceLanguage: LanguageTag("ru")))
        for unit in try Self.article().units(minimumConfidence: 0, document: "occupation.ru.txt") {
            try writer.write(unit)
        }
        #expect(try writer.finish().units == 49)
        let expected = try Data(contentsOf: URL(fileURLWithPath: path))
        if ProcessInfo.processInfo.environment["TOLMACH_REWRITE"] != nil {
            try expected.write(to: file)
        }
        #expect(try Data(contentsOf: file) == expected)
    }
}
