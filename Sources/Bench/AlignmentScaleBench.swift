internal import Foundation
internal import Glibc

/// Measures how the time and the memory of the tool grow with the length of the texts: the
/// development sets strung together, with seeded gaps, on one core.
struct AlignmentScaleBench {
    /// The segments of the target.
    private static let sizes = [10_000, 20_000, 40_000]

    private struct Measure {
        let seconds: Double
        let megabytes: Double
        let score: AlignmentScore
    }

    func run() throws {
        let tool = URL(fileURLWithPath: CommandLine.arguments[0])
            .deletingLastPathComponent().appendingPathComponent("tolmach")
        let generator = BenchData.folder.deletingLastPathComponent()
            .appendingPathComponent("tools/make_scale_alignment.py")
        guard FileManager.default.isExecutableFile(atPath: tool.path),
            FileManager.default.fileExists(atPath: generator.path)
        else {
            print("not measured: no tolmach beside this program, or no \(generator.path)")
            return
        }
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("tolmach-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let development = BenchData.folder.appendingPathComponent("align/dev").path
        _ = try usage(
            of: "/usr/bin/env",
            ["python3", generator.path, development, folder.path] + Self.sizes.map(String.init),
            output: "/dev/null")
        print(Table.row("segments of the target", "CPU s", "MB", "strict", "lax"))
        var measures: [Measure] = []
        for size in Self.sizes {
            let measure = try measure(tool, folder.appendingPathComponent("scale-\(size)"))
            measures.append(measure)
            print(
                Table.row(
                    "\(size)", Table.number(measure.seconds),
                    String(format: "%.0f", measure.megabytes),
                    Table.number(measure.score.f1.strict), Table.number(measure.score.f1.lax)))
        }
        print("must: 20,000 in 10 s (goal 5), 40,000 in 500 MB (goal 250), strict .93 (goal .96)")
        print(
            "growth from 10,000 to 40,000: time",
            Table.number(measures[2].seconds / measures[0].seconds) + " x (must 4.4), memory",
            Table.number(measures[2].megabytes / measures[0].megabytes) + " x (must 4.2)")
    }

    private func measure(_ tool: URL, _ base: URL) throws -> Measure {
        let beads = base.appendingPathExtension("beads")
        let usage = try usage(
            of: tool.path,
            [
                "align", base.path + ".ru", base.path + ".en", "--segmented", "--format", "beads",
                "-s", "ru", "-t", "en", "--threads", "1", "--quiet",
            ], output: beads.path)
        var score = AlignmentScore()
        score.add(
            try AlignmentScore.beads(at: beads),
            gold: try AlignmentScore.gold(at: base.appendingPathExtension("gold")))
        return Measure(seconds: usage.seconds, megabytes: usage.megabytes, score: score)
    }

    /// The processor time and the greatest resident memory of a command.
    private func usage(
        of command: String, _ arguments: [String], output: String
    ) throws -> (seconds: Double, megabytes: Double) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(
            &actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var words = ([command] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        var status: Int32 = 0
        var usage = rusage()
        guard posix_spawn(&process, command, &actions, nil, &words, environ) == 0,
            wait4(process, &status, 0, &usage) == process, status == 0
        else { throw CocoaError(.executableLoad) }
        let seconds =
            Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
        return (seconds, Double(usage.ru_maxrss) / 1024)
    }
}
