import Foundation
import TestSupport
import Testing

/// `align` with a page for its output.
@Suite struct ReportToolTests {
    @Test("a name that ends in .html asks for the page, which is written whole")
    func file() throws {
        let scene = try Scene()
        let run = try scene.tolmach("align", "a.ru.txt", "a.en.txt", "-o", "report.html")
        #expect(run.status == 0, "\(run.talk)")
        #expect(run.output.isEmpty)
        #expect(run.talk.contains("wrote 5 beads to report.html\n"), "\(run.talk)")
        let page = try String(contentsOfFile: scene.folder.file("report.html"), encoding: .utf8)
        #expect(page.hasPrefix("<!DOCTYPE html>\n"))
        #expect(page.hasSuffix("</html>\n"))
        #expect(page.contains("<title>a.ru.txt — a.en.txt</title>"))
        #expect(page.contains(">Куратор молчал девять дней.</span></p>"))
        let printed = try scene.tolmach("align", "a.ru.txt", "a.en.txt", "--format", "html")
        #expect(printed.output == page)
        let other = try scene.tolmach(
            "align", "a.ru.txt", "a.en.txt", "--format", "html", "-o", "report")
        #expect(other.talk.contains("wrote 5 beads to report in the form html\n"), "\(other.talk)")
    }

    @Test("what is doubtful is said by --min-confidence, as in the table")
    func threshold() throws {
        let scene = try Scene()
        for threshold in ["0", "1"] {
            let options = ["align", "a.ru.txt", "a.en.txt", "--min-confidence", threshold]
            let table = try ToolRun.tolmach(options, in: scene.folder.url)
            let page = try ToolRun.tolmach(options + ["--format", "html"], in: scene.folder.url)
            #expect(page.status == 0, "\(page.talk)")
            let summary = try #require(
                page.output.split(separator: "\n").first { $0.contains("without a counterpart,") })
            // The table breaks its lines.
            let words = table.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(words.contains(summary.dropFirst(3).dropLast(4)), "\(summary)")
        }
    }

    @Test("a text from standard input has no name, and the page says so")
    func standardInput() throws {
        let scene = try Scene()
        let run = try scene.tolmach(
            "align", "-", "a.en.txt", "-s", "ru", "--format", "html", input: Scene.russian)
        #expect(run.output.contains("<title>standard input — a.en.txt</title>"), "\(run.talk)")
    }
}
