internal import Foundation
internal import Language

/// Tells how often two sentences have a name that sounds alike: sentences that translate each
/// other, sentences taken at random, and a sentence beside the neighbour of its translation.
struct NameBench {
    private static let sets = ["ntrex-a-c", "wmt21-ruen-c", "lit-gooseberries", "bible-mar-c"]
    private static let thresholds = [0.75, 0.85, 1]

    private struct Sentence {
        let position: Int
        let names: [NameForm]
    }

    func run() throws {
        print(Table.row("set", "pairs", ".75", ".85", "1"))
        for set in Self.sets {
            let base = "align/dev/\(set)"
            guard let gold = BenchData.file(base + ".gold"),
                let russian = BenchData.file(base + ".ru"),
                let english = BenchData.file(base + ".en")
            else { continue }
            let sources = try sentences(in: russian, LanguageTag("ru"))
            let targets = try sentences(in: english, LanguageTag("en"))
            let beads = try AlignmentScore.gold(at: gold)
                .filter { $0.source.count == 1 && $0.target.count == 1 }
                .map { (source: sources[$0.source[0]], target: targets[$0.target[0]]) }
                .filter { !$0.source.names.isEmpty && !$0.target.names.isEmpty }
            guard beads.count > 100 else { continue }
            let rows = [
                ("true", beads),
                // A step that shares no factor with most counts pairs each with a far one.
                (
                    "random",
                    (0..<beads.count * 10).map { place in
                        let other = (place * 7919 + 104_729) % beads.count
                        return (
                            beads[place % beads.count].source,
                            beads[other == place % beads.count ? (other + 97) % beads.count : other]
                                .target
                        )
                    }
                ),
                (
                    "neighbour",
                    beads.compactMap { bead in
                        let position = bead.target.position + 1
                        guard position < targets.count, !targets[position].names.isEmpty else {
                            return nil
                        }
                        return (bead.source, targets[position])
                    }
                ),
            ]
            for (name, pairs) in rows {
                let best = pairs.map { Self.similarity($0.0, $0.1) }
                let shares = Self.thresholds.map { threshold in
                    Double(best.count { $0 >= threshold }) / Double(max(1, best.count))
                }
                print(
                    Table.row(
                        "\(set) \(name)", "\(pairs.count)", Table.number(shares[0]),
                        Table.number(shares[1]), Table.number(shares[2])))
            }
        }
    }

    private static func similarity(_ source: Sentence, _ target: Sentence) -> Double {
        source.names.reduce(0) { best, name in
            target.names.reduce(best) { max($0, name.evidence(for: $1)?.similarity ?? 0) }
        }
    }

    /// The capitalised words inside of each sentence.
    private func sentences(in file: URL, _ language: LanguageTag) throws -> [Sentence] {
        let folder = try NameFolder(language: language)
        let tokenizer = Tokenizer()
        return try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .enumerated().map { position, line in
            let bytes = Array(line.utf8)
            let words = tokenizer.tokens(of: String(line)).filter { $0.kind == .word }
            let names = words.dropFirst().compactMap { word -> NameForm? in
                let surface = String(decoding: bytes[word.range], as: UTF8.self)
                guard surface.unicodeScalars.first?.properties.isUppercase == true,
                    let form = folder.form(of: word.key), form.letterCount >= 3
                else { return nil }
                return form
            }
            return Sentence(position: position, names: names)
        }
    }
}
