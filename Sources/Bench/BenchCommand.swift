/// Measures quality and speed against gold data, and prints tables.
///
///     TOLMACH_BENCH=1 swift run -c release Bench [TOPIC...]
///
/// Without a topic all are measured, and `memory` stands for all whose names begin with `memory-`.
/// The data are looked for in TOLMACH_DATA, else in `../shared/data`, from the folder of the
/// package.
@main
struct BenchCommand {
    private static let topics: [(name: String, run: @Sendable () async throws -> Void)] = [
        ("tool", { try ToolBench().run() }),
        ("language", { try LanguageBench().run() }),
        ("names", { try NameBench().run() }),
        ("segmentation", { try SegmentationBench().run() }),
        ("srx", { try SRXBench().run() }),
        ("alignment", { try AlignmentBench().run() }),
        ("scale", { try AlignmentScaleBench().run() }),
        ("report", { try ReportBench().run() }),
        ("terms", { try await TermBench().run() }),
        ("memory-quality", { try await MatchQualityBench().run() }),
        ("memory-missed-100k", { try await MissedMatchBench().runSmall() }),
        ("memory-missed-1m", { try await MissedMatchBench().runLarge() }),
        ("memory-100k", { try await LookupSpeedBench().runSmall() }),
        ("memory-1m", { try await LookupSpeedBench().runLarge() }),
        ("memory-add", { try await AdditionBench().run() }),
        ("memory-tool", { try await LookupCommandBench().run() }),
        ("memory-import", { try await ImportBench().run() }),
        ("memory-robust", { try await RobustnessBench()?.run() }),
    ]

    static func main() async throws {
        let asked = CommandLine.arguments.dropFirst()
        if asked.first == LookupFollower.argument, let path = asked.last {
            return try await LookupFollower.serve(path)
        }
        func isMeant(_ topic: String, by name: String) -> Bool {
            topic == name || topic.hasPrefix(name + "-")
        }
        for name in asked where !topics.contains(where: { isMeant($0.name, by: name) }) {
            print("no topic \(name); there are: \(topics.map(\.name).joined(separator: ", "))")
            return
        }
        for topic in topics
        where asked.isEmpty || asked.contains(where: { isMeant(topic.name, by: $0) }) {
            print("\(topic.name)\n")
            try await topic.run()
            print("")
        }
    }
}
