internal import Bitext
internal import Foundation
internal import Language
internal import Tolmach

/// Measures the page of a report of 10,000 beads of news: its size, how long it takes to write, and
/// how long a browser takes from its start until the page is loaded.
struct ReportBench {
    private static let beadCount = 10_000
    private static let sets = ["ntrex-a-n", "wmt21-ruen-n", "wmt22-enru-n"]
    private static let runs = 5
    private static let browsers = ["/usr/bin/chromium", "/usr/bin/google-chrome"]

    func run() throws {
        guard let text = try text() else { return }
        let report = AlignmentReport(text, sourceName: "news.ru", targetName: "news.en")
        final class Page { var bytes: [UInt8] = [] }
        let page = Page()
        let start = ContinuousClock.now
        try report.write { page.bytes += $0 }
        let written = (ContinuousClock.now - start) / .milliseconds(1)
        print(Table.row("\(text.beads.count) beads", "seen", "must"))
        print(Table.row("size, MB", String(format: "%.2f", Double(page.bytes.count) / 1e6), "15"))
        print(Table.row("writing, ms", String(format: "%.0f", written)))
        guard
            let browser = Self.browsers.first(where: FileManager.default.isExecutableFile(atPath:))
        else {
            print("not measured: loading, since no chromium is installed")
            return
        }
        let empty = try Self.median(browser, Array("<!DOCTYPE html><title>empty</title>".utf8))
        let loaded = try Self.median(browser, page.bytes)
        print(Table.row("chromium, an empty page, s", String(format: "%.2f", empty)))
        print(Table.row("chromium, the report, s", String(format: "%.2f", loaded), "3"))
    }

    /// The gold beads of the sets one after another, again and again, with confidences as they come
    /// out of the aligner: most near 1, one in six below 0.8.
    private func text() throws -> AlignedText? {
        var source: [Segment] = []
        var target: [Segment] = []
        var beads: [Bead] = []
        let parts = try Self.sets.compactMap { set -> Part? in try Part(set) }
        guard parts.count == Self.sets.count else { return nil }
        while beads.count < Self.beadCount {
            for part in parts {
                for pair in part.beads where beads.count < Self.beadCount {
                    let place = (source.count, target.count)
                    source += pair.source.map { part.source[$0] }
                    target += pair.target.map { part.target[$0] }
                    let even = Double(beads.count * 7919 % 1000) / 1000
                    let skewed = even * even * even * even
                    beads.append(
                        Bead(
                            source: place.0..<source.count, target: place.1..<target.count,
                            confidence: 1 - skewed * skewed))
                }
            }
        }
        return AlignedText(
            source: SegmentedText(language: LanguageTag("ru"), segments: source),
            target: SegmentedText(language: LanguageTag("en"), segments: target), beads: beads)
    }

    private struct Part {
        let source: [Segment]
        let target: [Segment]
        let beads: [AlignmentScore.Pair]

        init?(_ set: String) throws {
            let base = "align/dev/\(set)"
            guard let gold = BenchData.file(base + ".gold"),
                let source = BenchData.file(base + ".ru"), let target = BenchData.file(base + ".en")
            else { return nil }
            func segments(_ file: URL) throws -> [Segment] {
                try String(contentsOf: file, encoding: .utf8)
                    .split(separator: "\n", omittingEmptySubsequences: false)
                    .map { Segment(String($0)) }
            }
            self.source = try segments(source)
            self.target = try segments(target)
            beads = try AlignmentScore.gold(at: gold)
        }
    }

    /// The middle of the wall times from the start of a browser until it has a page and its layout,
    /// in seconds.
    private static func median(_ browser: String, _ page: [UInt8]) throws -> Double {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("tolmach-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("report.html")
        try Data(page).write(to: file)
        var times: [Double] = []
        for _ in 0..<runs {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: browser)
            process.arguments = [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--host-resolver-rules=MAP * ~NOTFOUND", "--window-size=1280,900",
                "--user-data-dir=\(folder.path)/profile",
                "--screenshot=\(folder.path)/report.png", file.absoluteString,
            ]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            let start = ContinuousClock.now
            try process.run()
            process.waitUntilExit()
            times.append((ContinuousClock.now - start) / .seconds(1))
        }
        return times.sorted()[runs / 2]
    }
}
