internal import Foundation
internal import Glibc
internal import Language

/// Cuts paragraphs by rules of SRX: the program's own, written as SRX, against themselves, and the
/// speed with fifty rules of the usual kind.
struct SRXBench {
    private static let rounds = 60

    private static let samples = [
        "ru-news-fre", "ru-taiga", "ru-gsd-joined", "ru-pud", "ru-hard", "en-pud", "en-hard",
    ]

    /// Cuts the paragraphs, and scores the boundaries and the speed in MB/s.
    private static func measure(
        _ rows: [SegmentationBench.Row], _ sentences: (Paragraph, String) throws -> [Range<Int>]
    ) rethrows -> (f1: Double, speed: Double) {
        let bytes = rows.reduce(0) { $0 + $1.text.utf8.count }
        let start = processorSeconds()
        let found = try rows.map { row in
            try sentences(Paragraph(range: 0..<row.text.utf8.count, kind: .text), row.text)
        }
        let seconds = processorSeconds() - start
        var counts = SegmentationBench.Counts()
        for (row, sentences) in zip(rows, found) { counts.add(row.text, row.spans, sentences) }
        return (counts.f1, Double(bytes) / 1e6 / seconds)
    }

    func run() throws {
        print(Table.row("own rules as SRX", "Ft", "native Ft", "MB/s", "native"))
        for name in Self.samples {
            guard let rows = try SegmentationBench.rows(name) else { continue }
            let tag = LanguageTag(String(name.prefix(2)))
            let exchanged = try SRXBreaker(ruleset: .native(), language: tag)
            let native = try SentenceBreaker(language: tag)
            let one = try Self.measure(rows) { try exchanged.sentences(of: $0, in: $1) }
            let other = try Self.measure(rows) { try native.sentences(of: $0, in: $1) }
            print(
                Table.row(
                    name, Table.number(one.f1), Table.number(other.f1), Table.number(one.speed),
                    Table.number(other.speed)))
        }
        guard let rows = try SegmentationBench.rows("ru-news-fre") else { return }
        let text = rows.map(\.text)
        let bytes = Double(text.reduce(0) { $0 + $1.utf8.count } * Self.rounds)
        print("")
        print(Table.row("Russian news", "rules", "MB/s"))
        for (name, ruleset) in [("own", SRXRuleset.native()), ("fifty", Self.fiftyRules)] {
            let language = LanguageTag("ru")
            let breaker = try SRXBreaker(ruleset: ruleset, language: language)
            let count = try ruleset.places(for: language)?.count ?? 0
            var sentences = 0
            let start = processorSeconds()
            for _ in 0..<Self.rounds {
                for paragraph in text {
                    sentences += try breaker.sentences(
                        of: Paragraph(range: 0..<paragraph.utf8.count, kind: .text), in: paragraph
                    ).count
                }
                breaker.beginText(byteCount: 0)
            }
            let seconds = processorSeconds() - start
            precondition(sentences > 0, "the work is not left out")
            print(Table.row(name, "\(count)", Table.number(bytes / 1e6 / seconds)))
        }
    }

    /// An exception for each of 44 abbreviations, as translators write them, and six rules that break.
    private static let fiftyRules: SRXRuleset = {
        let abbreviations = [
            "г", "гг", "ул", "им", "проф", "акад", "тыс", "млн", "руб", "коп", "см", "рис", "табл",
            "стр", "гл", "ст", "п", "пп", "др", "пр", "т\\.\\s*е", "т\\.\\s*д", "т\\.\\s*п",
            "т\\.\\s*к", "н\\.\\s*э", "до\\s+н\\.\\s*э", "янв", "февр", "апр", "авг", "сент", "окт",
            "нояб", "дек", "тел", "доб", "кв", "обл", "р", "о", "пос", "дер", "ред", "изд",
        ]
        let exceptions = abbreviations.map {
            SRXRuleset.Rule(isBreak: false, before: "\\b\($0)\\.", after: "\\s")
        }
        let others = [
            SRXRuleset.Rule(isBreak: false, before: "\\b\\p{Lu}\\.", after: "\\s+\\p{Lu}"),
            .init(isBreak: false, before: "[.?!…]+[»”\"]?", after: "\\s+[\\p{Ll}—–]"),
            .init(isBreak: true, before: "[\\.\\?!…]+[\"”»]?", after: "\\s+\\p{Lu}"),
            .init(isBreak: true, before: "[\\.\\?!…]+[\"”»]?", after: "\\s+[«“\"(]\\p{Lu}"),
            .init(isBreak: true, before: "[\\.\\?!…]+\\s+", after: "[–—]\\s+\\p{Lu}"),
            .init(isBreak: true, before: "[\\.\\?!…]+", after: "\\s+\\d"),
        ]
        return SRXRuleset(
            languageRules: [.init(name: "Russian", rules: exceptions + others)],
            maps: [.init(pattern: "ru.*", ruleName: "Russian")])
    }()
}

/// The time of the processor alone: what else the machine does would count for slowness.
private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
