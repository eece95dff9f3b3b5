import Foundation
import TestSupport
import Testing

/// The session that the README shows is what the demo says.
@Suite struct ReadmeTests {
    @Test("every line of the session comes from the demo")
    func session() throws {
        let root = SharedData.repository
        let readme = try String(
            contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
        let start = try #require(readme.range(of: "## A session"))
        let end = try #require(readme.range(of: "## Commands"))
        let folder = try TemporaryFolder()
        // The session shows what a user sees, who has the dictionaries that the set-up installs.
        let demo = try ToolRun.run(
            root.appendingPathComponent(".ci/demo"), [ToolRun.tool.path], in: root,
            environment: [
                "TOLMACH_DICTIONARIES": "/usr/share/dictd", "XDG_CACHE_HOME": folder.path,
            ])
        #expect(demo.status == 0, "\(demo.talk)")
        let said = Set(demo.output.split(separator: "\n").map(String.init))
        let shown = readme[start.upperBound..<end.lowerBound].split(separator: "\n")
            .filter { $0.hasPrefix("    ") && $0 != "    …" }.map { String($0.dropFirst(4)) }
        #expect(shown.count > 20)
        for line in shown { #expect(said.contains(line), "\(line)") }
    }
}
