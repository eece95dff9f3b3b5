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
        let parser = TMXParser(limits: limits, keepsGoing: keepsGoing)
        try run(parser, on: input, unit: unit)
        return parser.report
    }

    /// Hands over each pair of two languages and the line of its unit, and gives a report at the
    /// end that also counts the units without such a pair.
    ///
    /// `TMXUnit.units(source:target:)` says which pairs are chosen. Throws as the reading of units
    /// does.
    public func read(
        _ input: ByteReader, source: LanguageTag, target: LanguageTag,
        pair: (TranslationUnit, _ line: Int) throws -> Void
    ) throws -> TMXReport {
        let parser = TMXParser(limits: limits, keepsGoing: keepsGoing)
        try run(parser, on: input) { unit in
            let pairs = unit.units(source: source, target: target)
            parser.report.pairs += pairs.count
            if pairs.count > 1 {
                parser.report.add(.unitWithAlternatives, line: unit.line)
            } else if pairs.isEmpty, unit.variants.count > 1 {
                let isThere = unit.has(source: source, target: target)
                parser.report.add(
                    isThere ? .unitWithEmptySide : .unitWithoutPair, line: unit.line)
            }
            for unitPair in pairs { try pair(unitPair, unit.line) }
        }
        return parser.report
    }

    /// Reads a whole file only to report on it: its header, its languages, what is wrong with it.
    ///
    /// Throws an `ExchangeError` with line and column, and `CancellationError`.
    public func survey(_ input: ByteReader) throws -> TMXReport {
        try read(input) { _ in }
    }

    private func run(
        _ parser: TMXParser, on input: ByteReader, unit: (TMXUnit) throws -> Void
    ) throws {
        let reader = try XMLReader(
            file: input.path, names: TMXName.all, maximumDepth: limits.depth, handler: parser)
        func handOver() throws {
            for finished in parser.finished { try unit(finished) }
            parser.finished.removeAll(keepingCapacity: true)
        }
        var isBlank = true
        while try input.advance() {
            try Task.checkCancellation()
            try input.withChunk { chunk in
                if isBlank, input.bytesRead == chunk.count,
                    let kind = BinaryKind(firstBytes: chunk)
                {
                    throw ExchangeError(file: input.path, problem: .binary(kind))
                }
                isBlank = isBlank && chunk.allSatisfy(isXMLSpace)
                let outcome = Result { try reader.push(chunk) }
                // Units before the error have been read, and their report counts them.
                try handOver()
                try outcome.get()
            }
        }
        guard !isBlank else { throw ExchangeError(file: input.path, problem: .empty) }
        try reader.finish()
        try handOver()
        if let strange = parser.strangeBody {
            throw ExchangeError(
                file: input.path, line: strange.line, column: strange.column,
                problem: .noUnits(found: strange.name))
        }
    }
}
