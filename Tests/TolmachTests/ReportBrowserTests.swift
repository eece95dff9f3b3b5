import Foundation
import TestSupport
import Testing
import Tolmach

/// The page in a real browser.
@Suite struct ReportBrowserTests {
    private static let programs = [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    ]

    /// What a browser made of a page: the markup of its document, and what the page asked for.
    private struct Visit {
        let document: String
        let requests: [String]
    }

    /// Loads a page with no way to the network; nil where no browser is installed.
    private func visit(_ page: [UInt8]) throws -> Visit? {
        guard
            let program = Self.programs.first(
                where: FileManager.default.isExecutableFile(atPath:))
        else {
            print("skipped: chromium is not installed")
            return nil
        }
        let folder = try TemporaryFolder()
        let path = try folder.write(page, to: "report.html")
        let log = folder.file("net.json")
        let run = try ToolRun.run(
            URL(fileURLWithPath: program),
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update",
                "--disable-extensions", "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=\(folder.file("profile"))", "--log-net-log=\(log)", "--dump-dom",
                URL(fileURLWithPath: path).absoluteString,
            ], in: folder.url)
        #expect(run.status == 0, "\(run.talk.suffix(2000))")
        return Visit(
            document: run.output,
            requests: try requests(in: Data(contentsOf: URL(fileURLWithPath: log))))
    }

    /// The requests of the page: those of the browser itself, as for its updates, have no origin.
    private func requests(in log: Data) throws -> [String] {
        let root = try #require(try JSONSerialization.jsonObject(with: log) as? [String: Any])
        let constants = try #require(root["constants"] as? [String: Any])
        let types = try #require(constants["logEventTypes"] as? [String: Int])
        let start = try #require(types["URL_REQUEST_START_JOB"])
        let events = try #require(root["events"] as? [[String: Any]])
        return events.compactMap { event in
            guard event["type"] as? Int == start,
                let facts = event["params"] as? [String: Any],
                facts["initiator"] as? String != "not an origin"
            else { return nil }
            return facts["url"] as? String
        }
    }

    @Test("a page that asks for something is found out")
    func control() throws {
        let page = "<!DOCTYPE html><p><img src=\"http://report.invalid/x.png\"></p>"
        guard let visit = try visit(Array(page.utf8)) else { return }
        #expect(visit.requests == ["http://report.invalid/x.png"])
    }

    @Test("a report of 10,000 beads is loaded whole, and asks for nothing")
    func report() throws {
        let report = SampleReports.random(beads: 10_000, seed: 9)
        let bytes = try PageSketch.bytes(of: report)
        guard let visit = try visit(bytes) else { return }
        #expect(visit.requests == [])
        // A browser that met an error of the markup would have put something in or out.
        let rows = visit.document.split(separator: "<li id=\"b").count - 1
        #expect(rows == 10_000)
        #expect(visit.document.contains("<figcaption>"))
    }

    @Test("what a hostile text would ask for is not asked for")
    func hostile() throws {
        let text = """
            <img src="http://report.invalid/a.png"><style>@import "http://report.invalid/b.css";</style>
            """
        let report = SampleReports.pair(Segment(text), Segment(text), name: text)
        guard let visit = try visit(PageSketch.bytes(of: report)) else { return }
        #expect(visit.requests == [])
        #expect(visit.document.contains("&lt;img src="))
        // Were the text markup after all, the policy would stop it.
        let page = String(decoding: try PageSketch.bytes(of: report), as: UTF8.self)
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"")
        guard let unescaped = try self.visit(Array(page.utf8)) else { return }
        #expect(unescaped.document.contains("<img src=\"http://report.invalid/a.png\""))
        #expect(unescaped.requests == [])
    }
}
