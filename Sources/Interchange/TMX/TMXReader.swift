public import Bitext
public import Language

/// Reads TMX 1.0 to 1.4b, a unit at a time: memory does not grow with the file.
///
///     let report = try TMXReader().read(ByteReader(path: "memory.tmx")) { unit in … }
///
/// It reads what the tools of the trade write: text, native codes (level 2), notes, properties and
/// attributes of any name, `lang` for `xml:lang`, any encoding that is declared or shown by a byte
/// order mark. No DTD, no entity and nothing else outside the file is ever loaded. White space of
/// a segment stays as it is.
public struct TMXReader: Sendable {
    /// How much is taken from a file.
    public var limits: ReadingLimits
    /// Whether a unit that is wrong in itself is left out and counted instead of ending the
    /// reading; a file that is not well-formed always ends it.
    public var keepsGoing: Bool

    /// Makes a reader.
    public init(limits: ReadingLimits = ReadingLimits(), keepsGoing: Bool = false) {
        self.limits = limits
        self.keepsGoing = keepsGoing
    }

    /// Hands over each unit with all its variants, and gives a report at the end.
    ///
    /// Throws an `ExchangeError` with line and column, what the closure throws, and
    /// `CancellationError`.
    public func read(_ input: ByteReader, unit: (TMXUnit) throws -> Void) throws -> TMXReport {
        try run(on: input) { found, _ in try unit(found) }
    }

    /// Hands over each pair of two languages and the line of its unit, and gives a report at the
    /// end that also counts the units without such a pair.
    ///
    /// `TMXUnit.units(source:target:)` says which pairs are chosen. A unit whose source is in the
    /// target language, by its own word, gives pairs in that direction. Throws as the reading of
    /// units does.
    public func read(
        _ input: ByteReader, source: LanguageTag, target: LanguageTag,
        pair: (TranslationUnit, _ line: Int) throws -> Void
    ) throws -> TMXReport {
        try run(on: input) { unit, report in
            guard let sides = try sides(of: unit, source, target, in: input.path, &report) else {
                return
            }
            for found in unit.units(of: sides) { try pair(found, unit.line) }
        }
    }

    /// Reads a whole file to report on it and on its pairs of two languages.
    ///
    /// They are chosen by what a report says: by that of the beginning, so that one reading is
    /// enough, and at the end again. Where that is another choice, the file is opened and read once
    /// more.
    ///
    /// Throws an `ExchangeError` with line and column, what the choice at the end throws, and
    /// `CancellationError`.
    public func check(
        _ open: () throws -> ByteReader,
        choosing choose: (TMXReport) throws -> (source: LanguageTag, target: LanguageTag),
        unit advance: () -> Void
    ) throws -> (report: TMXReport, source: LanguageTag, target: LanguageTag) {
        let input = try open()
        var isBeginning = true
        var guess: (source: LanguageTag, target: LanguageTag)?
        let report = try run(on: input) { unit, report in
            if isBeginning { guess = try? choose(report) }
            isBeginning = false
            if let pair = guess {
                do {
                    _ = try sides(of: unit, pair.source, pair.target, in: input.path, &report)
                } catch {
                    // Whether it is the pair at all is known at the end.
                    guess = nil
                }
            }
            advance()
        }
        let pair = try choose(report)
        if let guess, guess == pair { return (report, pair.source, pair.target) }
        let again = try read(open(), source: pair.source, target: pair.target) { _, _ in advance() }
        return (again, pair.source, pair.target)
    }

    /// The variants of a unit that are paired, nil for none; they are counted, and what is odd.
    private func sides(
        of unit: TMXUnit, _ source: LanguageTag, _ target: LanguageTag, in file: String,
        _ report: inout TMXReport
    ) throws(ExchangeError) -> TMXUnit.Sides? {
        let isReversed =
            unit.sourceLanguage.map { Self.isReversed($0, source, target) } ?? false
        let (source, target) = isReversed ? (target, source) : (source, target)
        if let excess = unit.excess(over: limits, source: source, target: target) {
            guard keepsGoing else {
                throw ExchangeError(file: file, line: unit.line, problem: excess)
            }
            report.add(.unitWithTooManyPairs, line: unit.line)
            return nil
        }
        let sides = unit.sides(source: source, target: target)
        let pairs = sides.sources.count * sides.targets.count
        report.pairs += pairs
        guard pairs > 0 else {
            if unit.variants.count > 1 {
                let isThere = unit.has(source: source, target: target)
                report.add(isThere ? .unitWithEmptySide : .unitWithoutPair, line: unit.line)
            }
            return nil
        }
        if isReversed { report.add(.unitReversed, line: unit.line) }
        if pairs > 1 { report.add(.unitWithAlternatives, line: unit.line) }
        if unit.variants.count > 2 {
            let taken = Set((sides.sources + sides.targets).map(\.language))
            for variant in unit.variants where !taken.contains(variant.language) {
                guard variant.segment.hasText, !variant.language.text.isEmpty else { continue }
                report.leaveOut(variant.language, line: unit.line)
            }
        }
        return sides
    }

    /// Whether the language of a source is the target of a pair, and not just another region of its
    /// source.
    private static func isReversed(
        _ said: LanguageTag, _ source: LanguageTag, _ target: LanguageTag
    ) -> Bool {
        said != source
            && (said == target
                || target.answer(from: said) != nil && source.answer(from: said) == nil)
    }

    /// Reads a whole file only to report on it: its header, its languages, what is wrong with it.
    ///
    /// Throws an `ExchangeError` with line and column, and `CancellationError`.
    public func survey(_ input: ByteReader) throws -> TMXReport {
        try read(input) { _ in }
    }

    private func run(
        on input: ByteReader, unit: (TMXUnit, inout TMXReport) throws -> Void
    ) throws -> TMXReport {
        let reader = try XMLReader(
            file: input.path, names: namesOfTMX, maximumDepth: limits.depth,
            handler: TMXParser(limits: limits, keepsGoing: keepsGoing))
        func handOver() throws {
            for finished in reader.handler.pointee.finished {
                try unit(finished, &reader.handler.pointee.report)
            }
            reader.handler.pointee.finished.removeAll(keepingCapacity: true)
        }
        // Units before an error have been read.
        try reader.read(input, isOpen: { $0.isOpen }, afterPart: handOver)
        try handOver()
        if let strange = reader.handler.pointee.strangeBody {
            throw ExchangeError(
                file: input.path, line: strange.line, column: strange.column,
                problem: .noUnits(found: strange.name))
        }
        return reader.handler.pointee.report
    }
}
