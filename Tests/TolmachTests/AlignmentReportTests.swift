import Foundation
import TestSupport
import Testing
import Tolmach

@Suite struct AlignmentReportTests {
    @Test("every bead is there once, in order, with the text of its segments")
    func beads() throws {
        let report = SampleReports.random(beads: 300, seed: 1)
        let page = try PageSketch(report)
        #expect(page.rows.compactMap(\.id) == (1...300).map { "b\($0)" })
        let cells = page.cells
        try #require(cells.count == 600)
        for (place, bead) in report.text.beads.enumerated() {
            let source = AlignedText.joined(report.text.source.segments[bead.source])
            let target = AlignedText.joined(report.text.target.segments[bead.target])
            #expect(cells[place * 2].text == source.text)
            #expect(cells[place * 2 + 1].text == target.text)
        }
    }

    @Test("every link leads to a place, and no two places have one name", arguments: [60, 3000])
    func links(beads: Int) throws {
        let page = try PageSketch(SampleReports.random(beads: beads, seed: 2))
        let ids = page.values(of: "id")
        let places = Set(ids)
        #expect(places.count == ids.count)
        let links = page.values(of: "href")
        #expect(links.count > beads)
        for link in Set(links) {
            #expect(link.hasPrefix("#") && places.contains(String(link.dropFirst())), "\(link)")
        }
    }

    @Test("each doubtful row leads to the plot and to the list, and they lead back")
    func waysBack() throws {
        let report = SampleReports.random(beads: 3000, seed: 3)
        let page = try PageSketch(report)
        let marks = Dictionary(
            uniqueKeysWithValues: page.named("a").compactMap { link in
                link.id.map { ("#\($0)", link.attributes["href"]) }
            })
        let entries = Dictionary(
            uniqueKeysWithValues: page.named("li").compactMap { item in
                item.id.map { ($0, item.links) }
            })
        let doubtful = report.text.beads.indices.filter { report.text.beads[$0].confidence < 0.8 }
        #expect(doubtful.count > 300)
        for position in doubtful {
            let row = "b\(position + 1)"
            #expect(entries["d\(position + 1)"] == ["#\(row)"])
            let links = try #require(entries[row])
            #expect(links.last == "#d\(position + 1)")
            // Of near places one is marked for all.
            let mark = try #require(links.first { $0.hasPrefix("#p") })
            #expect(marks[mark] == "#b\(mark.dropFirst(2))")
            #expect(Int(mark.dropFirst(2)).map { $0 <= position + 1 } == true)
        }
        #expect(page.named("h2")[0].text == "Look at these \(doubtful.count)")
    }

    @Test("nothing is asked for, nothing runs, and the policy of the page forbids both")
    func noRequest() throws {
        let report = SampleReports.random(beads: 200, seed: 4)
        let html = String(decoding: try PageSketch.bytes(of: report), as: UTF8.self)
        for word in [
            "http:", "https:", "//", "url(", "src=", "@import", "<script", "<link", "javascript",
        ] {
            #expect(!html.contains(word), "\(word)")
        }
        let page = try PageSketch(report)
        let policy = page.named("meta").first {
            $0.attributes["http-equiv"] == "Content-Security-Policy"
        }
        let content = try #require(policy?.attributes["content"])
        #expect(content.hasPrefix("default-src 'none'; style-src 'unsafe-inline';"))
        let names = page.elements.flatMap(\.attributes.keys)
        #expect(!names.contains { $0.hasPrefix("on") || $0 == "srcset" || $0 == "action" })
    }

    @Test("the same report gives the same page")
    func deterministic() throws {
        let pages = try (0..<2).map { _ in
            try PageSketch.bytes(of: SampleReports.random(beads: 500, seed: 5))
        }
        #expect(pages[0] == pages[1])
    }

    @Test("10,000 beads come in small pieces and are under 15 MB, their plot under 300 kB")
    func size() throws {
        final class Sizes { var sizes: [Int] = [] }
        let sizes = Sizes()
        let report = SampleReports.random(beads: 10_000, seed: 6)
        let letters = report.text.source.segments.map(\.text.unicodeScalars.count).reduce(0, +)
        #expect((90...130).contains(letters / report.text.source.segments.count))
        try report.write { sizes.sizes.append($0.count) }
        #expect(sizes.sizes.reduce(0, +) < 15_000_000)
        #expect((sizes.sizes.max() ?? 0) < 400_000)
        let html = String(decoding: try PageSketch.bytes(of: report), as: UTF8.self)
        let start = try #require(html.range(of: "<svg"))
        let end = try #require(html.range(of: "</svg>"))
        #expect(html.utf8.distance(from: start.lowerBound, to: end.lowerBound) < 300_000)
    }

    @Test("whoever takes the page can stop it")
    func stopped() throws {
        struct Full: Error {}
        let report = SampleReports.random(beads: 2000, seed: 7)
        #expect(throws: Full.self) { try report.write { _ in throw Full() } }
    }

    @Test("four times the beads take not eight times the time")
    func linear() throws {
        let reports = [1000, 4000].map { SampleReports.random(beads: $0, seed: 8) }
        let ratio = try growth(of: reports) { try $0.write { _ in } }
        #expect(ratio < 8)
    }
}
