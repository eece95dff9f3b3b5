/// Measures quality and speed against gold data, and prints tables.
///
///     TOLMACH_BENCH=1 swift run -c release Bench [TOPIC...]
///
/// Without a topic all are measured. The data are looked for in TOLMACH_DATA, else in
/// `../shared/data`, from the folder of the package.
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
        ("memory", { try await MemoryBench().run() }),
    ]

    static func main() async throws {
        let asked = CommandLine.arguments.dropFirst()
        for name in asked where !topics.contains(where: { $0.name == name }) {
            print("no topic \(name); there are: \(topics.map(\.name).joined(separator: ", "))")
            return
        }
        for topic in topics where asked.isEmpty || asked.contains(topic.name) {
            print("\(topic.name)\n")
            try await topic.run()
            print("")
        }
    }
}
