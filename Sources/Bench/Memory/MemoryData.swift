internal import Bitext
internal import Foundation
internal import Language

/// One of the memories of the measuring data: lines of source, target, origin and context.
struct MemoryData {
    let name: String
    let archive: URL
    let count: Int
    /// The count as it stands in the names of figures.
    let label: String

    static func small() -> MemoryData? {
        BenchData.file("tm/dev/tm_100k.tsv.gz").map {
            MemoryData(name: "100k", archive: $0, count: 100_000, label: "100,000")
        }
    }

    static func large() -> MemoryData? {
        BenchData.file("tm/scale/tm_1m.tsv.zst").map {
            MemoryData(name: "1m", archive: $0, count: 1_000_000, label: "1,000,000")
        }
    }

    /// Hands out the units one after another; never all of them are held.
    func forEachUnit(_ body: (TranslationUnit) throws -> Void) throws {
        try forEachLine { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count >= 2 else { return }
            try body(Self.unit(String(cells[0]), String(cells[1])))
        }
    }

    static func unit(_ source: String, _ target: String) -> TranslationUnit {
        TranslationUnit(
            source: Segment(source), target: Segment(target),
            sourceLanguage: LanguageTag("ru"), targetLanguage: LanguageTag("en"))
    }

    private func forEachLine(_ body: (String) throws -> Void) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [archive.pathExtension == "zst" ? "zstd" : "gzip", "-dc", archive.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        var rest: [UInt8] = []
        while let block = try pipe.fileHandleForReading.read(upToCount: 1 << 20), !block.isEmpty {
            rest.append(contentsOf: block)
            var start = 0
            while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
                try body(String(decoding: rest[start..<end], as: UTF8.self))
                start = end + 1
            }
            rest.removeFirst(start)
        }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw CocoaError(.fileReadCorruptFile, userInfo: [NSFilePathErrorKey: archive.path])
        }
    }
}

/// A query of the development data, and the unit that it was made from.
struct DevelopmentQuery {
    let text: String
    /// As `real`, `exact` or `edit:inflect`.
    let kind: String
    let madeFrom: String

    static func all() throws -> [DevelopmentQuery]? {
        guard let file = BenchData.file("tm/dev/queries.tsv") else { return nil }
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap {
            let cells = $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count >= 3 else { return nil }
            return DevelopmentQuery(text: cells[0], kind: cells[1], madeFrom: cells[2])
        }
    }
}
