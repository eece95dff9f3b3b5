internal import Bitext
internal import Language

/// How the units of a pair of languages answer a look-up, and what is taken off all of them.
struct Reading {
    /// Whether the target is held against the query and the source proposed.
    let isReversed: Bool
    /// What is taken off for the languages, the direction and the memory.
    let deductions: [Deduction]
    /// The sum of these.
    let points: Int

    /// How units of a pair answer; nil where they do not.
    ///
    /// Those that answer as they stand are not also read the other way.
    init?(source: LanguageTag, target: LanguageTag, options: LookupOptions) {
        if let answers = Self.answers(source, target, options) {
            isReversed = false
            deductions = Self.deductions(answers, reversed: false, options)
        } else if let answers = Self.answers(target, source, options) {
            isReversed = true
            deductions = Self.deductions(answers, reversed: true, options)
        } else {
            return nil
        }
        points = deductions.reduce(0) { $0 + $1.hundredths }
    }

    private typealias Answers = (source: LanguageTag.Answer, target: LanguageTag.Answer)

    private static func answers(
        _ source: LanguageTag, _ target: LanguageTag, _ options: LookupOptions
    ) -> Answers? {
        guard let sourceAnswer = options.sourceLanguage.answer(from: source),
            let targetAnswer = options.targetLanguage.answer(from: target)
        else { return nil }
        return (sourceAnswer, targetAnswer)
    }

    private static func deductions(
        _ answers: Answers, reversed: Bool, _ options: LookupOptions
    ) -> [Deduction] {
        var deductions: [Deduction] = []
        if answers.source == .otherRegion {
            deductions.append(Deduction(.sourceRegion, hundredths: 100))
        }
        if answers.target == .otherRegion {
            deductions.append(Deduction(.targetRegion, hundredths: 100))
        }
        if reversed { deductions.append(Deduction(.reversed, hundredths: 200)) }
        if options.penalties.memory > 0 {
            deductions.append(Deduction(.memory, hundredths: options.penalties.memory))
        }
        return deductions
    }
}
